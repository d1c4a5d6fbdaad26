/**
 * The parts of a dialog in which a person answers one question: boxes, texts, lists, paths, models.
 * <p>
 * Each is an {@link sc.fiji.superres.answer.Answer}, which gives and takes texts, so that a dialog, its last answers
 * and the recorder treat all of them alike. Paths can be typed, dropped or chosen; models come from a list of those
 * that come along and those of the last time.
 * </p>
 * <p>
 * May use: starter; AWT, ImageJ, Swing.
 * </p>
 */
package sc.fiji.superres.answer;
