/**
 * Resizes grey planes as the Pillow library's {@code Image.resize} does: the published method's degradations are those
 * of Pillow, and results are equal bit for bit on 8-bit images.
 * <p>
 * {@link sc.fiji.superres.resample.Filter} names the six filters, {@link sc.fiji.superres.resample.Resampler} applies
 * them. Inside, {@code Taps} holds the source pixels that make up an output pixel, and their weights. {@code Bands}
 * shares the output rows among threads, and {@code Tiles} cuts a band into columns if whole rows would take too much
 * memory. For a tile, {@code Passes} does the vertical pass from rows that a {@code RowSource} makes when they are
 * needed: {@code PhasedRows} if the weights repeat every few pixels ({@code Phases}: 1/4, 1/2, 2, 4 …),
 * {@code TurnedRows} for any other ratio. {@code Samples} says how a pixel type is read, summed, rounded and written;
 * {@code Nearest} picks pixels without mixing them.
 * </p>
 * <p>
 * Conventions: pixel centres lie at integers + 0.5; when an image shrinks, the filter is widened by the ratio
 * (antialiasing); there are no pixels beyond the border, and the weights of those inside are scaled to sum to 1. May
 * use: image.
 * </p>
 */
package sc.fiji.superres.resample;
