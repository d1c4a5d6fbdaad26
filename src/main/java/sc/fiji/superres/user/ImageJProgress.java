package sc.fiji.superres.user;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

import ij.IJ;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.Progress;

/**
 * Shows progress in ImageJ's status line and progress bar, with the time left, and stops on Escape. Without ImageJ's
 * window, lines go to the standard output instead, one every {@value #LOG_SECONDS} seconds at most.
 */
public final class ImageJProgress implements Progress {

	private static final int LOG_SECONDS = 5;
	private static final long LOG_NANOS = LOG_SECONDS * 1_000_000_000L;
	private static final long BAR_NANOS = 250_000_000L;
	private static final double NANOS_PER_SECOND = 1e9;

	/**
	 * The last report before the present work went on, which may be where other work stopped: what was done before its
	 * first step, such as timing some steps, tells nothing of the time that is left.
	 */
	private record Start(long time, long done, long total) {

		private boolean isBefore(final long nowDone, final long nowTotal) {
			return nowTotal == total && nowDone > done;
		}
	}

	/** Shows how far work is. */
	public interface Shown {

		/**
		 * @param message what is done now
		 * @param timeLeft ", 8 s left"; empty where it is not known
		 */
		void show(long done, long total, String message, String timeLeft);
	}

	private final LongSupplier clock;
	private final Consumer<String> log;
	private final Shown shown;
	private long lastShown;
	private Start start = new Start(0, 0, 0);

	/** Starts the clock; an Escape that was pressed before does not count any more. */
	public ImageJProgress() {
		this((done, total, message, timeLeft) -> IJ.showStatus(message + timeLeft));
	}

	/** @param shown shows the progress, where ImageJ's window is there; the progress bar shows it anyway */
	public ImageJProgress(final Shown shown) {
		this(System::nanoTime, standardOutput(), shown);
		IJ.resetEscape();
	}

	/** @param log where lines go; null for the status line and progress bar */
	ImageJProgress(final LongSupplier clock, final Consumer<String> log, final Shown shown) {
		this.clock = clock;
		this.log = log;
		this.shown = shown;
		lastShown = clock.getAsLong();
	}

	/** Null where ImageJ's window shows the progress. */
	private static Consumer<String> standardOutput() {
		if (IJ.getInstance() != null) return null;
		return System.out::println;
	}

	@Override
	public synchronized void report(final long done, final long total, final String message) {
		final long now = clock.getAsLong();
		if (!start.isBefore(done, total)) start = new Start(now, done, total);
		if (!isDue(now, done >= total)) return;
		lastShown = now;
		show(done, total, message, timeLeft(now, done));
	}

	private void show(final long done, final long total, final String message, final String timeLeft) {
		if (log == null) showInWindow(done, total, message, timeLeft);
		else log.accept(message + ": " + percent(done, total) + " %" + timeLeft);
	}

	private void showInWindow(final long done, final long total, final String message, final String timeLeft) {
		shown.show(done, total, message, timeLeft);
		IJ.showProgress(Math.min(1, done / (double) Math.max(1, total)));
	}

	private static long percent(final long done, final long total) {
		return Math.min(100, 100 * done / Math.max(1, total));
	}

	/** The progress bar always shows the end of work; the log keeps its pace. */
	private boolean isDue(final long now, final boolean complete) {
		final long passed = now - lastShown;
		if (log != null) return passed >= LOG_NANOS;
		return complete || passed >= BAR_NANOS;
	}

	/** ", 8 s left", or nothing where it is not known. */
	private String timeLeft(final long now, final long done) {
		if (done >= start.total || done <= start.done) return "";
		final double passed = (now - start.time) / NANOS_PER_SECOND;
		final double seconds = passed * (start.total - done) / (done - start.done);
		return ", " + NumberText.duration(seconds) + " left";
	}

	@Override
	public void note(final String line) {
		IJ.log(line);
	}

	@Override
	public boolean isCancelled() {
		return IJ.escapePressed();
	}
}
