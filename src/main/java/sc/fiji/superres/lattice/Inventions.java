package sc.fiji.superres.lattice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.util.Intervals;

import sc.fiji.superres.image.Planes;

/**
 * Waves that an image shows and its reference does not.
 *
 * <pre>
 * Inventions inventions = Inventions.of(List.of(result), List.of(truth), 0);
 * inventions.power(); // 0.03: 3 % of the result's variance are waves that the truth has not
 * inventions.waves().get(0).period(); // pixels a period of the strongest
 * </pre>
 * <p>
 * A wave is a maximum of the image's mean spectrum, at least 6 sigma above the frequencies around it. With F and G the
 * spectra of image and reference at its frequency, a weakened copy aG of what the reference shows is no invention, nor
 * is one a tenth too strong. So the least |F − aG|² for a from 0 to 1.1 is invented; it follows from the mean spectra
 * of both and of their difference. Of it, as much may be chance as the noise around the frequency makes at 5 sigma in
 * either, and as much comes of a displacement d as (2πkd)² of |G|². Where image and reference lie farther apart than
 * that, only a wave stronger than 1.1 times the reference's around its frequency counts.
 * </p>
 * <p>
 * A wave with less than {@value #LEAST} of the image's variance does not count: its amplitude is 1 to 2 % of the
 * contrast. A lattice of half the period, with a tenth of the contrast, has about three times as much. What is not
 * periodic, such as a single false atom, is not found here.
 * </p>
 *
 * @param power of the waves, as a share of the variance of the image, 0 … 1
 * @param waves the strongest first, each with its power that is invented, in squared grey values
 * @param shown the waves of the reference, the strongest first
 * @param kept the amplitude that the reference's strongest waves have in the image, over what they have in the
 *            reference: 1 where they are all there, 0 where they are lost; NaN where the reference has none
 */
public record Inventions(double power, List<Reflection> waves, List<Reflection> shown, double kept) {

	/** How many waves of the reference are looked for: six hold a lattice and the next order. */
	private static final int KEPT = 6;

	private static final double SIGNIFICANT = 6;
	private static final double CHANCE = 5;
	private static final double MOST_GAIN = 1.1;
	/** Pixels by which displacements are known. */
	private static final double PLACE = 0.1;
	private static final double LEAST = 4e-4;
	/** Two waves of one amplitude differ by no more than twice of it. */
	private static final double OPPOSITE = 2;

	private static final Comparator<Reflection> STRONGEST_FIRST = Comparator.comparingDouble(Reflection::power)
		.reversed();

	public Inventions {
		waves = List.copyOf(waves);
		shown = List.copyOf(shown);
	}

	/**
	 * Compares planes with their references.
	 *
	 * @param images one plane, or several of one pixel size; each side at least {@value Surroundings#LEAST_SIDE} pixels
	 * @param references of the same places and sizes, with noise of their own or none
	 * @param displacement how far both are known to lie apart, in pixels
	 * @throws IllegalArgumentException where planes are too small, differ in size, or all is NaN
	 */
	public static Inventions of(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> images,
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> references, final double displacement)
	{
		final List<RandomAccessibleInterval<DoubleType>> differences = new ArrayList<>();
		for (int i = 0; i < images.size(); i++)
			differences.add(difference(images.get(i), references.get(i)));
		return of(new Comparison(MeanSpectrum.of(images), MeanSpectrum.of(references), MeanSpectrum.of(differences),
			Math.abs(displacement) + PLACE));
	}

	private static RandomAccessibleInterval<DoubleType> difference(
		final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		if (!Intervals.equalDimensions(image, reference)) throw notOneSize(image, reference);
		return Converters.convert(image, reference, (a, b, out) -> out.set(a.getRealDouble() - b.getRealDouble()),
			new DoubleType());
	}

	private static IllegalArgumentException notOneSize(final RandomAccessibleInterval<?> image,
		final RandomAccessibleInterval<?> reference)
	{
		return new IllegalArgumentException("An image of " + Planes.width(image) + "×" + Planes.height(image) +
			" pixels and a reference of " + Planes.width(reference) + "×" + Planes.height(reference) +
			" are not of one place; crop or resample one of them.");
	}

	private static Inventions of(final Comparison comparison) {
		final double variance = comparison.image.variance();
		final double least = LEAST * variance;
		final List<Reflection> waves = new Surroundings(comparison.image).above(SIGNIFICANT, least).stream().map(
			comparison::invented).filter(wave -> wave.power() > least).sorted(STRONGEST_FIRST).toList();
		final List<Reflection> shown = new Surroundings(comparison.reference).above(SIGNIFICANT, LEAST *
			comparison.reference.variance());
		return new Inventions(share(waves, variance), waves, shown, comparison.kept(shown));
	}

