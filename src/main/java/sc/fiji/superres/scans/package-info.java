/**
 * Files of microscopes as images of ImageJ: {@link sc.fiji.superres.scans.RecordingImages}.
 * <p>
 * Of a file with several images, folders and trainings take the first ({@link sc.fiji.superres.scans.ScanFile}, a
 * format among the formats of image files); whoever asks for it gets all of them.
 * </p>
 * <p>
 * May use: image, imageplus, instrument; ImageJ.
 * </p>
 */
package sc.fiji.superres.scans;
