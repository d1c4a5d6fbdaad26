/**
 * Input, bicubic enlargement, results and maps compared by eye: {@link sc.fiji.superres.compare.Compared} finds out
 * what each open image is and where it lies, {@link sc.fiji.superres.compare.CompareWindow} shows them with one zoom
 * and one place, {@link sc.fiji.superres.compare.Figure} writes the same drawing as PNG, without a display.
 * <p>
 * Images are kept as they are when the comparison begins: what happens to them later, closing included, changes nothing
 * here, and closing the window closes no image. Windows are for the event thread.
 * </p>
 * <p>
 * May use: believe, bridge, image, imageplus, resample, results, sheet, widget; AWT, ImageIO, ImageJ, ImgLib2, Swing.
 * </p>
 */
package sc.fiji.superres.compare;
