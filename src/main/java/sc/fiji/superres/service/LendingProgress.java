package sc.fiji.superres.service;

import sc.fiji.superres.ForwardingProgress;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.TorchEngine;

/**
 * A progress that lends the device to waiting threads at each report. When the device comes back, PyTorch computes with
 * as many threads as before.
 */
final class LendingProgress extends ForwardingProgress {

	private final Progress inner;
	private final DeviceQueue queue;

	LendingProgress(final Progress inner, final DeviceQueue queue) {
		super(inner);
		this.inner = inner;
		this.queue = queue;
	}

	@Override
	public void report(final long done, final long total, final String message) {
		inner.report(done, total, message);
		lend();
	}

	private void lend() {
		if (queue.lend(inner)) TorchEngine.renewThreads();
	}

	@Override
	public Progress quietly() {
		return new LendingProgress(inner.quietly(), queue);
	}
}
