/**
 * Aligns several scans of one place, line by line.
 * <p>
 * {@link sc.fiji.superres.frames.FrameAlignment} finds where each frame lies ({@code RigidSeries}: neighbouring frames
 * first, then the mean) and then where each of its lines does ({@code LineAlignment}, with what the room lines
 * measures). Of two scans at 0° and 90°, {@code DriftSearch} finds the steady drift that makes them agree, and
 * {@code CurvedDrift} how it changes while they are scanned. {@link sc.fiji.superres.frames.AlignedFrames} draws frames
 * on the common grid, {@link sc.fiji.superres.frames.Average} is their mean with its standard error.
 * </p>
 * <p>
 * May use: fourier, lines; commons-math3.
 * </p>
 */
package sc.fiji.superres.frames;
