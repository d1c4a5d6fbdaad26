/**
 * Training pairs, made when asked for. Pair k of a source is a pure function of k.
 * <p>
 * {@link sc.fiji.superres.pairs.Pairs} is all that a training knows. {@link sc.fiji.superres.pairs.PairSource} numbers
 * every pair of its images ({@code Slot}: an image at a level; {@link sc.fiji.superres.pairs.CropGrid}: its crops) and
 * has it made by a {@code PairMaker}: {@code PublishedPairs} to the byte as Möller et al., CVPR Workshops 2023
 * ("[M23]"), or {@code IndependentPairs}, whose input and target share no noise. May use: dataset, image, noise,
 * resample, survey; ImgLib2.
 * </p>
 */
package sc.fiji.superres.pairs;
