package sc.fiji.superres.models;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.network.TrainableNetwork;
import sc.fiji.superres.rrdb.RrdbConfig;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/**
 * Java's half of {@code scripts/check-python-torch.sh}. {@code write FOLDER}: every format of every preset and of the
 * other architectures, with an input and its output beside them, and a list of tensors (name, shape, CRC-32 of the
 * values). {@code read FOLDER}: the files {@code from-python-*} hold the tensors of that list.
 */
public final class PythonCheck {

	private static final int HEIGHT = 21, WIDTH = 43;

	private PythonCheck() {}

	public static void main(final String[] arguments) throws IOException {
		final Path folder = Path.of(arguments[1]);
		if (arguments[0].equals("read")) read(folder);
		else writeAll(folder);
	}

	private static void writeAll(final Path folder) throws IOException {
		for (final String preset : SwinIrConfig.PRESETS)
			write(folder, preset, SwinIrConfig.preset(preset, preset.equals("denoise") ? 1 : 4));
		write(folder, "span", Architectures.preset("span", 4));
		write(folder, "rrdb-x4", new RrdbConfig(4, 1, 16, 3, 8, 1));
		write(folder, "rrdb-x2", new RrdbConfig(2, 1, 16, 3, 8, 2));
	}

	private static void write(final Path folder, final String name, final NetworkConfig config) throws IOException {
		final StateDict weights = config.firstWeights(1);
		final Path file = folder.resolve(name + ".pt");
		ModelFiles.write(file, weights, ModelCard.imported(config, "nowhere"));
		final ModelFiles.Loaded model = ModelFiles.read(file);
		for (final ModelFormat format : List.of(ModelFormat.PTH, ModelFormat.SAFETENSORS, ModelFormat.BIOIMAGE))
			ModelExport.write(model, format, format.target(file, ""));
		ModelExport.write(model, ModelFormat.BIOIMAGE_0_4, folder.resolve(name + "-0.4.zip"));
		final float[] input = new float[2 * HEIGHT * WIDTH];
		final Random random = new Random(2);
		for (int i = 0; i < input.length; i++)
			input[i] = random.nextFloat();
		try (TrainableNetwork net = TrainableNetwork.load(config, weights, TorchEngine.device("cpu"))) {
			final int s = config.factor();
			TorchArchive.writeStateDict(folder.resolve(name + ".run"), new StateDict().put("input", new FloatTensor(
				input, 2, 1, HEIGHT, WIDTH)).put("output", new FloatTensor(net.run(input, 2, HEIGHT, WIDTH), 2, 1, s *
					HEIGHT, s * WIDTH)));
		}
		Files.write(folder.resolve(name + ".csv"), lines(weights));
	}

	private static void read(final Path folder) throws IOException {
		final List<String> expected = Files.readAllLines(folder.resolve("light.csv"));
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.filter(f -> f.getFileName().toString().startsWith("from-python-")).sorted()
				.toList())
			{
				final List<String> lines = lines(ModelFiles.read(file).weights());
				if (!lines.equals(expected)) throw new IOException(file + " holds other tensors than were written.");
				new PrintStream(System.out, true, StandardCharsets.UTF_8).println("read by Java: " + file
					.getFileName());
			}
		}
	}

	private static List<String> lines(final StateDict weights) {
		return weights.names().stream().map(name -> name + ";" + String.join(",", Arrays.stream(weights.get(name)
			.shape()).mapToObj(Integer::toString).toList()) + ";" + checksum(weights.get(name).values())).toList();
	}

	private static long checksum(final float[] values) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		final CRC32 crc = new CRC32();
		crc.update(bytes.array());
		return crc.getValue();
	}
}
