/**
 * From ImageJ's menu, macros and recorder to the SciJava commands.
 * <p>
 * {@link sc.fiji.superres.bridge.Bridge} knows the commands by their class names alone, as {@code plugins.config}
 * writes them. Keys come from the macro or from {@code CommandDialog}, never from both. May use: imageplus, user; AWT,
 * ImageJ, SciJava.
 * </p>
 */
package sc.fiji.superres.bridge;
