/**
 * Folders of results: every image of a folder is made into a file that records how it was made, so that a later run
 * goes on where this one stopped.
 * <p>
 * {@link sc.fiji.superres.results.ResultFiles} is the work on one file, which a command completes by how a result is
 * made; {@link sc.fiji.superres.results.ResultFolder} does it for a folder and reports what failed.
 * {@link sc.fiji.superres.results.Enlarged} tells of an open image whether it is a result.
 * </p>
 * <p>
 * May use: files, folder, imageplus, user; ImageJ.
 * </p>
 */
package sc.fiji.superres.results;
