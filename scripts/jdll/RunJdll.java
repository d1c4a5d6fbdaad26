import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import io.bioimage.modelrunner.bioimageio.description.ModelDescriptor;
import io.bioimage.modelrunner.bioimageio.description.TensorSpec;
import io.bioimage.modelrunner.model.java.BioimageIoModelJava;
import io.bioimage.modelrunner.model.processing.Processing;
import io.bioimage.modelrunner.numpy.DecodeNumpy;
import io.bioimage.modelrunner.tensor.Tensor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;

/**
 * Runs exported bioimage.io zips by JDLL's own model runner: the test input as a whole, whose result must be the test
 * output within 0.05 of 255; in JDLL's tiles, whose result must be that of the image with its mirrored border; and an
 * image of other sides, whose result must be as large as the factor says. JDLL is on no registry that the build reaches,
 * so this is no part of the build; {@code scripts/check-jdll.sh} says how to get it. With PYTORCH=2.0.0 in the
 * environment the engine of that version is taken instead of the one that rdf.yaml names.
 */
public final class RunJdll {

	private static final double TOLERANCE = 0.05;
	private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private final BioimageIoModelJava model;
	private final ModelDescriptor descriptor;
	private final Path folder;
	private boolean good = true;

	private RunJdll(final Path folder, final String engines) throws Exception {
		this.folder = folder;
		model = BioimageIoModelJava.createBioimageioModel(folder.toString(), engines);
		descriptor = model.getBioimageioSpecs();
	}

	public static void main(final String[] arguments) throws Exception {
		boolean good = true;
		for (final String zip : List.of(arguments).subList(1, arguments.length)) {
			final RunJdll run = new RunJdll(unpacked(Path.of(zip)), arguments[0]);
			OUT.println(zip + ": format " + run.descriptor.getFormatVersion() + ", engine of PyTorch " + run.model
				.getEngineInfo().getVersion());
			good &= run.run();
		}
		System.exit(good ? 0 : 1);
	}

	private static Path unpacked(final Path zip) throws IOException {
		final Path folder = Files.createTempDirectory("jdll-");
		try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
				Files.copy(in, folder.resolve(entry.getName()));
		}
		final String version = System.getenv("PYTORCH");
		final Path rdf = folder.resolve("rdf.yaml");
		if (version != null) {
			Files.writeString(rdf, Files.readString(rdf).replaceAll("pytorch_version: .*", "pytorch_version: " + version));
		}
		return folder;
	}

	private boolean run() throws Exception {
		model.loadModel();
		final RandomAccessibleInterval<FloatType> input = DecodeNumpy.loadNpy(folder.resolve("test-input.npy").toString());
		final RandomAccessibleInterval<FloatType> wanted = DecodeNumpy.loadNpy(folder.resolve("test-output.npy")
			.toString());
		compare("test input as a whole", whole(input), wanted);
		tiles(input, wanted.dimension(2) / input.dimension(2));
		model.close();
		return good;
	}

	/** JDLL's processing and engine without its tiles. */
	private RandomAccessibleInterval<FloatType> whole(final RandomAccessibleInterval<FloatType> input) throws Exception {
		final Processing processing = Processing.init(descriptor);
		final List<Tensor<FloatType>> scaled = processing.preprocess(tensors(input), false);
		model.setTiling(false);
		final List<Tensor<FloatType>> outputs = model.run(scaled);
		model.setTiling(true);
		final List<Tensor<FloatType>> unscaled = processing.postprocess(outputs, true);
		return unscaled.get(0).getData();
	}

	private RandomAccessibleInterval<FloatType> tiled(final RandomAccessibleInterval<FloatType> input) throws Exception {
		final List<Tensor<FloatType>> outputs = model.run(tensors(input));
		return outputs.get(0).getData();
	}

	private List<Tensor<FloatType>> tensors(final RandomAccessibleInterval<FloatType> input) {
		final TensorSpec spec = descriptor.getInputTensors().get(0);
		final List<Tensor<FloatType>> tensors = new ArrayList<>();
		tensors.add(Tensor.build(spec.getName(), spec.getAxesOrder(), mirrored(input, new long[4], input
			.dimensionsAsLongArray())));
		return tensors;
	}

	private void tiles(final RandomAccessibleInterval<FloatType> input, final long factor) throws Exception {
		final long[] size = input.dimensionsAsLongArray();
		final long halo = descriptor.getInputTensors().get(0).getHaloArr()[2];
		final var padded = mirrored(input, new long[] { 0, 0, -halo, -halo }, new long[] { 1, size[1], size[2] + 2 * halo,
			size[3] + 2 * halo });
		final long from = factor * halo;
		final var inner = Views.offsetInterval(whole(padded), new long[] { 0, 0, from, from }, new long[] { 1, size[1],
			factor * size[2], factor * size[3] });
		compare("test input in tiles", tiled(input), inner);
		final long[] other = { 1, size[1], size[2] + 37, size[3] + 3 };
		final long[] made = tiled(mirrored(input, new long[4], other)).dimensionsAsLongArray();
		report("image of other sides: " + Arrays.toString(other) + " became " + Arrays.toString(made), made[2] == factor *
			other[2] && made[3] == factor * other[3]);
	}

	/** A part of an image that goes on beyond its borders as JDLL lets it. */
	private static RandomAccessibleInterval<FloatType> mirrored(final RandomAccessibleInterval<FloatType> image,
		final long[] from, final long[] size)
	{
		final RandomAccessibleInterval<FloatType> copy = ArrayImgs.floats(size);
		ImgUtil.copy(Views.offsetInterval(Views.extendMirrorDouble(image), from, size), copy);
		return copy;
	}

	private void compare(final String what, final RandomAccessibleInterval<FloatType> made,
		final RandomAccessibleInterval<FloatType> wanted)
	{
		if (!Arrays.equals(made.dimensionsAsLongArray(), wanted.dimensionsAsLongArray())) {
			report(what + ": " + Arrays.toString(made.dimensionsAsLongArray()) + " instead of " + Arrays.toString(wanted
				.dimensionsAsLongArray()), false);
			return;
		}
		double greatest = 0;
		final var cursor = Views.flatIterable(made).cursor();
		for (final FloatType value : Views.flatIterable(wanted))
			greatest = Math.max(greatest, Math.abs(cursor.next().get() - value.get()));
		report(String.format(Locale.ROOT, "%s: greatest difference %.2g of 255", what, greatest), greatest <= TOLERANCE);
	}

	private void report(final String line, final boolean right) {
		good &= right;
		OUT.println((right ? "  " : "  WRONG: ") + line);
	}
}
