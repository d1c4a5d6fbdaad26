package sc.fiji.superres.train;

import java.util.concurrent.CancellationException;

import sc.fiji.superres.ForwardingProgress;
import sc.fiji.superres.Progress;

/** Those who watch a training and may stop it. */
record Observers(TrainingListener listener, Progress progress, TrainingControl control) {

	void noted(final String message) {
		listener.noted(message);
	}

	/** Whether somebody wants an early but proper end. */
	boolean wantEnd() {
		return progress.isCancelled() || control.finishing();
	}

	/** A progress that ends where somebody wants any end. */
	Progress stoppable() {
		return new ForwardingProgress(progress) {

			@Override
			public boolean isCancelled() {
				return wantEnd() || control.cancelled();
			}
		};
	}

	/**
	 * A progress for what comes after the training, which a wish to finish that does not end: only whoever cancels, or
	 * pressed Escape.
	 */
	Progress afterwards() {
		return new ForwardingProgress(progress) {

			@Override
			public boolean isCancelled() {
				return super.isCancelled() || control.cancelled();
			}
		};
	}

	/**
	 * @param iteration steps done
	 * @throws CancellationException where somebody wants the quickest end
	 */
	void checkCancelled(final long iteration) {
		if (control.cancelled()) throw new CancellationException("The training was cancelled at iteration " +
			iteration + ".");
	}
}
