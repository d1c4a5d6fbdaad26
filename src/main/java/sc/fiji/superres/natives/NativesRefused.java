package sc.fiji.superres.natives;

/** PyTorch's libraries are not loaded here; the message says why, and what to do. */
public final class NativesRefused extends IllegalStateException {

	private static final long serialVersionUID = 1;

	NativesRefused(final String message) {
		super(message);
	}
}
