package sc.fiji.superres.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.lattice.Reflection;
import sc.fiji.superres.lattice.Structure;
import sc.fiji.superres.noise.NoiseModel;

/** Measures the noise of training images, describes it for people, and makes images of noise alone. */
public final class NoiseNotes {

	/** The number of strongest reflections of a {@link Blank}. */
	private static final int REFLECTIONS = 6;

	/** An image with its noise and its mean grey value. */
	private record Noisy(SourceImage image, NoiseModel noise, double mean) {

		static Noisy of(final SourceImage image) {
			return new Noisy(image, measured(image), meanGrey(image));
		}

		double toContrast() {
			return noise.toContrast(mean);
		}
	}

	private NoiseNotes() {}

	/** The noise of an image; null if the image is too small, and then no pairs are made from it. */
	public static NoiseModel measured(final SourceImage image) {
		if (Math.min(image.width(), image.height()) < NoiseModel.LEAST_SIDE) return null;
		return NoiseModel.of(GreyOps.values(image.plane()), image.width(), image.height());
	}

	/** One line on the image whose noise is the median of all, and the warnings of {@link ScanWarnings}. */
	public static List<String> of(final List<SourceImage> images, final PairKind kind) {
		final List<Noisy> noisy = sortedByNoise(images);
		final List<String> notes = new ArrayList<>();
		if (!noisy.isEmpty()) notes.add(line(noisy.get(noisy.size() / 2), kind));
		notes.addAll(ScanWarnings.of(images));
		return notes;
	}

	/** The images that are large enough, from the quietest to the noisiest. */
	private static List<Noisy> sortedByNoise(final List<SourceImage> images) {
		final List<Noisy> noisy = new ArrayList<>();
		images.stream().map(Noisy::of).filter(image -> image.noise() != null).forEach(noisy::add);
		noisy.sort(Comparator.comparingDouble(Noisy::toContrast));
		return noisy;
	}

	/** A flat image of an image's mean grey value and noise, with the image's reflections. */
	public static Blank blank(final SourceImage image, final int side) {
		final float[] flat = flat((float) meanGrey(image), side);
		final float[] noise = measured(image).draw(flat, side, side, new SplittableRandom(side));
		for (int i = 0; i < flat.length; i++)
			flat[i] = (float) image.range().toUnit(flat[i] + noise[i]);
		return new Blank(flat, side, reflections(image));
	}

	private static float[] flat(final float grey, final int side) {
		final float[] flat = new float[side * side];
		Arrays.fill(flat, grey);
		return flat;
	}

	private static double meanGrey(final SourceImage image) {
		return Moments.mean(GreyOps.values(image.plane()));
	}

	/** The strongest reflections of an image whose grey values are mapped to [0,1]. */
	private static List<Reflection> reflections(final SourceImage image) {
		final List<Reflection> reflections = Structure.of(List.of(real(image))).reflections(REFLECTIONS);
		final double span = image.range().high() - image.range().low();
		return reflections.stream().map(reflection -> divided(reflection, span)).toList();
	}

	/** The reflection of an image whose grey values are divided by a number. */
	private static Reflection divided(final Reflection grey, final double span) {
		return new Reflection(grey.kx(), grey.ky(), grey.power() / (span * span), grey.sigma());
	}

	private static String line(final Noisy noisy, final PairKind kind) {
		final String found = noisy.image().name() + ": " + noisy.noise().summary(noisy.mean());
		return found + consequence(noisy.noise(), kind);
	}

	private static String consequence(final NoiseModel noise, final PairKind kind) {
		if (kind == PairKind.PUBLISHED) return ". Input and target share it.";
		if (noise.rowsAreIndependent()) return ": lines are kept apart.";
		return ": lines share their noise, so pairs are recorrupted.";
	}

	@SuppressWarnings("unchecked") // a source image is of one of three real types
	private static RandomAccessibleInterval<? extends RealType<?>> real(final SourceImage image) {
		return (RandomAccessibleInterval<? extends RealType<?>>) image.plane();
	}
}
