/**
 * The bridge from ImageJ's menu, macros and recorder to the SciJava commands.
 * <p>
 * {@link sc.fiji.superres.bridge.Bridge} knows the commands only by their class names, as {@code plugins.config} lists
 * them. Keys come from the macro or from {@code CommandDialog}, never from both. May use: imageplus, user; AWT, ImageJ,
 * SciJava.
 * </p>
 */
package sc.fiji.superres.bridge;
