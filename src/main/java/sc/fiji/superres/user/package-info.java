/**
 * Questions, progress, errors, text windows and rows of the Results table, as ImageJ 1 shows them, with or without a
 * user at the screen.
 * <p>
 * Every error reaches the user in one place, {@code IJ.error}, which stops a macro. No window opens in batch mode or
 * without a display.
 * </p>
 * <p>
 * May use: nothing of ours; AWT, ImageJ.
 * </p>
 */
package sc.fiji.superres.user;
