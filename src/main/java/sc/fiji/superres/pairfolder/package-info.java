/**
 * Training pairs as files: written by us and read back, or made by others.
 * <p>
 * {@link sc.fiji.superres.pairfolder.PairFolder} plans and writes a folder with its {@code Manifest}.
 * {@link sc.fiji.superres.pairfolder.TrainingPairs} opens a folder with or without a manifest ({@code PlainFolder}), or
 * makes pairs from images, and divides them into training and validation.
 * </p>
 * <p>
 * May use: dataset, image, pairs, resample, survey; Gson, ImgLib2.
 * </p>
 */
package sc.fiji.superres.pairfolder;
