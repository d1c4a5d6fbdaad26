package sc.fiji.superres.imagej;

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
	private static final long BAR_NANOS = 100_000_000L, LOG_NANOS = LOG_SECONDS * 1_000_000_000L;

	private final LongSupplier clock;
	private final Consumer<String> log;
	private final long start;
	private long last;

	/** Starts the clock; what was said by Escape before is forgotten. */
	public ImageJProgress() {
		this(System::nanoTime, IJ.getInstance() == null ? System.out::println : null);
		IJ.resetEscape();
	}

	/** @param log where lines go; null for the status line and progress bar */
	ImageJProgress(final LongSupplier clock, final Consumer<String> log) {
		this.clock = clock;
		this.log = log;
		start = clock.getAsLong();
		last = start;
	}

	@Override
	public synchronized void report(final long done, final long total, final String message) {
		final long now = clock.getAsLong();
		final boolean complete = done >= total;
		if (log != null ? now - last < LOG_NANOS : now - last < BAR_NANOS && !complete) return;
		last = now;
		final String left = complete || done <= 0 ? "" : ", " + time((now - start) / 1e9 * (total - done) / done) + " left";
		if (log != null) {
			log.accept(message + ": " + Math.min(100, 100 * done / Math.max(1, total)) + " %" + left);
			return;
		}
		IJ.showStatus(message + left);
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
