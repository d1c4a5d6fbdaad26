package sc.fiji.superres.user;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

import ij.IJ;

import sc.fiji.superres.Progress;

/**
 * Shows progress in ImageJ's status line and progress bar, with the time left, and stops on Escape. Without a window,
 * lines go to the standard output instead, one every {@value #LOG_SECONDS} seconds at most.
 */
public final class ImageJProgress implements Progress {

	private static final int LOG_SECONDS = 5;
	private static final long BAR_NANOS = 250_000_000L, LOG_NANOS = LOG_SECONDS * 1_000_000_000L;

	private final LongSupplier clock;
	private final Consumer<String> log;
	private final Consumer<String> status;
	private long last;
	private long firstTime, firstDone, firstTotal; // the first report of this work, which may go on where other work
													// stopped

	/** Starts the clock; what was said by Escape before is forgotten. */
	public ImageJProgress() {
		this(IJ::showStatus);
	}

	/** @param status where lines for the status line go, when there is one */
	public ImageJProgress(final Consumer<String> status) {
		this(System::nanoTime, IJ.getInstance() == null ? System.out::println : null, status);
		IJ.resetEscape();
	}

	/** @param log where lines go; null for the status line and progress bar */
	ImageJProgress(final LongSupplier clock, final Consumer<String> log, final Consumer<String> status) {
		this.clock = clock;
		this.log = log;
		this.status = status;
		last = clock.getAsLong();
	}

	@Override
	public synchronized void report(final long done, final long total, final String message) {
		final long now = clock.getAsLong();
		if (total != firstTotal || done < firstDone) {
			firstTime = now;
			firstDone = done;
			firstTotal = total;
		}
		final boolean complete = done >= total;
		if (log != null ? now - last < LOG_NANOS : now - last < BAR_NANOS && !complete) return;
		last = now;
		final String left = complete || done <= firstDone ? "" : ", " + time((now - firstTime) / 1e9 * (total - done) /
			(done - firstDone)) + " left";
		if (log != null) {
			log.accept(message + ": " + Math.min(100, 100 * done / Math.max(1, total)) + " %" + left);
			return;
		}
		status.accept(message + left);
		IJ.showProgress(Math.min(1, done / (double) Math.max(1, total)));
	}

	@Override
	public void note(final String line) {
		IJ.log(line);
	}

	@Override
	public boolean isCancelled() {
		return IJ.escapePressed();
	}

	/** "8 s", "3 min 20 s", "2 h 5 min". */
	static String time(final double seconds) {
		final long s = Math.round(seconds);
		if (s < 60) return s + " s";
		return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
	}
}
