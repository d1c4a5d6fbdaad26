/**
 * Pairs as files: written once, read back, or made by others.
 * <p>
 * {@link sc.fiji.superres.pairfolder.PairFolder} plans and writes a folder with its {@code Manifest};
 * {@link sc.fiji.superres.pairfolder.TrainingPairs} opens one, with manifest or without ({@code PlainFolder}), or makes
 * pairs of images, parted into training and validation. May use: dataset, image, pairs, resample, survey; Gson,
 * ImgLib2.
 * </p>
 */
package sc.fiji.superres.pairfolder;
