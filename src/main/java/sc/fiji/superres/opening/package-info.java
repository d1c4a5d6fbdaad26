/**
 * Opens files of microscopes where others open files: {@link sc.fiji.superres.opening.ScanIO} for Fiji. Plain ImageJ
 * asks a class {@code HandleExtraFileTypes} without a package, which is in a jar of its own, since Fiji has another
 * one.
 * <p>
 * May use: files; ImageJ, SciJava.
 * </p>
 */
package sc.fiji.superres.opening;
