/**
 * What microscopists trust: Fourier ring correlation, the fidelity of a lattice, displacement below a pixel.
 * <p>
 * Of two planes of one size, in double precision, independent of the number of threads. May use: fourier, metric;
 * ImgLib2.
 * </p>
 */
package sc.fiji.superres.fidelity;
