package sc.fiji.superres.service;

import sc.fiji.superres.ForwardingProgress;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.TorchEngine;

/**
 * The same progress, and each report is a place where the device may be lent to those who wait for it. When it comes
 * back, PyTorch computes with as many threads as before.
 */
final class Lending extends ForwardingProgress {

	private final Progress inner;
	private final Turns turns;

	Lending(final Progress inner, final Turns turns) {
		super(inner);
		this.inner = inner;
		this.turns = turns;
	}

	@Override
	public void report(final long done, final long total, final String message) {
		inner.report(done, total, message);
		if (turns.lend(inner)) TorchEngine.renewThreads();
	}

	@Override
	public Progress quietly() {
		return new Lending(inner.quietly(), turns);
	}
}
