/**
 * What is found out about images before pairs are made of them.
 * <p>
 * {@link sc.fiji.superres.survey.Sampling}: which zoom levels sample the structure. {@code NoiseNotes}: how much noise,
 * and whether an image was smoothed. {@code FrameSeries}: which slices show one place, and how far they drifted.
 * {@link sc.fiji.superres.survey.OnePixelSize}: whether all have one pixel size. {@link sc.fiji.superres.survey.Blank}:
 * whether there is anything in an image. May use: dataset, fourier, image, lattice, noise, resample; ImgLib2.
 * </p>
 */
package sc.fiji.superres.survey;
