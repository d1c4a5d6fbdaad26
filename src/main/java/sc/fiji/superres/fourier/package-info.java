/**
 * Two-dimensional Fourier transforms of real planes: the half spectrum forward and back, on all processors.
 * <p>
 * Planes are row-major doubles. A spectrum holds the frequencies 0 … width/2 along x and all frequencies along y, each
 * as real and imaginary part; X(k) = Σ x(n)·exp(−2πi·k·n/N), and nothing is shifted. Plans of a size are made once and
 * shared.
 * </p>
 * <p>
 * May use: nothing of ours; JTransforms.
 * </p>
 */
package sc.fiji.superres.fourier;
