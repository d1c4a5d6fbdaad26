package sc.fiji.superres.survey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.lattice.NoisePower;
import sc.fiji.superres.lattice.Reflection;
import sc.fiji.superres.lattice.Structure;
import sc.fiji.superres.simulate.Scan;

/**
 * Prints what share of the structure folds at each distance of input pixels, for simulated lattices and real scans: the
 * first table of {@code docs/sampling-notes.md}.
 */
final class SamplingTable {

	private static final double[] DISTANCES = { 1, 1.5, 2, 2.5, 3, 4, 6, 8, 16 };

	private SamplingTable() {}

	public static void main(final String[] args) throws Exception {
		System.out.print("| image | period | finest | noise % | 5 % at |");
		for (final double d : DISTANCES)
			System.out.printf(Locale.ROOT, " %.1f |", d);
		System.out.println();
		for (final double pixels : new double[] { 4, 6, 8, 12, 20, 45 })
			for (final double dose : new double[] { 4, 15, 200 }) {
				print("GaN " + pixels + " dose " + dose, simulated("gan-stem", 0.2762 / pixels, dose, 0.4, 0.05));
				print("graphite " + pixels + " dose " + dose, simulated("graphite-stm", 0.2131 / pixels, dose, 0.4,
					0.5));
			}
		for (final String file : args)
			print(Path.of(file).getFileName().toString(), List.of(read(Path.of(file))));
	}

	private static List<RandomAccessibleInterval<? extends RealType<?>>> simulated(final String sample,
		final double pixel, final double dose, final double jitter, final double drift)
	{
		return IntStream.rangeClosed(1, 4).<RandomAccessibleInterval<? extends RealType<?>>> mapToObj(seed -> Scan.of(
			sample, 512, 512, 512 * pixel, dose, jitter, drift, seed).simulate(Progress.NONE)).toList();
	}

	private static void print(final String name,
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> images)
	{
		final Structure s = Structure.of(images);
		final double noise = NoisePower.of(images);
		System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.0f | %.2f |", name, s.strongest().map(Reflection::period)
			.orElse(Double.NaN), finestPeriod(s), 100 * noise / (noise + s.power()), s.coarsest(Sampling.THRESHOLD));
		for (final double d : DISTANCES)
			System.out.printf(Locale.ROOT, " %.1f |", 100 * s.folded(d));
		System.out.println();
	}

	private static double finestPeriod(final Structure structure) {
		return structure.reflections(Integer.MAX_VALUE).stream().mapToDouble(Reflection::period).min().orElse(
			Double.NaN);
	}

	/** Text of ISO 28632, or whatever ImageJ opens. */
	private static RandomAccessibleInterval<? extends RealType<?>> read(final Path file) throws Exception {
		if (!file.toString().endsWith(".spm")) return plane(file);
		final List<String> lines = Files.readAllLines(file);
		final int end = lines.lastIndexOf("end of experiment");
		final float[] z = new float[512 * 512];
		for (int i = 0; i < z.length; i++)
			z[i] = Float.parseFloat(lines.get(lines.size() - z.length - (end < 0 ? 0 : lines.size() - end) + i));
		return Planes.floats(z, 512, 512);
	}

	private static RandomAccessibleInterval<? extends RealType<?>> plane(final Path file) {
		final ij.ImagePlus image = new ij.io.Opener().openImage(file.toString());
		return Planes.floats((float[]) image.getProcessor().convertToFloatProcessor().getPixels(), image.getWidth(),
			image.getHeight());
	}
}
