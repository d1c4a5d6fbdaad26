package sc.fiji.superres;

/**
 * Passes everything on to another progress. Classes that wrap a progress extend this one and override what they change,
 * so that nothing is lost; a lost note would never reach the user.
 */
public abstract class ForwardingProgress implements Progress {

	private final Progress inner;

	/** @param inner the progress that receives everything */
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
