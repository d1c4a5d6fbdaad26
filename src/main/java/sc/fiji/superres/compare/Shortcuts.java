package sc.fiji.superres.compare;

import java.awt.event.ActionEvent;

import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

import sc.fiji.superres.sheet.Choice;

/** The keys of a window. */
final class Shortcuts {

	private static final String HELP = "1–9 choose · Space or F flicker · S side by side · D slider · " +
		"wheel, + − zoom · drag, arrows move · R back to the start";
	private static final String OF_MARKS = " · M marks";
	private static final String OF_STACKS = " · < > slice";

	private static final int NUMBERS = 9;
	/** Part of a panel that an arrow key moves the field by. */
	private static final double STEP = 0.1;

	private final JComponent part;

	private Shortcuts(final JComponent part) {
		this.part = part;
	}

	/** What the keys do, in one line. */
	static String help(final Session session) {
		String help = HELP;
		if (session.hasMarks()) help += OF_MARKS;
		if (session.slices() > 1) help += OF_STACKS;
		return help;
	}

	/**
	 * Adds the keys to a window.
	 *
	 * @param part any part of it
	 */
	static void add(final JComponent part, final Canvas canvas) {
		final Session session = canvas.session();
		final Shortcuts keys = new Shortcuts(part);
		keys.addNumbers(session);
		keys.addModes(session);
		keys.addPlaces(session, canvas);
		keys.addSlices(session);
	}

	private void addNumbers(final Session session) {
		for (int number = 1; number <= NUMBERS; number++) {
			final int exhibit = number - 1;
			on(() -> session.pick(exhibit, false), "pressed " + number, "pressed NUMPAD" + number);
			on(() -> session.pick(exhibit, true), "shift pressed " + number);
		}
	}

	private void addModes(final Session session) {
		on(() -> session.choose(Choice::flickered), "pressed SPACE", "pressed F");
		on(() -> session.choose(choice -> choice.in(Choice.Mode.SIDE_BY_SIDE)), "pressed S");
		on(() -> session.choose(choice -> choice.in(Choice.Mode.SLIDER)), "pressed D");
		on(() -> session.choose(Choice::withMarksTurned), "pressed M");
	}

	private void addPlaces(final Session session, final Canvas canvas) {
		on(() -> canvas.zoom(1), "typed +", "typed =");
		on(() -> canvas.zoom(-1), "typed -");
		on(session::goBack, "pressed R", "pressed HOME");
		on(() -> canvas.move(STEP, 0), "pressed LEFT");
		on(() -> canvas.move(-STEP, 0), "pressed RIGHT");
		on(() -> canvas.move(0, STEP), "pressed UP");
		on(() -> canvas.move(0, -STEP), "pressed DOWN");
	}

	private void addSlices(final Session session) {
		on(() -> session.showSlice(session.slice() - 1), "typed <", "typed ,", "pressed PAGE_UP");
		on(() -> session.showSlice(session.slice() + 1), "typed >", "typed .", "pressed PAGE_DOWN");
	}

	/** @param keys as {@link KeyStroke#getKeyStroke(String)} reads them */
	private void on(final Runnable action, final String... keys) {
		for (final String key : keys)
			on(part, action, KeyStroke.getKeyStroke(key));
	}

	/** Does something when a key is struck in the window of a part. */
	static void on(final JComponent part, final Runnable action, final KeyStroke key) {
		part.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(key, key.toString());
		part.getActionMap().put(key.toString(), new AbstractAction() {

			private static final long serialVersionUID = 1L;

			@Override
			public void actionPerformed(final ActionEvent e) {
				action.run();
			}
		});
	}
}
