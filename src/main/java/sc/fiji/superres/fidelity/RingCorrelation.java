package sc.fiji.superres.fidelity;

import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.metric.ImagePair;

/**
 * Fourier ring correlation (W. O. Saxton, W. Baumeister, J. Microsc. 127 (1982) 127; M. van Heel, Ultramicroscopy 21
 * (1987) 95): for each frequency q, Re Σ F₁F₂* / √(Σ|F₁|² Σ|F₂|²) over the ring of that frequency, and the resolution
 * at which it is down to 1/7 (R. P. J. Nieuwenhuizen et al., Nat. Methods 10 (2013) 557).
 * <p>
 * Means are taken off and the borders apodised by a Tukey window that rises over an eighth of each side. Rings are
 * 1/(shorter side) cycles a pixel wide and reach to Nyquist's frequency. The curve is smoothed over three rings.
 * </p>
 * <p>
 * The resolution is the finest period at which the images still agree: 1 / the highest frequency at which the curve is
 * above 1/7, and above 3/√n for n pixels of independent noise, which gets there by chance in one case of 700. On images
 * with a spectrum of all frequencies that is where the curve falls below 1/7 the first time. A lattice has nothing but
 * noise between its reflections: there the curve comes up again, and its first fall would say nothing.
 * </p>
 */
public final class RingCorrelation {

	/** The resolution is where the curve is down to this. */
	public static final double THRESHOLD = 1.0 / 7;

	private static final int LEAST_SIDE = 16;
	private static final double SIGMAS = 3;

	private final double[] curve;
	private final double[] pixels;
	private final int side;

	private RingCorrelation(final Rings rings, final int side) {
		this.side = side;
		curve = IntStream.range(0, rings.count()).mapToDouble(rings::correlation).toArray();
		pixels = IntStream.range(0, rings.count()).mapToDouble(rings::pixels).toArray();
	}

	/**
	 * Of two planes of one size, both sides at least 16 pixels.
	 *
	 * @throws IllegalArgumentException for planes that differ in size or are too small
	 */
	public static RingCorrelation of(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		final ImagePair pair = ImagePair.of(image, reference).atLeast(LEAST_SIDE, "Fourier ring correlation");
		return new RingCorrelation(Rings.of(pair), Math.min(pair.width(), pair.height()));
	}

	/** Smoothed correlation, within [−1,1]; entry r is at {@link #frequency frequency(r)}. NaN where a pixel is NaN. */
	public double[] curve() {
		return curve.clone();
	}

	/** Cycles a pixel. */
	public double frequency(final int ring) {
		return (double) ring / side;
	}

	/**
	 * The finest period at which the images agree, in pixels, linearly between rings: 2 where they agree at all
	 * frequencies, infinite where at none.
	 */
	public double resolution() {
		final int last = curve.length - 1;
		if (Double.isNaN(curve[last])) return Double.NaN;
		for (int r = last; r > 0; r--) {
			final double excess = excess(r);
			if (excess < 0) continue;
			if (r == last) return 2;
			return side / (r + excess / (excess - excess(r + 1)));
		}
		return Double.POSITIVE_INFINITY;
	}

	private double excess(final int ring) {
		return curve[ring] - Math.max(THRESHOLD, Math.min(1, SIGMAS / Math.sqrt(pixels[ring])));
	}
}
