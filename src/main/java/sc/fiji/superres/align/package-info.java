/**
 * Where on a reference an image lies that was recorded separately: {@link sc.fiji.superres.align.Alignment}.
 * <p>
 * Scales and rotations by spectra and at reduced size, all positions by correlation, then refined to a fraction of a
 * pixel. Positions are in pixels, centres at integers + 0.5. May use: fourier, image, metric; Apache Commons Math,
 * ImgLib2.
 * </p>
 */
package sc.fiji.superres.align;
