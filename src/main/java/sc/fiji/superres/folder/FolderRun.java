package sc.fiji.superres.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.ForwardingProgress;
import sc.fiji.superres.LockFile;
import sc.fiji.superres.Progress;

/**
 * Works through a share of a folder's images, one file after the other, and makes a result of each.
 *
 * <pre>
 *
 * FolderRun run = new FolderRun(source, output, "-SRx4.tif", Shard.parse("2/4"), false);
 * List&lt;String&gt; failed = run.on(files, work, new FolderRun.Listeners(progress, log, Throwable::getMessage));
 * </pre>
 * <p>
 * A result is there whole or not at all, so a run that was killed loses the image it was at and goes on there when it
 * is called again. What goes wrong with one image is noted in the table and does not stop the others. Runs of different
 * shares may work on one folder at the same time; a second one of the same share is refused.
 * </p>
 *
 * @param source folder of the images
 * @param output folder of the results, with the same sub-folders; made where it is missing
 * @param suffix of a result, in place of the image's extension: {@code -SRx4.tif}
 * @param shard which images are ours
 * @param overwrite whether results that are there are made again
 */
public record FolderRun(Path source, Path output, String suffix, Shard shard, boolean overwrite) {

	private static final int LEFT_OUT_NAMED = 20;

	/** What is done to one image. */
	public interface Work {

		/**
		 * Whether an existing result is the one that {@link #make} would make.
		 *
		 * @throws IOException when it is another and must not be replaced; the message says why
		 */
		boolean isDone(Path image, Path result) throws IOException;

		/** Makes a result of an image, at a path whose name is not yet the result's. */
		Sizes make(Path image, Path result, Progress progress) throws IOException;
	}

	/** Of an image and its result, for people: {@code 512x512x3}. */
	public record Sizes(String image, String result) {}

	/**
	 * Who hears of a run.
	 *
	 * @param progress told of the whole share, in bytes of its files; asked whether to stop
	 * @param log gets a line for each image
	 * @param explain what people are told of an exception
	 */
	public record Listeners(Progress progress, Consumer<String> log, Function<Throwable, String> explain) {}

	/** An image that has no result yet. */
	private record Task(Path image, Path file, Path result, long bytes) {}

	/** A path with slashes; a backslash that is part of a name stays one. */
	static String name(final Path path) {
		return path.toString().replace(path.getFileSystem().getSeparator(), "/");
	}

	/**
	 * @param files all images of the folder
	 * @return what failed, a line each; empty when every image of the share has its result
	 * @throws IOException when table or log cannot be written
	 * @throws CancellationException when the progress says stop; results so far stay
	 */
	public List<String> on(final SourceFiles files, final Work work, final Listeners listeners) throws IOException {
		Files.createDirectories(output);
		try (LockFile lock = LockFile.take(output.resolve(".shard-" + shard.label() + ".lock"), "output=" + output +
			" is being written by another run of shard " + shard.number() + "/" + shard.count() +
			". Wait for it, or give the runs different shards, such as 1/2 and 2/2."))
		{
			return new Going(work, listeners).on(files);
		}
	}

	/** {@code day1/scan.tif} gives {@code day1/scan-SRx4.tif}. */
	private Path result(final Path image) {
		return image.resolveSibling(image.getFileName().toString().replaceFirst("(?<=.)\\.[A-Za-z][A-Za-z0-9]{1,4}$",
			"") + suffix);
	}

	/** Images whose result another image before them has the name of. */
	private Map<Path, Path> doubles(final SourceFiles files) {
		final Map<Path, Path> first = new HashMap<>(), doubles = new HashMap<>();
		for (final Path image : files.images()) {
			if (files.problems().containsKey(image)) continue;
			final Path other = first.putIfAbsent(result(image), image);
			if (other != null) doubles.put(image, other);
		}
		return doubles;
	}

	/** A run while it goes. */
	private final class Going {

		private final Work work;
		private final Listeners listeners;
		private final RunTable table;
		private final RunLog log;
		private final List<String> failures = new ArrayList<>();

		Going(final Work work, final Listeners listeners) throws IOException {
			this.work = work;
			this.listeners = listeners;
			table = RunTable.start(output, shard);
			log = new RunLog(output, shard, listeners.log);
		}

