package sc.fiji.superres.lattice;

/**
 * A periodic part of an image.
 *
 * @param kx cycles a pixel along x, 0 … 0.5
 * @param ky cycles a pixel along y, downwards, −0.5 … 0.5
 * @param power what it adds to the variance of the image, squared grey values
 * @param sigma its height over the noise around it, as explained in {@link sc.fiji.superres.lattice}
 */
public record Reflection(double kx, double ky, double power, double sigma) {

	/** Returns the distance of the lattice planes in pixels. */
	public double period() {
		return 1 / Math.hypot(kx, ky);
	}

	/** Returns the amplitude of the wave in grey values. */
	public double amplitude() {
		return Math.sqrt(2 * power);
	}

	/** Returns the same wave in an image with {@code factor} times as many pixels along each side. */
	public Reflection enlarged(final double factor) {
		if (factor > 0) return new Reflection(kx / factor, ky / factor, power, sigma);
		throw new IllegalArgumentException("factor=" + factor + " enlarges nothing; use a number above 0.");
	}
}
