/**
 * Super-resolves images: {@link sc.fiji.superres.upscale.Upscaler} enlarges the planes of an image in [0,1];
 * {@link sc.fiji.superres.upscale.GreyUpscale} applies it to images of any type.
 * <p>
 * A network sees overlapping tiles of one shape; their inner parts are put together with weights that add to 1. One
 * intensity range serves the whole image. A result that memory cannot hold comes row by row ({@code ResultWindow}), and
 * is the same to the bit.
 * </p>
 * <p>
 * May use: engine, image, resample; DJL, ImgLib2.
 * </p>
 */
package sc.fiji.superres.upscale;
