/**
 * Measures how similar an image is to a reference: PSNR, SSIM, MS-SSIM and errors, each also averaged over smoothed
 * versions.
 * <p>
 * Every metric is a record with its data range: the span that grey values could have (255 for 8-bit, 1 for values in
 * [0,1]), never guessed from the pixel type or from the image. All arithmetic is in double precision, and results do
 * not depend on the number of threads. Planes may be of any real type; the two of a pair may differ in type but not in
 * size. A NaN pixel in either plane makes the result NaN (one within the cut border of
 * {@link sc.fiji.superres.metric.Psnr} does not count).
 * </p>
 * <p>
 * May use: image; ImgLib2.
 * </p>
 */
package sc.fiji.superres.metric;
