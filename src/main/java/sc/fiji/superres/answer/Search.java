package sc.fiji.superres.answer;

import java.awt.EventQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Finds something that takes a while, such as what is in a file, without holding up the event thread. */
final class Search {

	private Search() {}

	/**
	 * @param work is done on a thread of its own
	 * @param found gets what it finds, on the event thread
	 */
	static <T> void of(final Supplier<T> work, final Consumer<T> found) {
		final Thread thread = new Thread(() -> {
			final T it = work.get();
			EventQueue.invokeLater(() -> found.accept(it));
		}, "Super-Resolution dialog");
		thread.setDaemon(true);
		thread.start();
	}
}
