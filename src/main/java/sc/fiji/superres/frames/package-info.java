/**
 * Aligns several scans of one place, line by line.
 * <p>
 * {@link sc.fiji.superres.frames.FrameAlignment} finds where each frame lies ({@code RigidSeries}: neighbouring frames
 * first, then the mean) and how each of its lines is displaced along and across itself ({@code LineMeasurement} against
 * the mean of the other frames, after {@code EvenNoise} has made noise the same at all grey values, {@code DriftModel}
 * for what is drift, what is jitter and what is noise); {@code DriftSearch} finds the steady drift that makes two scans
 * at 0° and 90° agree. {@link sc.fiji.superres.frames.AlignedFrames} draws frames on the common grid,
 * {@link sc.fiji.superres.frames.Average} is their mean with its standard error.
 * </p>
 * <p>
 * Planes are row-major. The canvas is the part of the sample that is worked on, in pixels of the frames: pixel j of
 * line i of a frame lies at (j + x(i), i + y(i)) on it, and {@link sc.fiji.superres.frames.Lines} holds x and y. A
 * frame that was scanned at 90° has its lines along y of the sample; it is worked on in its own axes, and the canvas is
 * turned for it.
 * </p>
 * <p>
 * May use: fourier, resample; commons-math3.
 * </p>
 */
package sc.fiji.superres.frames;
