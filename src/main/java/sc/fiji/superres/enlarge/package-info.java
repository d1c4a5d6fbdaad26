/**
 * Super-resolves one image with all its settings: {@link sc.fiji.superres.enlarge.ImageUpscale}, for an open image, an
 * image of a folder, or a script.
 * <p>
 * {@code ChannelRanges} holds one range of grey values for each channel, {@code ZoomCheck} compares the image with what
 * the model was trained for, {@code Centre} corrects the place of the pixels, {@code MapImage} is the map beside the
 * result, and {@code History} records how it was made. {@link sc.fiji.superres.enlarge.FolderUpscale} does all of this
 * for every image of a folder; {@code LargeUpscale} writes a result that no image can hold straight to disk.
 * </p>
 * <p>
 * May use: believe, engine, files, folder, image, imageplus, network, results, service, tiff, trust, upscale; AWT,
 * ImageJ, ImgLib2.
 * </p>
 */
package sc.fiji.superres.enlarge;
