/**
 * Resizes grey planes exactly as the Pillow library's {@code Image.resize} does: the degradations of the method are
 * those of Pillow, and 8-bit images are equal bit for bit.
 * <p>
 * {@link sc.fiji.superres.resample.Filter} names the six filters, {@link sc.fiji.superres.resample.Resampler} applies
 * them. Inside, {@code Taps} holds the source pixels and weights of each output pixel. {@code Bands} divides the output
 * rows among threads, and {@code Tiles} cuts a band into columns where whole rows would take too much memory. For a
 * tile, {@code Passes} makes the vertical pass from rows that a {@code RowSource} makes as they are needed:
 * {@code PhasedRows} where the weights repeat every few pixels ({@code Phases}: 1/4, 1/2, 2, 4 …), {@code TurnedRows}
 * for any other ratio. {@code Samples} knows how a pixel type is read, summed, rounded and written; {@code Nearest}
 * picks pixels without mixing them.
 * </p>
 * <p>
 * Pixel centres lie at integers + 0.5. When an image shrinks, the filter is widened by the ratio (antialiasing). Pixels
 * beyond the border do not count, and the weights of those inside are scaled to sum to 1.
 * </p>
 * <p>
 * May use: image; ImgLib2.
 * </p>
 */
package sc.fiji.superres.resample;
