package sc.fiji.superres.answer;

import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;

/** Calls when a field loses the focus. */
final class Leaving extends FocusAdapter {

	private final Runnable left;

	Leaving(final Runnable left) {
		this.left = left;
	}

	@Override
	public void focusLost(final FocusEvent e) {
		left.run();
	}
}
