package sc.fiji.superres.service;

import org.scijava.app.StatusService;
import org.scijava.log.LogService;

import sc.fiji.superres.Progress;
import sc.fiji.superres.train.TrainingListener;

/**
 * The progress of a script's work, shown in SciJava's status line and log where there are any. An interrupt of the
 * script's thread stops the work; the script editor's Kill button sends one.
 */
record StatusProgress(StatusService status, LogService log) implements Progress, TrainingListener {

	@Override
	public void report(final long done, final long total, final String message) {
		if (status != null) status.showStatus(clipped(done), clipped(total), message);
	}

	private static int clipped(final long value) {
		return (int) Math.min(Integer.MAX_VALUE, value);
	}

	@Override
	public void note(final String line) {
		if (log != null) log.info(line);
	}

	@Override
	public void noted(final String message) {
		note(message);
	}

	@Override
	public boolean isCancelled() {
		return Thread.currentThread().isInterrupted();
	}
}
