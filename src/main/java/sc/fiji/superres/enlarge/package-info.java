/**
 * Super-resolves ImageJ images with all their settings.
 * <p>
 * {@link sc.fiji.superres.enlarge.ImageUpscale} holds the settings and works on one image, {@code SliceUpscale} on its
 * slices; {@link sc.fiji.superres.enlarge.FolderUpscale} works on every image of a folder. {@code ChannelRanges} are
 * the grey values that map to 0 and 1 in each channel. {@code ZoomCheck} compares the image with what the model was
 * trained for, {@code Centre} corrects the place of its results. {@code MapImage} is the map beside a result,
 * {@code History} records how the result was made. May use: engine, files, folder, image, imageplus, network, service,
 * upscale, user; AWT, ImageJ, ImgLib2.
 * </p>
 */
package sc.fiji.superres.enlarge;
