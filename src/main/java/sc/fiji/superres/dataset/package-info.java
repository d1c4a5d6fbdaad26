/**
 * Low-resolution images, and the zoom levels of the training pairs that are made from them.
 * <p>
 * How one image gives pairs (main preset, 4×, one image of 2048×2048 recorded at 5 MX):
 * </p>
 *
 * <pre>
 *                       ┌ (2) shrunk by α, nearest    → 1.25 … 4.75 MX ┐
 *   image at 5 MX ──────┼ (1) as it is                → 5 MX           ┼─ 8×8 crops of 256×256: the target ─┐
 *                       ├ (3) enlarged by β, bicubic  → 6 … 10 MX      ┘                                    │
 *                       │                                  shrunk by 1/4 with each of six filters: the input ┘
 *                       └ (4) shrunk by γ, nearest    ─── 8×8 crops of 64×64: the input ─ bicubic ×4 ─→ the target
 * </pre>
 * <p>
 * {@link sc.fiji.superres.dataset.MultiScaleConfig} names the zoom levels and holds the presets of the method,
 * {@link sc.fiji.superres.dataset.SourceImage} is an image with its place in a stack,
 * {@link sc.fiji.superres.dataset.Split} splits images into training, validation and test. Other packages implement
 * {@link sc.fiji.superres.dataset.ImageReader} and {@link sc.fiji.superres.dataset.ImageEncoder}, which read and write
 * image files.
 * </p>
 * <p>
 * Conventions: everything works with the ratio to the recorded zoom level; the unit (MX or nm) only serves to name
 * levels for people. Sizes of resized images are truncated, int(size·ratio). 8-bit images stay 8-bit, 16-bit 16-bit and
 * 32-bit 32-bit, with unchanged grey values. Images too small for a crop are left out, and that is always reported.
 * Numbers are those of Möller et al., CVPR Workshops 2023 ("[M23]"). May use: image, resample; Gson, ImgLib2.
 * </p>
 */
package sc.fiji.superres.dataset;
