package sc.fiji.superres.lattice;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Waves in an image that should be noise alone, such as a network's result for a flat image with noise: waves at the
 * reflections on which the network was trained, and waves anywhere.
 * <p>
 * The height of a wave is compared with the mean power around it, at distances of 3 to 8 multiples of 1/side (along y
 * also farther), so that the noise may have any colour. Lines that are offset against each other are a wave across
 * them. In white noise of 512×512 pixels, one of six known places is above {@value #KNOWN} sigma in fewer than one
 * image of a hundred, and so is any place above {@value #ANYWHERE} sigma (0 or 1 of 200, measured by a test).
 * </p>
 *
 * @param known the waves at the reflections that were asked for, in their order; 0 sigma and 0 power where there is
 *            none
 * @param highest the highest maximum of all, by sigma
 */
public record InventedLattice(List<Reflection> known, Reflection highest) {

	/** The sigma above which a wave at a known place counts. */
	public static final double KNOWN = 4;
	/** The sigma above which the highest wave counts: noise has thousands of places at which it may be high. */
	public static final double ANYWHERE = 6;

	public InventedLattice {
		known = List.copyOf(known);
	}

	/**
	 * Looks for waves in an image.
	 *
	 * @param image each side at least {@value Surroundings#LEAST_SIDE} pixels
	 * @param reflections where to look, in cycles a pixel of this image; see {@link Reflection#enlarged}
	 * @throws IllegalArgumentException for an image that is too small or NaN
	 */
	public static InventedLattice of(final RandomAccessibleInterval<? extends RealType<?>> image,
		final List<Reflection> reflections)
	{
		final Surroundings spectrum = new Surroundings(MeanSpectrum.of(List.of(image)));
		return new InventedLattice(reflections.stream().map(spectrum::near).toList(), spectrum.highest());
	}
}
