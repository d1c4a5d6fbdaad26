/**
 * Low-resolution images, and the zoom levels at which pairs are made of them.
 * <p>
 * How one image becomes pairs (main preset, 4×, one image of 2048×2048 recorded at 5 MX):
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
 * {@link sc.fiji.superres.dataset.Split} divides images into training, validation and test. Image files are read and
 * written by whoever implements {@link sc.fiji.superres.dataset.ImageReader} and
 * {@link sc.fiji.superres.dataset.ImageEncoder}.
 * </p>
 * <p>
 * Conventions: everything works on the ratio to the recorded zoom level, the unit (MX or nm) only names things for
 * people; resized sizes truncate, int(size·ratio); 8-bit stays 8-bit, 16-bit 16-bit and 32-bit 32-bit, in unchanged
 * grey values; images too small for a crop are left out and reported, never silently. Numbers are those of Möller et
 * al., CVPR Workshops 2023 ("[M23]").
 * </p>
 * <p>
 * May use: image, resample; Gson, ImgLib2.
 * </p>
 */
package sc.fiji.superres.dataset;
