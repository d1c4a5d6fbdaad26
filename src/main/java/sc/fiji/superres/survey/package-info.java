/**
 * Examines images before pairs are made of them.
 * <p>
 * {@link sc.fiji.superres.survey.Sampling} finds the zoom levels that sample the structure. {@code NoiseNotes} says how
 * noisy an image is and whether it was smoothed. {@code FrameSeries} finds slices that show one place, and how far they
 * drifted. {@link sc.fiji.superres.survey.OnePixelSize} checks that all images have one pixel size,
 * {@link sc.fiji.superres.survey.Blank} whether an image shows anything at all.
 * </p>
 * <p>
 * May use: dataset, fourier, image, lattice, noise, resample; ImgLib2.
 * </p>
 */
package sc.fiji.superres.survey;
