/**
 * Does the same work on every image of a folder: finds the files, divides them into shares, decides where each result
 * goes and which results are done already, and writes a table of the results.
 * <p>
 * This room knows nothing of images or models: a {@link sc.fiji.superres.folder.FolderRun.ImageWork} makes the result
 * of one file. Paths of images are relative to the source folder and written with slashes, so that every machine sorts
 * and divides them in the same way. May use: nothing of ours.
 * </p>
 */
package sc.fiji.superres.folder;
