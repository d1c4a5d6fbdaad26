/**
 * One SciJava command for each menu entry: annotated parameters and a short {@code run()}, no mathematics.
 * <p>
 * Parameter names are the macro keys, all lower case; they are never remembered from the last run; every description
 * names the unit. The attribute {@code no-legacy} keeps Fiji from adding a second menu entry, since
 * {@code plugins.config} lists the commands for both Fiji and plain ImageJ. A command reports an error by an exception
 * whose message is written for users; the bridge (or SciJava) shows it.
 * </p>
 * <p>
 * May use: every other room; AWT, ImageJ, ImgLib2, SciJava.
 * </p>
 */
package sc.fiji.superres.command;