		List<String> on(final SourceFiles files) throws IOException {
			files.leftOut().stream().limit(LEFT_OUT_NAMED).forEach(line -> log.line("Left out: " + line));
			if (files.leftOut().size() > LEFT_OUT_NAMED) log.line("Left out: " + (files.leftOut().size() -
				LEFT_OUT_NAMED) + " more");
			final List<Path> share = shard.of(files.images());
			final List<Task> tasks = tasks(share, files);
			log.line(share.size() + " of " + files.images().size() + " images are in shard " + shard.number() + "/" +
				shard.count() + ": " + (share.size() - tasks.size() - failures.size()) + " done before, " + tasks
					.size() + " to do");
			doAll(tasks);
			log.line((share.size() - failures.size()) + " of " + share.size() + " images done, " + failures.size() +
				" failed; see " + table.file());
			return failures;
		}

		/** The images of a share that have no result yet. */
		private List<Task> tasks(final List<Path> share, final SourceFiles files) throws IOException {
			final Map<Path, Path> doubles = doubles(files);
			final List<Task> tasks = new ArrayList<>();
			for (final Path image : share) {
				listeners.progress.checkCancelled();
				try {
					if (files.problems().containsKey(image)) throw new IOException(files.problems().get(image));
					if (doubles.containsKey(image)) throw new IOException("its result would have the name of that of " +
						name(doubles.get(image)) + ": choose one of them by pattern=, or rename it");
					final Task task = task(image);
					if (isDone(task)) table.skipped(name(image), name(result(image)));
					else tasks.add(task);
				}
				catch (final IOException exc) {
					failed(image, exc);
				}
			}
			return tasks;
		}

		private Task task(final Path image) {
			return new Task(image, source.resolve(image), output.resolve(result(image)), 1 + size(image));
		}

		private boolean isDone(final Task task) throws IOException {
			return !overwrite && Files.exists(task.result) && work.isDone(task.file, task.result);
		}

		/** What cannot be seen now is an error when it is read. */
		private long size(final Path image) {
			return source.resolve(image).toFile().length();
		}

		private void doAll(final List<Task> tasks) throws IOException {
			final long total = tasks.stream().mapToLong(Task::bytes).sum();
			long before = 0;
			for (int i = 0; i < tasks.size(); i++) {
				final Task task = tasks.get(i);
				final String number = (i + 1) + " of " + tasks.size();
				final Progress part = new Part(listeners.progress, before, task.bytes, total, number + ", " + name(
					task.image));
				part.checkCancelled();
				part.report(0, 1, "");
				doOne(task, number, log.keepingNotes(part, name(task.image)));
				before += task.bytes;
			}
		}

		private void doOne(final Task task, final String number, final Progress progress) throws IOException {
			final long start = System.nanoTime();
			final Sizes[] sizes = new Sizes[1];
			try {
				AtomicFile.writeFileDurably(task.result, part -> sizes[0] = work.make(task.file, part, progress));
			}
			catch (final CancellationException exc) {
				throw exc;
			}
			catch (final Exception | OutOfMemoryError exc) {
				progress.checkCancelled(); // what stops on request may say so in its own way
				failed(task.image, exc);
				return;
			}
			final double seconds = (System.nanoTime() - start) / 1e9;
			final String result = name(output.relativize(task.result));
			table.done(name(task.image), result, sizes[0], seconds);
			log.line(String.format(Locale.ROOT, "%s: %s (%s) to %s (%s), %.1f s", number, name(task.image),
				sizes[0].image, result, sizes[0].result, seconds));
		}

		private void failed(final Path image, final Throwable exc) throws IOException {
			final String message = listeners.explain.apply(exc);
			failures.add(name(image) + ": " + message);
			table.failed(name(image), message);
			log.line("Failed: " + name(image) + ": " + message);
		}
	}

	/** The progress of one file as a part of all. */
	private static final class Part extends ForwardingProgress {

		private final Progress all;
		private final long before;
		private final long bytes;
		private final long total;
		private final String message;

		Part(final Progress all, final long before, final long bytes, final long total, final String message) {
			super(all);
			this.all = all;
			this.before = before;
			this.bytes = bytes;
			this.total = total;
			this.message = message;
		}

		@Override
		public void report(final long done, final long of, final String ignored) {
			all.report(before + (long) (bytes * Math.min(1, done / (double) Math.max(1, of))), total, message);
		}

	}
}
