package sc.fiji.superres.lattice;

/**
 * A periodic part of an image.
 *
 * @param kx cycles a pixel along x, 0 … 0.5
 * @param ky cycles a pixel along y, downwards, −0.5 … 0.5
 * @param power what it adds to the variance of the image, squared grey values
 * @param sigma its height over the noise around it, see {@link sc.fiji.superres.lattice}
 */
public record Reflection(double kx, double ky, double power, double sigma) {

	/** Distance of the lattice planes, in pixels. */
	public double period() {
		return 1 / Math.hypot(kx, ky);
	}

	/** Grey values from the mean to the crest of the wave. */
	public double amplitude() {
		return Math.sqrt(2 * power);
	}

	/** The same wave in an image with {@code factor} times as many pixels along each side. */
	public Reflection enlarged(final double factor) {
		if (factor > 0) return new Reflection(kx / factor, ky / factor, power, sigma);
		throw new IllegalArgumentException("factor=" + factor + " enlarges nothing; use a number above 0.");
	}
}
