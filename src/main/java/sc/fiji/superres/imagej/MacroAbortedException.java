package sc.fiji.superres.imagej;

/** A macro stopped before its end; the message is the one a user of ImageJ would have seen. */
final class MacroAbortedException extends Exception {

	private static final long serialVersionUID = 1L;

	/** @param cause what was thrown inside ImageJ, or null */
	MacroAbortedException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
