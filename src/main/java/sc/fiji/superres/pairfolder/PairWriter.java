package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import sc.fiji.superres.FileFailure;
import sc.fiji.superres.PartFile;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.ImageEncoder;
import sc.fiji.superres.pairs.Pair;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.PairSpec;

/**
 * Writes the images of a pair folder on several threads. Each thread takes the next crop, so that they work on the same
 * zoom level or on neighbouring ones. The content of a file depends only on its pair. Crops that are there already are
 * kept.
 */
final class PairWriter {

	private final PairFolder folder;
	private final PairSource pairs;
	private final Path root;
	private final ImageEncoder encoder;
	private final Progress progress;
	private long next;
	private long done;
	private Throwable failure;

	PairWriter(final PairFolder folder, final Path root, final ImageEncoder encoder, final Progress progress) {
		this.folder = folder;
		this.pairs = folder.pairs();
		this.root = root;
		this.encoder = encoder;
		this.progress = progress;
	}

	/** Returns when every thread has ended, also after an error or when cancelled. */
	void write(final int threads) throws IOException {
		createFolders();
		final List<Thread> workers = workers(threads);
		workers.forEach(Thread::start);
		workers.forEach(this::await);
		rethrow();
	}

	private List<Thread> workers(final int threads) {
		return IntStream.range(0, threads).mapToObj(this::worker).toList();
	}

	private Thread worker(final int number) {
		final Thread worker = new Thread(this::work, "super-resolution-pairs-" + number);
		worker.setDaemon(true);
		return worker;
	}

	private void createFolders() throws IOException {
		for (final String part : List.of(PairNames.TRAIN, PairNames.VALIDATION, PairNames.TEST))
			createFolders(root.resolve(part));
	}

	private static void createFolders(final Path part) throws IOException {
		Files.createDirectories(part.resolve(PairNames.TARGETS));
		Files.createDirectories(part.resolve(PairNames.INPUTS));
	}

	private void work() {
		try {
			for (long first = take(); first >= 0; first = take())
				report(writeCrop(first));
		}
		catch (IOException | RuntimeException | Error exc) {
			fail(exc);
		}
	}

	/** Number of the first pair of the next crop; −1 if there is none or the work should stop. */
	private synchronized long take() {
		if (isAtEnd()) return -1;
		progress.checkCancelled();
		final long first = next;
		next += pairsOfCrop(first);
		return first;
	}

	private boolean isAtEnd() {
		return failure != null || next == pairs.size();
	}

	private int pairsOfCrop(final long first) {
		return pairs.levelCrops(first).pairsPerCrop();
	}

	/**
	 * Writes the pairs of a crop. The last file appears after all others and only when it is complete, so a crop whose
	 * last file exists is complete, even if the run that wrote it was killed.
	 *
	 * @return the number of its pairs
	 */
	private int writeCrop(final long first) throws IOException {
		final int count = pairsOfCrop(first);
		final Path last = inputFile(pairs.spec(first + count - 1));
		if (!Files.exists(last)) writePairs(first, first + count, last);
		return count;
	}

	private void writePairs(final long first, final long end, final Path last) throws IOException {
		byte[] target = null; // it is the same for all filters
		for (long i = first; i < end; i++) {
			final PairSpec spec = pairs.spec(i);
			final Pair pair = pairs.pair(spec);
			if (target == null) target = encoder.encode(pair.target());
			write(targetFile(spec), target);
			writeInput(inputFile(spec), encoder.encode(pair.input()), last);
		}
	}

	private static void writeInput(final Path file, final byte[] content, final Path last) throws IOException {
		if (file.equals(last)) writeAtOnce(file, content);
		else write(file, content);
	}

	/** The file appears when it is complete. */
	private static void writeAtOnce(final Path file, final byte[] content) throws IOException {
		try (PartFile part = PartFile.amongMany(file)) {
			write(part.path(), content);
			part.complete(false);
		}
	}

	private static void write(final Path file, final byte[] content) throws IOException {
		try {
			Files.write(file, content);
		}
		catch (final IOException exc) {
			throw FileFailure.named(file, exc);
		}
	}

	private Path targetFile(final PairSpec spec) {
		return root.resolve(folder.targetFile(spec, encoder));
	}

	private Path inputFile(final PairSpec spec) {
		return root.resolve(folder.inputFile(spec, encoder));
	}

	private synchronized void report(final int count) {
		done += count;
		progress.report(done, pairs.size(), "Writing training pairs");
	}

	private synchronized void fail(final Throwable exc) {
		if (failure == null) failure = exc;
	}

	/** Waits for the end of a thread, since nobody may write while the folder is renamed or deleted. */
	private void await(final Thread worker) {
		boolean interrupted = false;
		while (worker.isAlive()) {
			try {
				worker.join();
			}
			catch (final InterruptedException exc) {
				interrupted = true;
				fail(new CancellationException("Writing the pairs was interrupted."));
			}
		}
		if (interrupted) Thread.currentThread().interrupt();
	}

	private void rethrow() throws IOException {
		if (failure instanceof IOException exc) throw exc;
		if (failure instanceof RuntimeException exc) throw exc;
		if (failure instanceof Error exc) throw exc;
	}
}
