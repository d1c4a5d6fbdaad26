package sc.fiji.superres.folder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import sc.fiji.superres.ForwardingProgress;
import sc.fiji.superres.Heap;
import sc.fiji.superres.PartFile;
import sc.fiji.superres.Progress;
import sc.fiji.superres.Waiting;

/**
 * Reads one image ahead of the one that is made, and writes one result behind it, each on a thread of its own. Outcomes
 * are told in the order of the images, on the calling thread.
 * <p>
 * Images that are not small ({@link PendingImage#isSmall}) are read, made and written one after the other, with nothing
 * beside them. Where memory is short all the same, an image is made once more when nothing else is in memory.
 * </p>
 */
final class Pipeline implements AutoCloseable {

	/** Hears what becomes of each image. */
	interface Outcomes {

		/** @param seconds of its own: reading, making and writing, without what was waited for others */
		void done(PendingImage image, String number, ImageWork.Sizes sizes, double seconds) throws IOException;

		void failed(PendingImage image, Throwable why) throws IOException;
	}

	private static final double NANOSECONDS = 1e9;

	/** What a step gave, and how long it took. */
	private record Timed<T>(T value, double seconds) {

		static <T> Timed<T> of(final Callable<T> step) throws Exception {
			final long start = System.nanoTime();
			final T value = step.call();
			return new Timed<>(value, (System.nanoTime() - start) / NANOSECONDS);
		}
	}

	/** The image that is read ahead. */
	private record Reading(PendingImage image, Future<Timed<ImageWork.Opened>> opened) {}

	/** The result that is written behind, and the seconds before. */
	private record Writing(PendingImage image, String number, ImageWork.Sizes sizes, double seconds,
		Future<Timed<Object>> written)
	{}

	private final ImageWork work;
	private final Outcomes outcomes;
	private final Progress progress;
	private final ExecutorService reader = thread("Super-Resolution reads ahead");
	private final ExecutorService writer = thread("Super-Resolution writes");
	/** Null while nothing is read ahead. */
	private Reading reading;
	/** Null while nothing is written behind. */
	private volatile Writing writing;
	/** Notes of an image that wait until the outcome of the one before is told. */
	private final List<Runnable> notes = new ArrayList<>();

	/** @param progress asked before an image is read ahead */
	Pipeline(final ImageWork work, final Outcomes outcomes, final Progress progress) {
		this.work = work;
		this.outcomes = outcomes;
		this.progress = progress;
	}

	private static ExecutorService thread(final String name) {
		return Executors.newSingleThreadExecutor(work -> {
			final Thread thread = new Thread(work, name);
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Makes the result of an image; its outcome may be told later.
	 *
	 * @param next the image that comes after it
	 * @param part hears of the work on this image
	 */
	void make(final PendingImage image, final String number, final Optional<PendingImage> next, final Progress part)
		throws IOException
	{
		if (!image.isSmall()) settle();
		try {
			write(image, number, made(image, next, part));
		}
		catch (final CancellationException exc) {
			throw exc;
		}
		catch (final Exception | OutOfMemoryError exc) {
			// work that stops on request may end in an exception of its own
			part.checkCancelled();
			settle();
			outcomes.failed(image, exc);
		}
	}

	/** A result that is not written yet, in its part of a file. */
	private record Unwritten(PartFile part, Timed<ImageWork.Made> made, double seconds) {}

	private Unwritten made(final PendingImage image, final Optional<PendingImage> next, final Progress part)
		throws Exception
	{
		final PartFile file = PartFile.of(image.result());
		try {
			final Timed<ImageWork.Opened> opened = opened(image, part);
			next.filter(other -> image.isSmall() && other.isSmall()).ifPresent(this::readAhead);
			final Progress held = holdingNotes(part);
			final Timed<ImageWork.Made> made = Timed.of(() -> made(opened.value, file, held));
			return new Unwritten(file, made, opened.seconds + made.seconds);
		}
		catch (final Throwable exc) {
			file.close();
			throw exc;
		}
	}

	private Timed<ImageWork.Opened> opened(final PendingImage image, final Progress part) throws Exception {
		final Reading ahead = reading;
		reading = null;
		if (ahead == null || ahead.image != image) return Timed.of(() -> work.open(image.file()));
		try {
			return Waiting.until(ahead.opened, part, "Interrupted while an image is read.");
		}
		catch (final ExecutionException exc) {
			if (exc.getCause() instanceof OutOfMemoryError) return openedAlone(image);
			throw thrown(exc);
		}
	}

	private Timed<ImageWork.Opened> openedAlone(final PendingImage image) throws Exception {
		settle();
		return Timed.of(() -> work.open(image.file()));
	}

	private void readAhead(final PendingImage image) {
		reading = new Reading(image, reader.submit(() -> {
			progress.checkCancelled();
			return Timed.of(() -> work.open(image.file()));
		}));
	}

	private ImageWork.Made made(final ImageWork.Opened opened, final PartFile file, final Progress part)
		throws IOException
	{
		try {
			return opened.make(file.path(), part);
		}
		catch (final Heap.Exceeded | OutOfMemoryError exc) {
			if (writing == null && reading == null) throw exc;
			settle();
			stopReading();
			return opened.make(file.path(), part);
		}
	}

	/** Forgets what is read ahead; it is read again when its turn comes. */
	private void stopReading() {
		if (reading != null) reading.opened.cancel(true);
		reading = null;
	}

	private void write(final PendingImage image, final String number, final Unwritten result) throws IOException {
		settle();
		final ImageWork.Made made = result.made.value;
		writing = new Writing(image, number, made.sizes(), result.seconds, writer.submit(() -> Timed.of(() -> {
			try (PartFile part = result.part) {
				made.write(part.path());
				part.complete(true);
			}
			return null;
		})));
		if (!image.isSmall()) settle();
	}

	/** Waits until nothing is written behind any more, and tells the outcome. */
	private void settle() throws IOException {
		final Writing last = writing;
		if (last == null) return;
		try {
			final double seconds = last.seconds + done(last.written).seconds;
			outcomes.done(last.image, last.number, last.sizes, seconds);
		}
		catch (final ExecutionException exc) {
			outcomes.failed(last.image, thrown(exc));
		}
		finally {
			tellNotes();
		}
	}

	/** What a step gave, however long it takes: the end of a file that is complete in memory is worth waiting for. */
	private static <T> T done(final Future<T> step) throws ExecutionException {
		boolean isInterrupted = false;
		try {
			while (true) {
				try {
					return step.get();
				}
				catch (final InterruptedException exc) {
					isInterrupted = true;
				}
			}
		}
		finally {
			if (isInterrupted) Thread.currentThread().interrupt();
		}
	}

	/** The exception of a step on another thread; an error that ends everything is thrown. */
	private static Exception thrown(final ExecutionException exc) {
		if (exc.getCause() instanceof Exception cause) return cause;
		if (exc.getCause() instanceof OutOfMemoryError) return exc;
		throw (Error) exc.getCause();
	}

	private Progress holdingNotes(final Progress part) {
		return new ForwardingProgress(part) {

			@Override
			public void note(final String line) {
				hold(() -> part.note(line));
			}
		};
	}

	private void hold(final Runnable note) {
		synchronized (notes) {
			notes.add(note);
			if (writing == null) tellNotes();
		}
	}

	private void tellNotes() {
		synchronized (notes) {
			writing = null;
			notes.forEach(Runnable::run);
			notes.clear();
		}
	}

	/** Ends what is written behind, and leaves what is read ahead. */
	@Override
	public void close() throws IOException {
		reader.shutdownNow();
		writer.shutdown();
		settle();
	}
}
