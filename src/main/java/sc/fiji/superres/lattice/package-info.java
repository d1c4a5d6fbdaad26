/**
 * Measures the structure of an image at each frequency, and how much of it a coarser scan would fold.
 * <p>
 * {@link sc.fiji.superres.lattice.MeanSpectrum} averages the power of many windowed segments;
 * {@link sc.fiji.superres.lattice.Structure} subtracts the noise and gives the reflections and the share of the power
 * beyond the Nyquist frequency of a coarser scan; {@link sc.fiji.superres.lattice.InventedLattice} looks for a lattice
 * where there should be none. Frequencies are cycles a pixel, x to the right, y downwards; power is in squared grey
 * values, and the sum of a spectrum is the variance of the image. Heights are given in sigma: the number of standard
 * deviations that a normal distribution exceeds as rarely as noise reaches that height. Results do not depend on the
 * number of threads. May use: fourier, image; ImgLib2.
 * </p>
 */
package sc.fiji.superres.lattice;
