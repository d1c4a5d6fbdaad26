package sc.fiji.superres.service;

import org.scijava.app.StatusService;
import org.scijava.log.LogService;

import sc.fiji.superres.Progress;
import sc.fiji.superres.train.TrainingListener;

/**
 * Progress of a script's work: SciJava's status line and log, where there are any. An interrupt of the script's thread,
 * as the script editor's Kill gives, stops the work.
 */
record StatusProgress(StatusService status, LogService log) implements Progress, TrainingListener {

	@Override
	public void report(final long done, final long total, final String message) {
		if (status != null) status.showStatus((int) Math.min(Integer.MAX_VALUE, done), (int) Math.min(Integer.MAX_VALUE,
			total), message);
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
