/**
 * Opens and writes image files for every command: {@link sc.fiji.superres.files.ImageFiles}.
 * <p>
 * {@code WholeImages} checks a file before ImageJ reads it, and refuses one that is cut off or that ImageJ would read
 * wrongly. {@link sc.fiji.superres.files.RecordedZoom} finds out at which zoom level images were recorded.
 * </p>
 * <p>
 * May use: beamfile, dataset, image, imageplus, instrument, probefile, scans, sem, survey, tia, tiff, user; AWT,
 * ImageIO, ImageJ, ImgLib2.
 * </p>
 */
package sc.fiji.superres.files;
