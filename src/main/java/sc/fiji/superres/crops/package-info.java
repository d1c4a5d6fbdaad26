/**
 * What is compared in an evaluation: crops of references at every zoom level, and the inputs that go with them.
 * <p>
 * {@link sc.fiji.superres.crops.ZoomPyramid} names the levels; a {@code CropSource} draws from them: shrunk references
 * ({@code StandardCrops}), separately recorded images ({@code PhysicalCrops}), or pairs of files ({@code PairedCrops}).
 * {@code CentredReference} makes references that share nothing with the input and lie where it lies. May use: align,
 * dataset, image, metric, resample; ImgLib2.
 * </p>
 */
package sc.fiji.superres.crops;
