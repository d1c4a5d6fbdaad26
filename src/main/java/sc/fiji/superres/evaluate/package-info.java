/**
 * How good super-resolution is: standard, physical and paired evaluation over zoom levels, and the alignment of an
 * image to a reference that was recorded separately.
 * <p>
 * Images are planes in [0,1], or of any data range that is given. Positions are in pixels, centres at integers + 0.5.
 * May use: upscale, dataset, resample, fourier, metric, image.
 * </p>
 */
package sc.fiji.superres.evaluate;
