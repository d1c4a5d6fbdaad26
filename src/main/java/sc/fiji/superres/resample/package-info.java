/**
 * Resizing of grey planes, equal to the Pillow library's {@code Image.resize}: the method's degradations are those of
 * Pillow, and "the same" means bit for bit on 8-bit images.
 * <p>
 * {@link sc.fiji.superres.resample.Filter} names the six filters, {@link sc.fiji.superres.resample.Resampler} applies
 * them. Inside, {@code Taps} holds which source pixels make an output pixel and with what weights, {@code Passes} runs
 * the horizontal and then the vertical pass, {@code Samples} knows how a pixel type is read, rounded and written, and
 * {@code Nearest} picks pixels without mixing them. Conventions: pixel centres lie at integers + 0.5; when an image
 * shrinks, the filter is widened by the ratio (antialiasing); beyond the border there is nothing, and the weights of
 * what is inside are scaled to sum to 1. May use: image.
 * </p>
 */
package sc.fiji.superres.resample;
