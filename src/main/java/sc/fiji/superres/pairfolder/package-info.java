/**
 * Folders of pair files: written by us or by other programs, and read for training.
 * <p>
 * {@link sc.fiji.superres.pairfolder.PairFolder} plans and writes a folder with its {@code Manifest}.
 * {@link sc.fiji.superres.pairfolder.TrainingPairs} opens one, with a manifest ({@code WrittenPairs}) or without
 * ({@code PlainPairs}), or makes pairs from images; all are split into training and validation. May use: dataset,
 * image, pairs, resample, survey; Gson, ImgLib2.
 * </p>
 */
package sc.fiji.superres.pairfolder;
