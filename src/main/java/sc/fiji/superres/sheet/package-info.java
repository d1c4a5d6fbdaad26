/**
 * Images drawn beside each other or on either side of a dividing line, all at one place and one zoom, with captions,
 * legends and a scale bar.
 * <p>
 * A {@link sc.fiji.superres.sheet.Sheet} draws {@link sc.fiji.superres.sheet.Exhibit}s, which show one field with
 * pixels of their own, as a {@link sc.fiji.superres.sheet.Choice} and a {@link sc.fiji.superres.sheet.View} say. Window
 * and file get the same drawing; no display is needed. Places of the field are given in pixels of the finest image.
 * </p>
 * <p>
 * May use: image; AWT, ImgLib2.
 * </p>
 */
package sc.fiji.superres.sheet;
