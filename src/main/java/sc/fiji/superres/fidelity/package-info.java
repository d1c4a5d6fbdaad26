/**
 * Measures of what microscopists trust: Fourier ring correlation, fidelity of a lattice, displacement below a pixel.
 * <p>
 * All of them compare two planes of one size in double precision, and do not depend on the number of threads.
 * </p>
 * <p>
 * May use: fourier, image, lattice, metric; ImgLib2.
 * </p>
 */
package sc.fiji.superres.fidelity;
