/**
 * The parts of a dialog in which a person answers one question: boxes, texts, lists, paths, models.
 * <p>
 * May use: starter; AWT, ImageJ, Swing.
 * </p>
 */
package sc.fiji.superres.answer;
