/**
 * Training pairs, made when they are needed. Pair k of a source is a pure function of k.
 * <p>
 * {@link sc.fiji.superres.pairs.Pairs} is the only interface that training uses.
 * {@link sc.fiji.superres.pairs.PairSource} numbers every pair of its images
 * ({@link sc.fiji.superres.pairs.LevelCrops}: the crops of an image at a level, on a
 * {@link sc.fiji.superres.pairs.CropGrid}) and lets a {@code PairMaker} make it: {@code PublishedPairs} to the byte as
 * Möller et al., CVPR Workshops 2023 ("[M23]"), or {@code IndependentPairs}, whose input and target share no noise. May
 * use: dataset, image, noise, resample, survey; ImgLib2.
 * </p>
 */
package sc.fiji.superres.pairs;
