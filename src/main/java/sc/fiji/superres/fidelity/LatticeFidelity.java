package sc.fiji.superres.fidelity;

import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.metric.ImagePair;

/**
 * What became of a reference's lattice in an image: its strongest reflections, and the same ones in the image.
 * <p>
 * Without a lattice in the reference there are no reflections, and every figure is NaN.
 * </p>
 *
 * @param reference the reference's reflections, the strongest first, at most {@value #PEAKS}
 * @param image those of the image at the same places, within 1.5 resolutions; null for one that does not stand out
 * @param periods how often the strongest wave of the reference goes across the shorter side, slow changes included
 */
public record LatticeFidelity(List<BraggPeak> reference, List<BraggPeak> image, double periods) {

	/** How many reflections count. A lattice has at most three independent ones; six include the next order. */
	private static final int PEAKS = 6;
	private static final int LEAST_SIDE = 32;

	/**
	 * Measures two planes of one size, both sides at least 32 pixels.
	 *
	 * @throws IllegalArgumentException for planes that differ in size or are too small
	 */
	public static LatticeFidelity of(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		final ImagePair pair = ImagePair.of(image, reference).atLeast(LEAST_SIDE, "Lattice fidelity");
		return of(new PowerSpectrum(pair.image(), pair.width(), pair.height()), new PowerSpectrum(pair.reference(), pair
			.width(), pair.height()));
	}

	private static LatticeFidelity of(final PowerSpectrum judged, final PowerSpectrum ideal) {
		final List<BraggPeak> idealPeaks = ideal.strongest(PEAKS);
		final List<BraggPeak> judgedPeaks = idealPeaks.stream().map(judged::near).toList();
		return new LatticeFidelity(idealPeaks, judgedPeaks, ideal.strongestPeriods());
	}

	/** Mean of |spacing in the image / spacing in the reference − 1| over the reflections that both have. */
	public double spacingError() {
		return meanOfKept((peak, ideal) -> Math.abs(peak.spacing() / ideal.spacing() - 1));
	}

	/** Part of the reference's reflections that the image has, within [0,1]. */
	public double kept() {
		if (reference.isEmpty()) return Double.NaN;
		final double kept = image.stream().filter(Objects::nonNull).count();
		return kept / reference.size();
	}

	/** Geometric mean of the image's peak-to-background ratios; those that do not stand out are left out. */
	public double toBackground() {
		return meanToBackground(image);
	}

	/** Geometric mean of the reference's peak-to-background ratios. */
	public double referenceToBackground() {
		return meanToBackground(reference);
	}

	/**
	 * Mean width of the image's reflections over that of the same ones in the reference: above 1 where order was lost.
	 */
	public double widthRatio() {
		return meanOfKept((peak, ideal) -> peak.width() / ideal.width());
	}

	/** Mean over the reflections that both have; NaN where there are none. */
	private double meanOfKept(final ToDoubleBiFunction<BraggPeak, BraggPeak> ratio) {
		return kept(i -> ratio.applyAsDouble(image.get(i), reference.get(i))).average().orElse(Double.NaN);
	}

	/** A value for each reflection that both have, by its number. */
	private DoubleStream kept(final IntToDoubleFunction value) {
		return IntStream.range(0, image.size()).filter(i -> image.get(i) != null).mapToDouble(value);
	}

	private static double meanToBackground(final List<BraggPeak> peaks) {
		final DoubleStream ratios = peaks.stream().filter(Objects::nonNull).mapToDouble(BraggPeak::toBackground);
		return Math.exp(ratios.map(Math::log).average().orElse(Double.NaN));
	}
}