	/**
	 * The waves of enlarged planes that the planes they were made of could not hold, and that are no multiples of their
	 * lattice: finer detail of a lattice lies at sums of whole multiples of its reflections, everything else beyond the
	 * input's Nyquist frequency was made up, such as a grid of the input's pixels.
	 *
	 * @param results one plane, or several of one pixel size
	 * @param factor by which the inputs were enlarged
	 * @param lattice the reflections of the inputs, in cycles a pixel of theirs
	 * @return the strongest first, in cycles a pixel of the results; those with less than {@value #LEAST} of the
	 *         variance do not count
	 */
	public static List<Reflection> beyond(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> results,
		final int factor, final List<Reflection> lattice)
	{
		final MeanSpectrum spectrum = MeanSpectrum.of(results, factor * MeanSpectrum.LARGEST);
		final Harmonics harmonics = new Harmonics(lattice.stream().map(r -> r.enlarged(factor)).toList(), 1.0 / spectrum
			.side());
		final double held = 0.5 / factor;
		return new Surroundings(spectrum).above(SIGNIFICANT, LEAST * spectrum.variance()).stream().filter(wave -> Math
			.max(wave.kx(), Math.abs(wave.ky())) > held && !harmonics.contain(wave)).toList();
	}

	private static double share(final List<Reflection> waves, final double variance) {
		if (waves.isEmpty()) return 0;
		return Math.min(1, waves.stream().mapToDouble(Reflection::power).sum() / variance);
	}

	/**
	 * The spectra of an image, its reference, and the difference of both.
	 *
	 * @param moved pixels by which they may lie apart
	 */
	private record Comparison(MeanSpectrum image, MeanSpectrum reference, MeanSpectrum difference, double moved) {

		/** The part of a wave that the reference does not show. */
		Reflection invented(final Reflection wave) {
			final int x = (int) Math.round(wave.kx() * image.side());
			final int y = (int) Math.round(wave.ky() * image.side());
			final double power = image.power(x, y);
			final double excess = Math.max(apart(x, y), stronger(x, y)) - chance(x, y);
			final double share = Math.max(0, Math.min(1, excess / power));
			return new Reflection(wave.kx(), wave.ky(), share * wave.power(), wave.sigma());
		}

		/** The mean amplitude of the reference's strongest waves in the image over theirs, weighted by it. */
		double kept(final List<Reflection> waves) {
			double shown = 0;
			double kept = 0;
			for (final Reflection wave : waves.subList(0, Math.min(KEPT, waves.size()))) {
				shown += wave.amplitude();
				kept += wave.amplitude() * kept(wave);
			}
			return kept / shown;
		}

		private double kept(final Reflection wave) {
			final int x = (int) Math.round(wave.kx() * image.side());
			final int y = (int) Math.round(wave.ky() * image.side());
			return Math.max(0, Math.min(1, common(x, y) / reference.power(x, y)));
		}

		/** The power that image and reference share: the real part of the one's spectrum times the other's. */
		private double common(final int x, final int y) {
			return (image.power(x, y) + reference.power(x, y) - difference.power(x, y)) / 2;
		}

		/** The least |F − aG|², less what a displacement makes. */
		private double apart(final int x, final int y) {
			final double shown = reference.power(x, y);
			final double common = common(x, y);
			final double a = gain(common, shown);
			final double phase = Math.min(OPPOSITE, 2 * Math.PI * moved * Math.hypot(x, y) / image.side());
			return image.power(x, y) - 2 * a * common + a * a * shown - phase * phase * shown;
		}

		private static double gain(final double common, final double shown) {
			if (shown == 0) return 0;
			return Math.max(0, Math.min(MOST_GAIN, common / shown));
		}

		/** By what the amplitude exceeds the greatest of the reference next to it, squared. */
		private double stronger(final int x, final int y) {
			double greatest = 0;
			for (int v = -1; v <= 1; v++)
				for (int u = -1; u <= 1; u++)
					greatest = Math.max(greatest, reference.power(x + u, y + v));
			final double more = Math.sqrt(image.power(x, y)) - MOST_GAIN * Math.sqrt(greatest);
			return Math.max(0, more) * Math.max(0, more);
		}

		private double chance(final int x, final int y) {
			final double noise = new Surroundings(image).around(x, y) + new Surroundings(reference).around(x, y);
			return noise * image.scatter().ratio(CHANCE);
		}
	}
}
