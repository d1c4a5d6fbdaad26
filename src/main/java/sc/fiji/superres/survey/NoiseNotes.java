package sc.fiji.superres.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.lattice.Reflection;
import sc.fiji.superres.lattice.Structure;
import sc.fiji.superres.noise.NoiseModel;

/** The noise of the images that people train on: measured, told, and shown alone. */
public final class NoiseNotes {

	/** Below this share of white noise's power at the highest frequencies something has smoothed an image. */
	private static final double SMOOTH = 0.3;
	/** Names in a message; of more their number is said. */
	private static final int NAMED = 3;
	/** Strongest reflections that are looked for in what a network makes of noise. */
	private static final int REFLECTIONS = 6;

	/** An image's noise and its mean grey value. */
	private record Noisy(SourceImage image, NoiseModel noise, double mean) {

		double toContrast() {
			return noise.toContrast(mean);
		}
	}

	private NoiseNotes() {}

	/** The noise of an image; null of one that is too small, of which no pairs are made. */
	public static NoiseModel measured(final SourceImage image) {
		if (Math.min(image.width(), image.height()) < NoiseModel.LEAST_SIDE) return null;
		return NoiseModel.of(values(image), image.width(), image.height());
	}

	/**
	 * One line of the image in the middle, between the quietest and the noisiest; one more where images were smoothed.
	 */
	public static List<String> of(final List<SourceImage> images, final PairKind kind) {
		final List<Noisy> noisy = images.stream().map(i -> new Noisy(i, measured(i), mean(values(i)))).filter(n -> n
			.noise() != null).sorted(Comparator.comparingDouble(Noisy::toContrast)).toList();
		final List<String> notes = new ArrayList<>();
		if (!noisy.isEmpty()) notes.add(line(noisy.get(noisy.size() / 2), kind));
		final List<Noisy> smooth = noisy.stream().filter(n -> n.noise().roughness() < SMOOTH).toList();
		if (!smooth.isEmpty()) notes.add(warning(smooth));
		return notes;
	}

	/** A flat image of the mean grey value, as noisy as this one, and this one's reflections. */
	public static Blank blank(final SourceImage image, final int side) {
		final float[] flat = new float[side * side];
		Arrays.fill(flat, (float) mean(values(image)));
		final float[] noise = measured(image).draw(flat, side, side, new SplittableRandom(side));
		for (int i = 0; i < flat.length; i++)
			flat[i] = (float) image.range().toUnit(flat[i] + noise[i]);
		return new Blank(flat, side, Structure.of(List.of(real(image))).reflections(REFLECTIONS).stream().map(r -> unit(
			r, image.range())).toList());
	}

	private static Reflection unit(final Reflection grey, final IntensityRange range) {
		final double span = range.high() - range.low();
		return new Reflection(grey.kx(), grey.ky(), grey.power() / (span * span), grey.sigma());
	}

	private static String line(final Noisy noisy, final PairKind kind) {
		final String found = noisy.image().name() + ": " + noisy.noise().summary(noisy.mean());
		if (kind == PairKind.PUBLISHED) return found + ". Input and target share it.";
		return found + (noisy.noise().rowsAreIndependent() ? ": lines are kept apart."
			: ": lines share their noise, so pairs are recorrupted.");
	}

	private static String warning(final List<Noisy> smooth) {
		final List<String> names = smooth.stream().limit(NAMED).map(n -> n.image().name()).toList();
		final String more = smooth.size() > NAMED ? " and " + (smooth.size() - NAMED) + " more" : "";
		return "Warning: " + String.join(", ", names) + more +
			" hold little or no power at the highest frequencies: smoothed, " +
			"enlarged or compressed before? Noise that neighbours share is partly taken for structure. Train on images as they were recorded.";
	}

	private static float[] values(final SourceImage image) {
		return Planes.floatArray(real(image));
	}

	@SuppressWarnings("unchecked") // a source image is of one of three real types
	private static RandomAccessibleInterval<? extends RealType<?>> real(final SourceImage image) {
		return (RandomAccessibleInterval<? extends RealType<?>>) image.plane();
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float v : values)
			sum += v;
		return sum / values.length;
	}
}
