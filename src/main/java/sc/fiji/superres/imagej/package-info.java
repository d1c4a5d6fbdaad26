/**
 * ImageJ without a display: {@link sc.fiji.superres.imagej.Headless} runs a macro and exits with its status.
 * <p>
 * Here is nothing else, so that the class keeps the name that scripts on clusters call. May use: nothing of ours;
 * ij1-patcher, ImageJ.
 * </p>
 */
package sc.fiji.superres.imagej;
