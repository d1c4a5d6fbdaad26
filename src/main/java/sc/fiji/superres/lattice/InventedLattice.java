package sc.fiji.superres.lattice;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Waves in an image that should be noise alone, such as what a network makes of a flat image with noise: at the
 * reflections it was trained on, and anywhere.
 * <p>
 * A wave's height is measured against the mean power around it, 3 to 8 multiples of 1/side away (along y also farther),
 * so noise may have any colour. Lines that are offset against each other are a wave across them. In white noise of
 * 512×512 pixels one of six known places is above {@value #KNOWN} sigma, and any place above {@value #ANYWHERE} sigma,
 * in fewer than one image of a hundred each (0 or 1 of 200, measured by a test).
 * </p>
 *
 * @param known in the order of the reflections that were asked for: what is there, 0 sigma and 0 power where nothing is
 * @param highest the highest maximum of all, by sigma
 */
public record InventedLattice(List<Reflection> known, Reflection highest) {

	/** From how many sigma on a wave at a known place counts. */
	public static final double KNOWN = 4;
	/** From how many sigma on the highest one counts: there are thousands of places for noise to be high at. */
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

	/** Whether a wave is there that noise does not explain: at a known place or anywhere. */
	public boolean isThere() {
		return highest.sigma() > ANYWHERE || known.stream().anyMatch(r -> r.sigma() > KNOWN);
	}
}
