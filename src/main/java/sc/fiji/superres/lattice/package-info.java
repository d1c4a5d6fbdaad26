/**
 * What an image holds beside noise, frequency by frequency, and what a coarser scan of it would fold.
 * <p>
 * {@link sc.fiji.superres.lattice.MeanSpectrum} averages the power of many windowed segments;
 * {@link sc.fiji.superres.lattice.Structure} takes the noise off: its reflections, and the share of its power beyond
 * the Nyquist frequency of a coarser scan; {@link sc.fiji.superres.lattice.InventedLattice} looks for a lattice where
 * there should be none. Frequencies are cycles a pixel, x to the right, y downwards; power is in squared grey values,
 * and all of a spectrum adds up to the variance of the image. Heights are given in sigma: how rare they are in noise,
 * as that many standard deviations of a normal distribution. Results do not depend on the number of threads. May use:
 * fourier, image; ImgLib2.
 * </p>
 */
package sc.fiji.superres.lattice;
