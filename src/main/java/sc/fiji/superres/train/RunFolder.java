package sc.fiji.superres.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.LockFile;
import sc.fiji.superres.Sha256;
import sc.fiji.superres.batches.Validation;
import sc.fiji.superres.checkpoint.Checkpoints;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.image.IntensityRange;

/**
 * The folder of a training: {@code config.json}, {@code log.csv}, {@code validation.csv}, {@code preview/},
 * {@code checkpoint/}, {@code model.pt} (averaged weights at the end), {@code best.pt} (best on validation).
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

	/**
	 * What {@code config.json} holds: the configuration, and which images went where.
	 *
	 * @param hashes of the images' content by name, or of a pair folder's files; null in files of before it was there
	 * @param ranges grey values that are 0 and 1 by the name of the image; null in files of before it was there
	 * @param run tells this run from others, for its checkpoints; null in files of before it was there
	 */
	record Description(TrainConfig config, List<String> training, List<String> validation, Map<String, String> hashes,
		Map<String, IntensityRange> ranges, String start, String run)
	{

		/** Of a run that begins: what decides its result tells it from others. */
		Description(final TrainConfig config, final List<String> training, final List<String> validation,
			final Map<String, String> hashes, final Map<String, IntensityRange> ranges, final String start)
		{
			this(config, training, validation, hashes, ranges, start, null);
		}

		/** As the one before, if that says so. */
		Description going(final String before) {
			return new Description(config, training, validation, hashes, ranges, start, before == null ? digest()
				: before);
		}

		private String digest() {
			final String all = new Gson().toJson(this);
			return HexFormat.of().formatHex(Sha256.begin().digest(all.getBytes(StandardCharsets.UTF_8)));
		}
	}

	private static final String CHECKPOINTS = "checkpoint";
	private static final String LOCK = ".training.lock";

	public Path model() {
		return path.resolve("model.pt");
	}

	public Path best() {
		return path.resolve("best.pt");
	}

	public Path preview() {
		return path.resolve("preview");
	}

	/** Those of the run that {@code config.json} describes. */
	Checkpoints checkpoints() throws IOException {
		return new Checkpoints(path.resolve(CHECKPOINTS), Files.isRegularFile(config()) ? read().run() : null);
	}

	/**
	 * Takes the folder for one training.
	 *
	 * @throws IOException where another training has it, or it cannot be written
	 */
	LockFile lock() throws IOException {
		try {
			Files.createDirectories(path);
			return LockFile.take(path.resolve(LOCK), "The run folder " + path +
				" belongs to a training that still runs. Wait for it or end it, or choose another run folder.");
		}
		catch (final FileSystemException exc) {
			throw unwritable(exc);
		}
	}

	private Path config() {
		return path.resolve("config.json");
	}

	private Path validationFile() {
		return path.resolve("validation.csv");
	}

	private Path logFile() {
		return path.resolve("log.csv");
	}

	/**
	 * Opens the folder for a training: a new one, or one that goes on. A training that ended before its first
	 * checkpoint left nothing to keep: the folder is as good as new. Where the training is already as long as is
	 * wanted, {@code config.json} stays as it is.
	 *
	 * @return the checkpoint to go on from, if there is one
	 * @throws IOException when the folder holds a training that may not go on as this one (nothing was changed), or
	 *             cannot be written
	 */
	Optional<Checkpoints.Found> open(final Description description, final boolean resume) throws IOException {
		try {
			Files.createDirectories(path);
		}
		catch (final IOException exc) {
			throw unwritable(exc);
		}
		String run = null;
		if (!Files.isRegularFile(config())) requireEmpty();
		else if (holdsTraining()) run = requireSame(description, resume).run();
		final Optional<Checkpoints.Found> found = new Checkpoints(path.resolve(CHECKPOINTS), run).last();
		if (found.isEmpty() || found.get().checkpoint().iteration() < description.config().iterations()) write(
			description.going(run));
		return found;
	}

	private boolean holdsTraining() throws IOException {
		final boolean checkpoints = new Checkpoints(path.resolve(CHECKPOINTS), null).any();
		return checkpoints || Files.isRegularFile(model()) || Files.isRegularFile(best());
	}

	private IOException unwritable(final IOException exc) {
		return new IOException("The run folder " + path + " cannot be written (" + exc + "). Choose another folder.",
			exc);
	}

	private Description requireSame(final Description description, final boolean resume) throws IOException {
		if (!resume) {
			throw new IOException("The run folder " + path +
				" already holds a training. Choose another folder, or resume=true to go on with it.");
		}
		final Description before = read();
		if (!before.config().continues(description.config())) {
			throw new IOException("The run folder " + path +
				" holds a training with other settings. Choose another folder, or give the settings of its config.json (only its length, milestones, and what stops it or is written when may change).");
		}
		if (!before.training().equals(description.training()) || !before.validation().equals(description
			.validation()))
		{
			throw new IOException("The run folder " + path +
				" holds a training on other images. Choose another folder, or restore the images its config.json names.");
		}
		final Optional<String> changed = before.hashes() == null ? Optional.empty() : before.hashes().keySet().stream()
			.filter(name -> !before.hashes().get(name).equals(description.hashes().get(name))).findFirst();
		if (changed.isPresent()) throw new IOException("The run folder " + path +
			" holds a training on other images: the content of " + changed.get() +
			" has changed since. Choose another folder, or restore the image.");
		requireSameRanges(before.ranges(), description.ranges());
		return before;
	}

	private void requireSameRanges(final Map<String, IntensityRange> before, final Map<String, IntensityRange> now)
		throws IOException
	{
		if (before == null || before.equals(now)) return;
		final String name = before.keySet().stream().filter(n -> !before.get(n).equals(now.get(n))).findFirst().orElse(
			"images");
		final IntensityRange range = before.get(name);
		throw new IOException("The run folder " + path + " holds a training with another range of grey values: " +
			name + (range == null ? "" : " had range=" + range.low() + ":" + range.high()) +
			". Give the range it was begun with, or choose another folder.");
	}

	/** Starts the logs, or cuts them back to where a resumed run stands. */
	void startLog(final long iteration) throws IOException {
		final StringBuilder text = new StringBuilder(LogLine.HEADER).append('\n');
		for (final LogLine line : log())
			if (line.iteration() <= iteration) text.append(line.csv()).append('\n');
		AtomicFile.write(logFile(), out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
		final StringBuilder levels = new StringBuilder("iteration,zoom,unit,psnr,ssim,bicubic psnr,bicubic ssim\n");
		if (Files.isRegularFile(validationFile())) for (final String line : Files.readAllLines(validationFile()))
			if (line.matches("\\d{1,18},.*\\d") && Long.parseLong(line.substring(0, line.indexOf(','))) <= iteration)
				levels.append(line).append('\n');
		AtomicFile.write(validationFile(), out -> out.write(levels.toString().getBytes(StandardCharsets.UTF_8)));
	}

	/** Writes a row of {@code validation.csv} for each zoom level. */
	void append(final long iteration, final Validation.Scores scores, final Validation.Scores bicubic)
		throws IOException
	{
		final StringBuilder rows = new StringBuilder();
		scores.levels().forEach((zoom, score) -> rows.append(String.format(Locale.ROOT,
			"%d,%s,%s,%.4f,%.5f,%.4f,%.5f\n", iteration, zoom.rounded(), zoom.unit(), score.psnr(), score.ssim(),
			bicubic.levels().get(zoom).psnr(), bicubic.levels().get(zoom).ssim())));
		AtomicFile.append(validationFile(), rows);
	}

	/** What {@code log.csv} holds, of earlier sessions too; nothing where there is none. */
	public List<LogLine> log() throws IOException {
		if (!Files.isRegularFile(logFile())) return List.of();
		return Files.readAllLines(logFile()).stream().map(LogLine::parse).flatMap(Optional::stream).toList();
	}

	void append(final LogLine line) throws IOException {
		AtomicFile.append(logFile(), line.csv() + "\n");
	}

	private void requireEmpty() throws IOException {
		try (var entries = Files.list(path)) {
			final Optional<Path> any = entries.filter(entry -> !entry.endsWith(LOCK)).findAny();
			if (any.isPresent()) {
				throw new IOException("The run folder " + path + " is not empty (" + any.get().getFileName() +
					") and holds no training. Choose an empty or new folder.");
			}
		}
	}

	private void write(final Description description) throws IOException {
		final Gson gson = new GsonBuilder().setPrettyPrinting().create();
		final byte[] json = (gson.toJson(description) + "\n").getBytes(StandardCharsets.UTF_8);
		try {
			AtomicFile.writeDurably(config(), out -> out.write(json));
		}
		catch (final IOException exc) {
			throw unwritable(exc);
		}
	}

	private Description read() throws IOException {
		try {
			final Description description = new Gson().fromJson(Files.readString(config()), Description.class);
			if (description == null || description.config() == null) throw new JsonParseException("it is empty");
			return description;
		}
		catch (JsonParseException | IllegalArgumentException | NullPointerException exc) {
			throw new IOException(config() + " is damaged: " + exc.getMessage() + ". Choose another run folder.", exc);
		}
	}
}
