package sc.fiji.superres.train;

import java.util.concurrent.atomic.AtomicReference;

/**
 * How someone stops a training from outside: made by the caller, handed to {@link Trainer#train}, and called from any
 * thread. What was asked for is not taken back; cancelling overrules finishing.
 */
public final class TrainingControl {

	private enum State {
			RUNNING, FINISHING, CANCELLED
	}

	private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

	/**
	 * Asks for an early but proper end: after the iteration that runs now the training writes its checkpoint,
	 * validates, writes the model and returns a result as at its last iteration.
	 */
	public void finish() {
		state.compareAndSet(State.RUNNING, State.FINISHING);
	}

	/**
	 * Asks for the quickest end: after the iteration that runs now, or between two pairs of a validation, the training
	 * writes its checkpoint and throws a {@link java.util.concurrent.CancellationException}; it can be resumed.
	 */
	public void cancel() {
		state.set(State.CANCELLED);
	}

	/** Whether {@link #finish} was called, and {@link #cancel} was not. */
	public boolean finishing() {
		return state.get() == State.FINISHING;
	}

	/** Whether {@link #cancel} was called. */
	public boolean cancelled() {
		return state.get() == State.CANCELLED;
	}
}
