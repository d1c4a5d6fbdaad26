package sc.fiji.superres.fidelity;

/**
 * A reflection in the power spectrum of a lattice image.
 *
 * @param kx cycles a pixel along x, 0 … 0.5
 * @param ky cycles a pixel along y, downwards, −0.5 … 0.5
 * @param width full width at half maximum of its amplitude squared, cycles a pixel; a perfect lattice's is that of the
 *            window, 1.44 / side
 * @param toBackground its height over the median power at the same |k|
 */
public record BraggPeak(double kx, double ky, double width, double toBackground) {

	/** Distance of the lattice planes, in pixels. */
	public double spacing() {
		return 1 / Math.hypot(kx, ky);
	}
}
