/**
 * The dialog of a command, the same in Fiji and in plain ImageJ: labels in words, lists, the last answers, errors that
 * leave it open. It knows neither commands nor SciJava, only the questions that it is given.
 * <p>
 * May use: answer, handbook, imageplus, results; AWT, ImageJ, Swing.
 * </p>
 */
package sc.fiji.superres.dialog;
