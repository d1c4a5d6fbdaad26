/**
 * Measures the noise of a recorded image: how its variance grows with the grey value, and how it is correlated along
 * rows and columns; draws more noise of the same kind.
 * <p>
 * A {@link sc.fiji.superres.noise.NoiseModel} is measured from one image alone. It serves to make training pairs whose
 * two halves share no noise, and to tell people how noisy their images are and whether they were smoothed before.
 * </p>
 * <p>
 * Conventions: planes are row-major arrays of grey values; x runs along a row, which is the fast axis of a scan;
 * variances are in squared grey values. May use: fourier.
 * </p>
 */
package sc.fiji.superres.noise;
