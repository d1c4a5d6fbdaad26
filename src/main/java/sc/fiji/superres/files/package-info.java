/**
 * Image files: {@link sc.fiji.superres.files.ImageFiles} opens and writes them, for every command.
 * <p>
 * {@code WholeImages} looks at a file before ImageJ does, and refuses one that is cut off or that ImageJ would read
 * wrongly. {@link sc.fiji.superres.files.RecordedZoom} finds out at which zoom level images were recorded. May use:
 * dataset, image, imageplus, survey, tiff, user; AWT, ImageIO, ImageJ, ImgLib2.
 * </p>
 */
package sc.fiji.superres.files;
