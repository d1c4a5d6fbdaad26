/**
 * Super-resolving images: {@link sc.fiji.superres.upscale.Upscaler} enlarges the planes of an image in [0,1];
 * {@link sc.fiji.superres.upscale.GreyUpscale} takes it to images of any type and back.
 * <p>
 * A network sees tiles of one shape that overlap; their inner parts are put together with weights that add to 1. One
 * intensity range serves the whole image. May use: engine, image, resample; ImgLib2.
 * </p>
 */
package sc.fiji.superres.upscale;
