/**
 * Scans of ImageJ, prepared: {@link sc.fiji.superres.prepared.ImagePreparation} for an image or stack,
 * {@link sc.fiji.superres.prepared.FolderPreparation} for the files of a folder,
 * {@link sc.fiji.superres.prepared.SlicePreview} for what the current slice would become.
 * <p>
 * May use: folder, image, imageplus, prepare, results, scans, survey; AWT, ImageJ, ImgLib2.
 * </p>
 */
package sc.fiji.superres.prepared;
