/**
 * The guide and the reference in the browser: pages that the build makes of {@code docs/} lie beside these classes, and
 * are unpacked where a browser finds them. Nothing is taken from a network.
 * <p>
 * May use: user, widget; AWT, ImageJ, Swing.
 * </p>
 */
package sc.fiji.superres.handbook;
