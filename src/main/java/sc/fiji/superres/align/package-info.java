/**
 * Finds where on a reference image a separately recorded image lies: {@link sc.fiji.superres.align.Alignment}.
 * <p>
 * Scales and rotations are found by spectra and at reduced size, positions by correlation; the best match is refined to
 * a fraction of a pixel. Positions are in pixels, and pixel centres lie at integers + 0.5.
 * </p>
 * <p>
 * May use: fourier, image, metric; commons-math3, ImgLib2.
 * </p>
 */
package sc.fiji.superres.align;
