/**
 * Runs ImageJ without a display: {@link sc.fiji.superres.imagej.Headless} runs a macro and exits with its status.
 * <p>
 * Nothing else belongs here, so that the class keeps the name that scripts on clusters call.
 * </p>
 * <p>
 * May use: nothing of ours; ij1-patcher, ImageJ.
 * </p>
 */
package sc.fiji.superres.imagej;
