package sc.fiji.superres.watch;

import java.awt.KeyboardFocusManager;
import java.util.function.BooleanSupplier;

import ij.IJ;

import sc.fiji.superres.ForwardingProgress;
import sc.fiji.superres.Progress;

/**
 * Escape while a training runs that was started from the menu: people press it in an image to drop a selection, or to
 * close a dialog, which must not end hours of work. In ImageJ's own window it asks what becomes of the training; before
 * the first step, when nothing is lost, it ends it there. Anywhere else it does nothing, and the log says so once.
 */
final class TrainingEscape extends ForwardingProgress {

	static final String IGNORED = "Escape does not end the training: use the buttons in its window, or press Escape " +
		"in ImageJ's own window to be asked.";
	static final String TAKEN = "Escape: the training ends.";

	/** What of the outside world counts. */
	interface World {

		/** Whether Escape was pressed in ImageJ's own window. */
		boolean inImageJ();

		void log(String line);

		/** Forgets that Escape was pressed. */
		void forget();

		/** Asks what becomes of the training; answers come later. */
		void ask();
	}

	private final BooleanSupplier begun;
	private final World world;
	private boolean said;
	private boolean taken;

	/**
	 * @param inner knows whether Escape was pressed
	 * @param begun whether the training has something to lose
	 * @param question asks what becomes of it, and does not wait for the answer
	 */
	TrainingEscape(final Progress inner, final BooleanSupplier begun, final Runnable question) {
		this(inner, begun, imageJ(question));
	}

	TrainingEscape(final Progress inner, final BooleanSupplier begun, final World world) {
		super(inner);
		this.begun = begun;
		this.world = world;
	}

	@Override
	public synchronized boolean isCancelled() {
		if (!taken && super.isCancelled()) pressed();
		return taken;
	}

	private void pressed() {
		if (!world.inImageJ()) ignore();
		else if (begun.getAsBoolean()) ask();
		else take();
	}

	private void ignore() {
		world.forget();
		if (!said) world.log(IGNORED);
		said = true;
	}

	private void ask() {
		world.forget();
		world.ask();
	}

	private void take() {
		world.log(TAKEN);
		taken = true;
	}

	private static World imageJ(final Runnable question) {
		return new World() {

			@Override
			public boolean inImageJ() {
				return KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow() == IJ.getInstance();
			}

			@Override
			public void log(final String line) {
				IJ.log(line);
			}

			@Override
			public void forget() {
				IJ.resetEscape();
			}

			@Override
			public void ask() {
				question.run();
			}
		};
	}
}
