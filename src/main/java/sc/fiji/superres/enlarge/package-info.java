/**
 * One image with all its settings, super-resolved: {@link sc.fiji.superres.enlarge.ImageUpscale}, for an open image, a
 * slice of a folder, or a script.
 * <p>
 * One range of grey values for each channel ({@code ChannelRanges}), what the model was trained for ({@code ZoomCheck},
 * where its pixels have their {@code Centre}), the map beside the result ({@code MapImage}) and how it was made
 * ({@code History}). {@link sc.fiji.superres.enlarge.FolderUpscale} does it for every image of a folder. May use:
 * engine, files, folder, image, imageplus, network, service, upscale, user; AWT, ImageJ, ImgLib2.
 * </p>
 */
package sc.fiji.superres.enlarge;
