/**
 * The crops that an evaluation compares: references at every zoom level and the inputs that belong to them.
 * <p>
 * {@link sc.fiji.superres.crops.ZoomPyramid} names the levels; a {@code CropSource} draws crops from them: from
 * shrunken references ({@code StandardCrops}), from separately recorded images ({@code PhysicalCrops}), or from pairs
 * of files ({@code PairedCrops}). {@code CentredReference} makes references that share no pixels with the input and
 * show the same place.
 * </p>
 * <p>
 * May use: align, dataset, image, metric, resample; ImgLib2.
 * </p>
 */
package sc.fiji.superres.crops;
