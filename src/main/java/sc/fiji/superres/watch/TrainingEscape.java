package sc.fiji.superres.watch;

import java.awt.KeyboardFocusManager;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import ij.IJ;
import ij.gui.ImageWindow;

import sc.fiji.superres.ForwardingProgress;
import sc.fiji.superres.Progress;

/**
 * Escape while a training runs that was started from the menu: people press it in an image to drop a selection, which
 * must not end hours of work. It counts in ImageJ's own window and in the training's, and the log says what was done.
 */
final class TrainingEscape extends ForwardingProgress {

	static final String IGNORED = "Escape in an image's window does not end the training: press it in ImageJ's own " +
		"window, or use the buttons in the training's.";
	static final String TAKEN = "Escape: the training ends after this step, and its model is written.";

	private final BooleanSupplier inImage;
	private final Consumer<String> log;
	private final Runnable forget;
	private boolean said;
	private boolean taken;

	/** @param inner knows whether Escape was pressed */
	TrainingEscape(final Progress inner) {
		this(inner, TrainingEscape::isImageActive, IJ::log, IJ::resetEscape);
	}

	TrainingEscape(final Progress inner, final BooleanSupplier inImage, final Consumer<String> log,
		final Runnable forget)
	{
		super(inner);
		this.inImage = inImage;
		this.log = log;
		this.forget = forget;
	}

	@Override
	public synchronized boolean isCancelled() {
		if (!super.isCancelled()) return false;
		if (!taken && inImage.getAsBoolean()) ignore();
		else take();
		return taken;
	}

	private void ignore() {
		forget.run();
		if (!said) log.accept(IGNORED);
		said = true;
	}

	private void take() {
		if (!taken) log.accept(TAKEN);
		taken = true;
	}

	private static boolean isImageActive() {
		return KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow() instanceof ImageWindow;
	}
}
