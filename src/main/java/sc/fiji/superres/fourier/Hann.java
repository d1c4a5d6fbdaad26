package sc.fiji.superres.fourier;

/**
 * Hann's window (F. J. Harris, Proc. IEEE 66 (1978) 51): 0.5 − 0.5·cos(2π(i + 0.5)/n) for sample i of n. It lies
 * symmetrically about the middle of the samples, and two windows that overlap by half of an even n sum to 1.
 */
public final class Hann {

	private Hann() {}

	/**
	 * The weight of a sample, 0 … 1.
	 *
	 * @param i 0 … n − 1
	 * @param n number of samples
	 */
	public static double weight(final int i, final int n) {
		return 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / n);
	}
}
