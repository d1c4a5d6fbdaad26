/**
 * Examines images before pairs are made of them.
 * <p>
 * {@link sc.fiji.superres.survey.Sampling} finds the zoom levels that sample the structure. {@code NoiseNotes} says how
 * noisy an image is, {@code ScanWarnings} whether it was smoothed or has a data bar. {@code FrameSeries} finds slices
 * that show one place, and how far they drifted. {@link sc.fiji.superres.survey.OnePixelSize} checks that all images
 * have one pixel size, {@link sc.fiji.superres.survey.Blank} whether an image shows anything at all.
 * {@link sc.fiji.superres.survey.Lessons} is what a teacher sees in images.
 * </p>
 * <p>
 * May use: dataset, flaws, fourier, image, lattice, noise, resample; ImgLib2.
 * </p>
 */
package sc.fiji.superres.survey;
