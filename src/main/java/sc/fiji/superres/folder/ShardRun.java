package sc.fiji.superres.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import sc.fiji.superres.ForwardingProgress;
import sc.fiji.superres.Progress;

/** A {@link FolderRun} while it goes on: it works through the images of one share and notes what becomes of each. */
final class ShardRun implements Pipeline.Outcomes {

	/** Number of left-out files that the log names. */
	private static final int LEFT_OUT_NAMED = 20;

	private final FolderRun run;
	private final ImageWork work;
	private final FolderRun.Listeners listeners;
	private final RunTable table;
	private final RunLog log;
	private final List<String> failures = new ArrayList<>();

	ShardRun(final FolderRun run, final ImageWork work, final FolderRun.Listeners listeners) throws IOException {
		this.run = run;
		this.work = work;
		this.listeners = listeners;
		table = RunTable.start(run.output(), run.shard());
		log = new RunLog(run.output(), run.shard(), listeners.log());
	}

	/** @return a line for each image that failed */
	List<String> on(final SourceFiles files) throws IOException {
		logLeftOut(files.leftOut());
		final List<Path> share = run.shard().of(files.images());
		final List<PendingImage> pending = pending(share, files);
		logBeginning(files.images().size(), share.size(), pending.size());
		makeAll(pending);
		logEnd(share.size());
		return failures;
	}

	private void logLeftOut(final List<String> leftOut) {
		leftOut.stream().limit(LEFT_OUT_NAMED).forEach(this::logLeftOut);
		final int more = leftOut.size() - LEFT_OUT_NAMED;
		if (more > 0) logLeftOut(more + " more");
	}

	private void logLeftOut(final String what) {
		log.line("Left out: " + what);
	}

	private void logBeginning(final int all, final int images, final int toDo) {
		final int doneBefore = images - toDo - failures.size();
		log.line(images + " of " + all + " images are in shard " + run.shard().fraction() + ": " + doneBefore +
			" done before, " + toDo + " to do");
	}

	private void logEnd(final int images) {
		final int done = images - failures.size();
		log.line(done + " of " + images + " images done, " + failures.size() + " failed; see " + table.file());
	}

	/** The images of a share that have no result yet. */
	private List<PendingImage> pending(final List<Path> share, final SourceFiles files) throws IOException {
		final Map<Path, Path> doubles = doubles(files);
		final List<PendingImage> pending = new ArrayList<>();
		for (final Path image : share) {
			listeners.progress().checkCancelled();
			try {
				requireNoProblem(image, files);
				requireOwnResult(image, doubles);
				skipOrAdd(pending(image), pending);
			}
			catch (final IOException exc) {
				failed(image, exc);
			}
		}
		return pending;
	}

	private void skipOrAdd(final PendingImage image, final List<PendingImage> pending) throws IOException {
		if (isDone(image)) table.skipped(image.name(), FolderRun.name(run.result(image.image())));
		else pending.add(image);
	}

	/** Images whose result has the same name as the result of an earlier image → that image. */
	private Map<Path, Path> doubles(final SourceFiles files) {
		final Map<Path, Path> first = new HashMap<>();
		final Map<Path, Path> doubles = new HashMap<>();
		for (final Path image : files.sound()) {
			final Path other = first.putIfAbsent(run.result(image), image);
			if (other != null) doubles.put(image, other);
		}
		return doubles;
	}

	private static void requireNoProblem(final Path image, final SourceFiles files) throws IOException {
		final String problem = files.problems().get(image);
		if (problem != null) throw new IOException(problem);
	}

	private static void requireOwnResult(final Path image, final Map<Path, Path> doubles) throws IOException {
		final Path other = doubles.get(image);
		if (other != null) throw sameName(other);
	}

	private static IOException sameName(final Path other) {
		return new IOException("its result would have the name of that of " + FolderRun.name(other) +
			": choose one of them by pattern=, or rename it");
	}

	private PendingImage pending(final Path image) {
		final Path file = run.source().resolve(image);
		final Path result = run.output().resolve(run.result(image));
		// a file that cannot be read now has no length; reading it will fail later
		return new PendingImage(image, FolderRun.name(image), file, result, 1 + file.toFile().length());
	}

	private boolean isDone(final PendingImage pending) throws IOException {
		if (run.overwrite() || !Files.exists(pending.result())) return false;
		return work.isDone(pending.file(), pending.result());
	}

	private void makeAll(final List<PendingImage> pending) throws IOException {
		final Progress progress = new Stoppable(listeners.progress());
		try (Pipeline pipeline = new Pipeline(work, this, progress)) {
			for (int i = 0; i < pending.size(); i++)
				make(i, pending, pipeline, progress);
		}
	}

	private void make(final int i, final List<PendingImage> pending, final Pipeline pipeline, final Progress progress)
		throws IOException
	{
		final PendingImage image = pending.get(i);
		final String number = number(i, pending);
		final Progress part = new Part(progress, bytes(pending.subList(0, i)), image.bytes(), bytes(pending), number +
			", " + image.name());
		part.checkCancelled();
		part.report(0, 1, "");
		pipeline.make(image, number, next(i, pending), log.keepingNotes(part, image.name()));
	}

	private static String number(final int i, final List<PendingImage> pending) {
		return i + 1 + " of " + pending.size();
	}

	private static Optional<PendingImage> next(final int i, final List<PendingImage> pending) {
		return pending.stream().skip(i + 1L).findFirst();
	}

	private static long bytes(final List<PendingImage> pending) {
		return pending.stream().mapToLong(PendingImage::bytes).sum();
	}

	@Override
	public void done(final PendingImage pending, final String number, final ImageWork.Sizes sizes, final double seconds)
		throws IOException
	{
		final String image = pending.name();
		final String result = resultName(pending);
		table.done(image, result, sizes, seconds);
		final String text = "%s: %s (%s) to %s (%s), %.1f s";
		log.line(String.format(Locale.ROOT, text, number, image, sizes.image(), result, sizes.result(), seconds));
	}

	@Override
	public void failed(final PendingImage pending, final Throwable why) throws IOException {
		failed(pending.image(), why);
	}

	private String resultName(final PendingImage pending) {
		return FolderRun.name(run.output().relativize(pending.result()));
	}

	private void failed(final Path image, final Throwable exc) throws IOException {
		failed(FolderRun.name(image), listeners.explain().apply(exc));
	}

	private void failed(final String name, final String message) throws IOException {
		final String line = name + ": " + message;
		failures.add(line);
		table.failed(name, message);
		log.line("Failed: " + line);
	}

	/** Stays stopped: ImageJ forgets Escape when it opens a stack, which another thread may do. */
	private static final class Stoppable extends ForwardingProgress {

		private volatile boolean stopped;

		Stoppable(final Progress inner) {
			super(inner);
		}

		@Override
		public boolean isCancelled() {
			stopped = stopped || super.isCancelled();
			return stopped;
		}
	}

	/** Reports the progress of one file as a part of all, in bytes. */
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
			all.report(before + (long) (bytes * share(done, of)), total, message);
		}

		private static double share(final long done, final long of) {
			return Math.min(1, done / (double) Math.max(1, of));
		}
	}
}
