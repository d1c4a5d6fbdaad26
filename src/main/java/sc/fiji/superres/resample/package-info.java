/**
 * Resizing of grey planes, equal to the Pillow library's {@code Image.resize}: the method's degradations are those of
 * Pillow, and "the same" means bit for bit on 8-bit images.
 * <p>
 * {@link sc.fiji.superres.resample.Filter} names the six filters, {@link sc.fiji.superres.resample.Resampler} applies
 * them. Inside, {@code Taps} holds which source pixels make an output pixel and with what weights. {@code Bands} shares
 * the output rows out among threads, and {@code Tiles} cuts a band into columns where whole rows would take too much
 * memory. For a tile, {@code Passes} makes the vertical pass from rows that a {@code RowSource} makes as they are
 * needed: {@code PhasedRows} where the weights come again every few pixels ({@code Phases}: 1/4, 1/2, 2, 4 …),
 * {@code TurnedRows} for any other ratio. {@code Samples} knows how a pixel type is read, summed, rounded and written;
 * {@code Nearest} picks pixels without mixing them.
 * </p>
 * <p>
 * Conventions: pixel centres lie at integers + 0.5; when an image shrinks, the filter is widened by the ratio
 * (antialiasing); beyond the border there is nothing, and the weights of what is inside are scaled to sum to 1. May
 * use: image.
 * </p>
 */
package sc.fiji.superres.resample;
