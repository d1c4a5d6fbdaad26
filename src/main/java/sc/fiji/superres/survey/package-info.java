/**
 * Finds out what must be known about images before pairs are made from them.
 * <p>
 * {@link sc.fiji.superres.survey.Sampling} says which zoom levels sample the structure,
 * {@link sc.fiji.superres.survey.NoiseNotes} how noisy the images are and whether one was smoothed,
 * {@link sc.fiji.superres.survey.FrameSeries} which slices show one place and how far they drifted, and
 * {@link sc.fiji.superres.survey.OnePixelSize} whether all images have one pixel size.
 * {@link sc.fiji.superres.survey.Blank} is an image of noise alone, in which a network must not see a lattice. May use:
 * dataset, fourier, image, lattice, noise, resample; ImgLib2.
 * </p>
 */
package sc.fiji.superres.survey;
