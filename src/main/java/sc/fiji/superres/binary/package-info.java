/**
 * Reads binary files: {@link sc.fiji.superres.binary.FileBytes} checks every place against the length of the file;
 * headers and lines of text are read up to a length that is believed.
 * <p>
 * Readers of formats ask it for bytes at a place that a file names. It reads them only where the file is long enough,
 * so that a damaged or hostile file can neither fill the memory nor be taken for a whole one.
 * </p>
 * <p>
 * May use: nothing of ours.
 * </p>
 */
package sc.fiji.superres.binary;
