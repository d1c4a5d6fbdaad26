/**
 * The noise of a recorded image: how its variance grows with the grey value, how far it is correlated along rows and
 * columns, and more noise of the same kind.
 * <p>
 * {@link sc.fiji.superres.noise.NoiseModel} is measured from one image alone. Training pairs whose two halves share no
 * noise are made with it, and people are told by it how noisy their images are and whether something smoothed them
 * before.
 * </p>
 * <p>
 * Conventions: planes are row-major arrays of grey values; x runs along a row, which is the fast axis of a scan;
 * variances are in squared grey values. May use: fourier.
 * </p>
 */
package sc.fiji.superres.noise;
