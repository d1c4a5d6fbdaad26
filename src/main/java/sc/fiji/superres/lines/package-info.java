/**
 * The lines of a frame: where each lies, and how that is measured against a reference.
 * <p>
 * {@link sc.fiji.superres.lines.LineMeasurement} finds how each line is displaced along and across itself against the
 * mean of other frames, which {@code Sharpness} makes as sharp as the frame; {@link sc.fiji.superres.lines.EvenNoise}
 * has made noise the same at all grey values before, and {@link sc.fiji.superres.lines.DriftModel} tells what is drift,
 * what is jitter and what is noise. {@link sc.fiji.superres.lines.LinePlacer} draws a frame,
 * {@link sc.fiji.superres.lines.FrameSum} adds what is drawn.
 * </p>
 * <p>
 * Planes are row-major. The canvas is the part of the sample that is worked on, in pixels of the frames: pixel j of
 * line i of a frame lies at (j + x(i), i + y(i)) on it, and {@link sc.fiji.superres.lines.Lines} holds x and y. A frame
 * that was scanned at 90° has its lines along y of the sample; it is worked on in its own axes, and the canvas is
 * turned for it.
 * </p>
 * <p>
 * May use: fourier, resample; commons-math3.
 * </p>
 */
package sc.fiji.superres.lines;
