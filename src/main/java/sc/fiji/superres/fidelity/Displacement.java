package sc.fiji.superres.fidelity;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.metric.ImagePair;

/**
 * How far an image lies from where its reference lies, in fractions of a pixel: of a super-resolved image against the
 * bicubic enlargement of the same input, which lies where it belongs.
 * <p>
 * An image moved by d has the phase −2πk·d against its reference at frequency k. d is the least-squares solution of
 * that over the frequencies, a plane fitted to the phases of the cross-spectrum (H. S. Stone et al., IEEE Trans.
 * Geosci. Remote Sens. 39 (2001) 2235). A frequency's weight is by how much its amplitude exceeds ten times the median:
 * of a lattice these are the reflections, whose phases noise hardly reaches, and noise that both images share, which
 * lies elsewhere than the lattice does, has little say. Where nothing stands out, every frequency counts by its
 * amplitude.
 * </p>
 * <p>
 * Frequencies from 3 periods over the shorter side to a quarter of a cycle a pixel count, so d is unique below 2 pixels
 * along any of them; an image should show two unit cells a side. It is found in rounds: the window that the image is
 * weighted by moves along with it.
 * </p>
 *
 * @param dx pixels to the right; NaN where both images show nothing in common, or a pixel is NaN
 * @param dy pixels down, likewise
 */
public record Displacement(double dx, double dy) {

	/** The least number of pixels along each side. */
	public static final int LEAST_SIDE = 32;
	private static final Displacement NONE = new Displacement(0, 0);
	/** Each round brings the windows closer to what the images share; the third changes some thousandths of a pixel. */
	private static final int ROUNDS = 3;
	/** From this displacement on, in pixels, phases are no longer unique and windows are not moved. */
	private static final double FARTHEST = 2;

	/**
	 * Measures two planes of one size, both sides at least {@value #LEAST_SIDE} pixels.
	 *
	 * @param image what may lie elsewhere
	 * @param reference what lies where it belongs
	 * @throws IllegalArgumentException for planes that differ in size or are too small
	 */
	public static Displacement of(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		final ImagePair pair = ImagePair.of(image, reference).atLeast(LEAST_SIDE, "Displacement");
		Displacement found = NONE;
		for (int round = 0; round < ROUNDS; round++) {
			found = measured(new CrossSpectrum(pair, found));
			if (!found.isNear()) return found;
		}
		return found;
	}

	private static Displacement measured(final CrossSpectrum cross) {
		final PhaseFit structure = cross.structure();
		if (structure.isPlane()) return structure.displacement();
		return cross.everything().displacement();
	}

	private boolean isNear() {
		return Math.hypot(dx, dy) < FARTHEST;
	}
}
