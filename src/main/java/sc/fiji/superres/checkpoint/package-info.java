/**
 * What a training leaves on disk to go on from: checkpoints, two at a time, and the lines of {@code log.csv}.
 * <p>
 * A checkpoint that was cut off is found out by its checksum, and the one before is used. May use: torch.
 * </p>
 */
package sc.fiji.superres.checkpoint;
