/**
 * Whoever sits there, or does not: questions, progress, errors, windows of text and rows of the Results table, as
 * ImageJ 1 shows them.
 * <p>
 * Whatever goes wrong reaches the user in one place, {@code IJ.error}, which stops a macro. No window opens in batch
 * mode or without a display. May use: nothing of ours; AWT, ImageJ.
 * </p>
 */
package sc.fiji.superres.user;
