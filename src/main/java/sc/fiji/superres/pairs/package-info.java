/**
 * Makes training pairs when they are asked for. Pair k of a source is a pure function of k.
 * <p>
 * {@link sc.fiji.superres.pairs.Pairs} is all that a training knows. {@link sc.fiji.superres.pairs.PairSource} numbers
 * every pair of its images ({@code Slot} is an image at a level, {@link sc.fiji.superres.image.CropGrid} its crops) and
 * has a {@code PairMaker} make it: {@code PublishedPairs}, equal to the byte to those of Möller et al., CVPR Workshops
 * 2023 ("[M23]"), or {@code IndependentPairs}, whose input and target share no noise.
 * </p>
 * <p>
 * May use: dataset, image, noise, resample, survey; ImgLib2.
 * </p>
 */
package sc.fiji.superres.pairs;
