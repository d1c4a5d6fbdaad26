/**
 * The same work on every image of a folder: which files, in how many shares, where each result goes, what is done
 * already, and a table of what became of each.
 * <p>
 * Knows nothing of images or models: {@link sc.fiji.superres.folder.FolderRun.Work} does one file. Paths of images are
 * relative to the source folder and written with slashes, so that every machine sorts and divides them alike. May use:
 * nothing of ours.
 * </p>
 */
package sc.fiji.superres.folder;
