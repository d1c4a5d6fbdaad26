/**
 * Connects ImageJ's menu, macros and recorder with the SciJava commands.
 * <p>
 * {@link sc.fiji.superres.bridge.Bridge} knows the commands only by the class names in {@code plugins.config}. The
 * parameters come either from the macro or from {@link sc.fiji.superres.dialog.CommandDialog}, never from both.
 * </p>
 * <p>
 * May use: dialog, imageplus, user; ImageJ, SciJava.
 * </p>
 */
package sc.fiji.superres.bridge;
