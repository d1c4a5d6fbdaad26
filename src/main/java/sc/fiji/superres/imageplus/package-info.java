/**
 * ImageJ 1 images: {@code ImagePlus} to planes of grey values and back, calibrated grey values, palettes, and stacks
 * that may be larger than memory.
 * <p>
 * {@link sc.fiji.superres.imageplus.ImagePlanes} shares pixels where it can.
 * {@link sc.fiji.superres.imageplus.EachPlane} makes one image from another, plane by plane; {@code SliceStore} keeps
 * its slices in memory or in a file; {@link sc.fiji.superres.imageplus.LargeTiff} is a single image that only a file
 * holds. {@link sc.fiji.superres.imageplus.SourceSlices} turns slices into the images that a training learns from.
 * </p>
 * <p>
 * May use: dataset, image, resample, tiff; AWT, ImageJ, ImgLib2.
 * </p>
 */
package sc.fiji.superres.imageplus;
