package sc.fiji.superres;

/**
 * Passes everything on to another progress: what wraps one overrides what it changes, and nothing is forgotten. A note
 * above all, which people would never see.
 */
public abstract class ForwardingProgress implements Progress {

	private final Progress inner;

	/** @param inner hears everything */
	protected ForwardingProgress(final Progress inner) {
		this.inner = inner;
	}

	@Override
	public void report(final long done, final long total, final String message) {
		inner.report(done, total, message);
	}

	@Override
	public void note(final String line) {
		inner.note(line);
	}

	@Override
	public boolean isCancelled() {
		return inner.isCancelled();
	}
}
