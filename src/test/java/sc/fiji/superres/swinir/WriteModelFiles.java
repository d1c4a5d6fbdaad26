package sc.fiji.superres.swinir;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;

import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/**
 * Writes {@code light.pth}, {@code light.pt} and {@code light.csv} (name, shape, CRC-32 of the values) into a folder, for
 * {@code scripts/check-python-torch.sh} to read by Python.
 */
public final class WriteModelFiles {

	private WriteModelFiles() {}

	public static void main(final String[] arguments) throws IOException {
		final Path folder = Path.of(arguments[0]);
		final SwinIrConfig config = SwinIrConfig.light(4);
		final StateDict weights = WeightInit.draw(config, 1);
		TorchArchive.writeStateDict(folder.resolve("light.pth"), weights);
		SwinIr.write(folder.resolve("light.pt"), config, weights, Map.of("note.txt", "from Java"));
		try (PrintStream csv = new PrintStream(folder.resolve("light.csv").toFile(), StandardCharsets.UTF_8)) {
			weights.forEach((name, tensor) -> csv.println(name + ";" + String.join(",", Arrays.stream(tensor.shape())
				.mapToObj(Integer::toString).toList()) + ";" + checksum(tensor.values())));
		}
	}

	private static long checksum(final float[] values) {
		final var bytes = java.nio.ByteBuffer.allocate(4 * values.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		final CRC32 crc = new CRC32();
		crc.update(bytes.array());
		return crc.getValue();
	}
}
