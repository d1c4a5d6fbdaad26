package sc.fiji.superres.assistant;

import java.awt.EventQueue;

import sc.fiji.superres.user.Attendance;

/** The assistant, which is open once at most. */
public final class Assistant {

	/** The window that was opened last; only the event thread knows it. */
	private static AssistantWindow window;

	private Assistant() {}

	/**
	 * Opens the window, or brings it to the front.
	 *
	 * @throws IllegalStateException where no window may open
	 */
	public static void open() {
		if (!Attendance.now().dialogsMayOpen()) throw new IllegalStateException(
			"The assistant is a window, and needs a display and a macro that is not in batch mode. In macros call the " +
				"commands that it records.");
		EventQueue.invokeLater(Assistant::openOrFind);
	}

	private static void openOrFind() {
		if (window == null || !window.isOpen()) {
			window = new AssistantWindow();
			window.open();
		}
		window.comeBack();
	}
}
