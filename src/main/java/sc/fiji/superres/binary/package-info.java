/**
 * Reads binary files: {@link sc.fiji.superres.binary.FileBytes} checks every place against the length of the file;
 * headers and lines of text are read up to a length that is believed.
 * <p>
 * May use: nothing of ours.
 * </p>
 */
package sc.fiji.superres.binary;
