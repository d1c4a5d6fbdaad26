/**
 * Plain Swing components that scale with ImageJ's GUI scale, in one look: rows that wrap, pictures with captions,
 * fields that tell typing from filling in.
 * <p>
 * {@link sc.fiji.superres.widget.Look} makes them; {@link sc.fiji.superres.widget.Rows} puts them below each other.
 * They know nothing of what they show.
 * </p>
 * <p>
 * May use: answer, believe, sheet, user; AWT, ImageJ, Swing.
 * </p>
 */
package sc.fiji.superres.widget;
