/**
 * Grey images as the core uses them: planes of ImgLib2, intensity ranges, pixel sizes and tiles.
 * <p>
 * Conventions that hold everywhere: a plane is a two-dimensional {@code RandomAccessibleInterval}, dimension 0 is x
 * (width), dimension 1 is y (height), arrays are row-major; pixel centres lie at integers + 0.5 for every resize; grey
 * values reach the network as floats in [0,1] by one {@link sc.fiji.superres.image.IntensityRange} for the whole image
 * or stack, never per tile.
 * </p>
 * <p>
 * May use: nothing of ours; ImgLib2.
 * </p>
 */
package sc.fiji.superres.image;
