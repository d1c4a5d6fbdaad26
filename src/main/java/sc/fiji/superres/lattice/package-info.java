/**
 * Tells structure from noise in the spectrum of an image, and predicts what a coarser scan of it would alias.
 * <p>
 * {@link sc.fiji.superres.lattice.MeanSpectrum} averages the power of many windowed segments;
 * {@link sc.fiji.superres.lattice.Structure} subtracts the noise and holds the reflections and the share of power
 * beyond the Nyquist frequency of a coarser scan; {@link sc.fiji.superres.lattice.InventedLattice} looks for a lattice
 * where there should be none. Frequencies are in cycles a pixel, x to the right, y downwards; power is in squared grey
 * values, and the whole of a spectrum adds up to the variance of the image. Heights are given in sigma: how rare they
 * are in noise, as that many standard deviations of a normal distribution. Results do not depend on the number of
 * threads.
 * </p>
 * <p>
 * May use: fourier, image; ImgLib2.
 * </p>
 */
package sc.fiji.superres.lattice;
