/**
 * Reads binary files: {@link sc.fiji.superres.binary.FileBytes} checks every place against the length of the file.
 * <p>
 * May use: nothing of ours.
 * </p>
 */
package sc.fiji.superres.binary;
