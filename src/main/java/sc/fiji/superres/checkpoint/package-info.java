/**
 * The files from which a training is resumed: the last two checkpoints and the lines of {@code log.csv}.
 * <p>
 * A checkpoint that was cut off fails its checksum, and the one before it is used.
 * </p>
 * <p>
 * May use: torch.
 * </p>
 */
package sc.fiji.superres.checkpoint;
