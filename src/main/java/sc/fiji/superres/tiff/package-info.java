/**
 * Checks TIFF files before anybody reads their pixels, and writes those that no image of ImageJ can hold.
 * <p>
 * ImageJ opens a file that is cut off with black lines, waits for ever where compressed data or a chain of directories
 * does not end, and misreads numbers of kinds it does not know. {@link sc.fiji.superres.tiff.TiffFile} finds that out
 * first, from the bytes alone: a file that passes is whole, and ImageJ reads its pixels as they are meant.
 * {@link sc.fiji.superres.tiff.StripTiff} is written row by row, as a BigTIFF where it is longer than 4 GiB.
 * </p>
 * <p>
 * May use: binary.
 * </p>
 */
package sc.fiji.superres.tiff;
