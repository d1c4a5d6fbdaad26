package sc.fiji.superres.service;

import sc.fiji.superres.Progress;
import sc.fiji.superres.swinir.TorchEngine;

/**
 * The same progress, and each report is a place where the device may be lent to those who wait for it. When it comes back,
 * PyTorch computes with as many threads as before.
 */
record Lending(Progress inner, Turns turns) implements Progress {

	@Override
	public void report(final long done, final long total, final String message) {
		inner.report(done, total, message);
		if (turns.lend(inner)) TorchEngine.renewThreads();
	}

	@Override
	public void note(final String line) {
		inner.note(line);
	}

	@Override
	public boolean isCancelled() {
		return inner.isCancelled();
	}

	@Override
	public Progress quietly() {
		return new Lending(inner.quietly(), turns);
	}
}
