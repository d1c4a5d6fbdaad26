/**
 * Does the same work on every image of a folder: which files, divided into how many shards, where each result goes,
 * what is done already, and a table with the outcome of each.
 * <p>
 * It knows nothing of images or models: {@link sc.fiji.superres.folder.ImageWork} handles one file, in three steps that
 * {@code Pipeline} lets overlap: one file is read ahead and one result written behind. Paths of images are relative to
 * the source folder and written with slashes, so that every machine sorts and divides them alike.
 * </p>
 * <p>
 * May use: nothing of ours.
 * </p>
 */
package sc.fiji.superres.folder;
