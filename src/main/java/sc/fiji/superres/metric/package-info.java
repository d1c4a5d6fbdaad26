/**
 * How like a reference an image is: PSNR, SSIM, MS-SSIM, errors, each of them averaged over smoothed versions too.
 * <p>
 * Every metric is a record that carries its data range: the span that grey values could have (255 for 8-bit, 1 for
 * values in [0,1]), never guessed from the pixel type or from the image. All arithmetic is in double precision, and
 * results do not depend on the number of threads. Planes may be of any real type, the two of a pair may differ in type
 * but not in size. A NaN pixel in either plane makes the result NaN (one within the cut border of
 * {@link sc.fiji.superres.metric.Psnr} does not count). May use: image; ImgLib2.
 * </p>
 */
package sc.fiji.superres.metric;
