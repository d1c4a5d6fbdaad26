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
 * Writes the images of a pair folder with several threads. Each takes the next crop in turn, so that they work on the
 * same zoom level or on neighbours; what a file holds depends on its pair alone. Crops that are there already are kept.
 */
final class PairWriter {

	private final PairFolder folder;
	private final PairSource pairs;
	private final Path root;
	private final ImageEncoder encoder;
	private final Progress progress;
	private long next, done;
	private Throwable failure;

	PairWriter(final PairFolder folder, final Path root, final ImageEncoder encoder, final Progress progress) {
		this.folder = folder;
		this.pairs = folder.pairs();
		this.root = root;
		this.encoder = encoder;
		this.progress = progress;
	}

	/** Comes back when every thread has ended, also after an error or when cancelled. */
	void write(final int threads) throws IOException {
		for (final String part : List.of("train", "val", "test")) {
			Files.createDirectories(root.resolve(part).resolve(PairNames.TARGETS));
			Files.createDirectories(root.resolve(part).resolve(PairNames.INPUTS));
		}
		final List<Thread> workers = IntStream.range(0, threads).mapToObj(i -> new Thread(this::work,
			"super-resolution-pairs-" + i)).toList();
		workers.forEach(w -> {
			w.setDaemon(true);
			w.start();
		});
		workers.forEach(this::await);
		rethrow();
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

	/** Number of the first pair of the next crop, −1 when there is none or the work should stop. */
	private synchronized long take() {
		if (failure != null || next == pairs.size()) return -1;
		progress.checkCancelled();
		final long first = next;
		next += pairs.slot(first).pairsPerCrop();
		return first;
	}

	/**
	 * The target is encoded once: it is the same for all filters. The crop's last file appears when it is complete and
	 * after all others, so a crop whose last file is there is whole, whenever the run that wrote it was killed.
	 */
	private int writeCrop(final long first) throws IOException {
		final int count = pairs.slot(first).pairsPerCrop();
		final Path last = inputFile(pairs.spec(first + count - 1));
		if (Files.exists(last)) return count;
		byte[] target = null;
		for (long i = first; i < first + count; i++) {
			final PairSpec spec = pairs.spec(i);
			final Pair pair = pairs.pair(spec);
			if (target == null) target = encoder.encode(pair.target());
			write(root.resolve(folder.targetFile(spec, encoder)), target);
			final byte[] input = encoder.encode(pair.input());
			if (i < first + count - 1) write(inputFile(spec), input);
			else writeLast(last, input);
		}
		return count;
	}

	private static void writeLast(final Path last, final byte[] input) throws IOException {
		try (PartFile part = PartFile.amongMany(last)) {
			write(part.path(), input);
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

	/** Waits to the end of a thread, for nobody may write when the folder is renamed or deleted. */
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
