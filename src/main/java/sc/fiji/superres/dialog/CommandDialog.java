package sc.fiji.superres.dialog;

import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Asks a person for the parameters of a command.
 *
 * <pre>
 *
 * CommandDialog dialog = new CommandDialog(form, null);
 * Map&lt;String, String&gt; answers = dialog.ask(inputs::check); // null when it was cancelled
 * </pre>
 * <p>
 * The last answers come back, from one call to the next and from one session of ImageJ to the next.
 * </p>
 */
public final class CommandDialog {

	private final Form form;
	private final Preview preview;
	private final LastAnswers last;
	private String complaint = "";

	/** @param preview of what the command will do; null where it has none */
	public CommandDialog(final Form form, final Preview preview) {
		this.form = form;
		this.preview = preview;
		last = new LastAnswers(form);
	}

	/** Shows what was wrong with the last answers when the dialog opens the next time. */
	public void complain(final String message) {
		complaint = new Wording(form).of(message);
	}

	/**
	 * Opens the dialog and waits for the person. Answers that are accepted are kept for the next time and recorded.
	 *
	 * @param check called with the answers before the dialog closes; what it throws is shown, and the dialog stays
	 * @return key → text; null where the person cancelled
	 * @throws IllegalArgumentException where the command needs an image and none is open
	 */
	public Map<String, String> ask(final Consumer<Map<String, String>> check) {
		final DialogWindow window = shown(check);
		if (window.accepted() == null) return null;
		last.keep(window.accepted());
		Recording.write(form, window.accepted());
		return window.accepted();
	}

	private DialogWindow shown(final Consumer<Map<String, String>> check) {
		final DialogWindow[] window = new DialogWindow[1];
		final PreviewBox box = previewBox();
		try {
			onEventThread(() -> {
				window[0] = new DialogWindow(form, last, check, box);
				window[0].open(complaint);
			});
		}
		finally {
			if (box != null) box.end();
		}
		return window[0];
	}

	private PreviewBox previewBox() {
		if (preview == null) return null;
		return new PreviewBox(preview, new Wording(form));
	}

	/** Waits for work on the event thread, on which the work may be asked for already. */
	private static void onEventThread(final Runnable work) {
		if (EventQueue.isDispatchThread()) work.run();
		else waitFor(work);
	}

	private static void waitFor(final Runnable work) {
		try {
			EventQueue.invokeAndWait(work);
		}
		catch (final InvocationTargetException exc) {
			throw rethrown(exc.getCause());
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a dialog was open.", exc);
		}
	}

	private static RuntimeException rethrown(final Throwable cause) {
		if (cause instanceof RuntimeException exception) return exception;
		return new IllegalStateException(cause);
	}
}
