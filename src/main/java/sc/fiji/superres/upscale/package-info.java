/**
 * Super-resolves images: an {@link sc.fiji.superres.upscale.Upscaler} enlarges the planes of an image in [0,1], and
 * {@link sc.fiji.superres.upscale.GreyUpscale} applies it to images of any type.
 * <p>
 * A network sees overlapping tiles of one shape; the inner parts of their results are put together with weights whose
 * sum is 1. One intensity range serves the whole image. May use: engine, image, resample; ImgLib2.
 * </p>
 */
package sc.fiji.superres.upscale;
