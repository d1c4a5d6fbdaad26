/**
 * Measures the noise of a recorded image: how its variance grows with the grey value and how far it is correlated along
 * rows and columns; and draws more noise of the same kind.
 * <p>
 * {@link sc.fiji.superres.noise.NoiseModel} is measured from one image alone. It serves to make training pairs whose
 * two halves share no noise, and to tell users how noisy their images are and whether they were smoothed before.
 * </p>
 * <p>
 * Planes are row-major arrays of grey values; x runs along a row, which is the fast axis of a scan; variances are in
 * squared grey values.
 * </p>
 * <p>
 * May use: fourier.
 * </p>
 */
package sc.fiji.superres.noise;
