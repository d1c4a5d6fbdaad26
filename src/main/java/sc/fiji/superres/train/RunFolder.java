package sc.fiji.superres.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.LockFile;
import sc.fiji.superres.batches.Validation;
import sc.fiji.superres.checkpoint.Checkpoints;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.dataset.ZoomLevel;

/**
 * The folder of a training: {@code config.json}, {@code log.csv}, {@code validation.csv}, {@code preview/},
 * {@code checkpoint/}, {@code model.pt} (averaged weights at the end), {@code best.pt} (best on validation).
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

	private static final String CHECKPOINTS = "checkpoint";
	private static final String VALIDATION_HEADER = "iteration,zoom,unit,psnr,ssim,bicubic psnr,bicubic ssim";
	/** A row that was not cut off. */
	private static final String VALIDATION_ROW = "\\d{1,18},.*\\d";
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
		if (!Files.isRegularFile(config())) return checkpoints(null);
		return checkpoints(read().run());
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
	Optional<Checkpoints.Found> open(final RunDescription description, final boolean resume) throws IOException {
		create();
		final String run = runBefore(description, resume);
		final Optional<Checkpoints.Found> found = checkpoints(run).last();
		final long done = found.map(last -> last.checkpoint().iteration()).orElse(0L);
		if (done < description.config().iterations()) write(description.withRun(run));
		return found;
	}

	/**
	 * The configuration with or without a teacher, as the training in the folder was begun: one that was begun without
	 * goes on without.
	 */
	TrainConfig asBegun(final TrainConfig config) throws IOException {
		if (!Files.isRegularFile(config()) || !holdsTraining()) return config;
		final TrainConfig before = read().config();
		if (before.taught() != null && config.taught() != null) return config;
		return config.withTaught(before.taught()).withUntuned(before.untuned());
	}

	private void create() throws IOException {
		try {
			Files.createDirectories(path);
		}
		catch (final IOException exc) {
			throw unwritable(exc);
		}
	}

	private Checkpoints checkpoints(final String run) {
		return new Checkpoints(path.resolve(CHECKPOINTS), run);
	}

	/** The name of the run that goes on; null for one that begins. */
	private String runBefore(final RunDescription description, final boolean resume) throws IOException {
		if (!Files.isRegularFile(config())) {
			requireEmpty();
			return null;
		}
		if (!holdsTraining()) return null;
		return requireSame(description, resume).run();
	}

	private boolean holdsTraining() throws IOException {
		return checkpoints(null).any() || Files.isRegularFile(model()) || Files.isRegularFile(best());
	}

	private IOException unwritable(final IOException exc) {
		return new IOException("The run folder " + path + " cannot be written (" + exc + "). Choose another folder.",
			exc);
	}

	private RunDescription requireSame(final RunDescription description, final boolean resume) throws IOException {
		if (!resume) {
			throw new IOException("The run folder " + path +
				" already holds a training. Choose another folder, or resume=true to go on with it.");
		}
		final RunDescription before = read();
		requireNone(before.objection(description));
		return before;
	}

	private void requireNone(final Optional<String> objection) throws IOException {
		if (objection.isPresent()) throw new IOException("The run folder " + path + " " + objection.get());
	}

	/** Starts the logs, or cuts them back to where a resumed run stands. */
	void startLog(final long iteration) throws IOException {
		final List<String> lines = new ArrayList<>();
		for (final LogLine line : log())
			if (line.iteration() <= iteration) lines.add(line.csv());
		start(logFile(), LogLine.HEADER, lines);
		startValidation(iteration);
	}

	private void startValidation(final long iteration) throws IOException {
		final List<String> rows = new ArrayList<>();
		for (final String row : validationRows())
			if (iteration(row) <= iteration) rows.add(row);
		start(validationFile(), VALIDATION_HEADER, rows);
	}

	private static void start(final Path file, final String header, final List<String> lines) throws IOException {
		final StringBuilder text = new StringBuilder(header).append('\n');
		for (final String line : lines)
			text.append(line).append('\n');
		AtomicFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
	}

	/** Whole rows of {@code validation.csv}, without its header. */
	private List<String> validationRows() throws IOException {
		return lines(validationFile()).stream().filter(row -> row.matches(VALIDATION_ROW)).toList();
	}

	/** What a file holds; nothing where it is not there. */
	private static List<String> lines(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) return List.of();
		return Files.readAllLines(file);
	}

	private static long iteration(final String row) {
		return Long.parseLong(row.substring(0, row.indexOf(',')));
	}

	/** Writes a row of {@code validation.csv} for each zoom level. */
	void append(final long iteration, final Validation.Scores scores, final Validation.Scores bicubic)
		throws IOException
	{
		final StringBuilder rows = new StringBuilder();
		scores.levels().forEach((zoom, score) -> rows.append(row(iteration, zoom, score, bicubic.levels().get(zoom))));
		AtomicFile.append(validationFile(), rows);
	}

	private static String row(final long iteration, final ZoomLevel zoom, final Validation.Scores score,
		final Validation.Scores bicubic)
	{
		return String.format(Locale.ROOT, "%d,%s,%s,%.4f,%.5f,%.4f,%.5f\n", iteration, zoom.rounded(), zoom.unit(),
			score.psnr(), score.ssim(), bicubic.psnr(), bicubic.ssim());
	}

	/** What {@code log.csv} holds, of earlier sessions too; nothing where there is none. */
	public List<LogLine> log() throws IOException {
		return lines(logFile()).stream().map(LogLine::parse).flatMap(Optional::stream).toList();
	}

	void append(final LogLine line) throws IOException {
		AtomicFile.append(logFile(), line.csv() + "\n");
	}

	private void requireEmpty() throws IOException {
		try (var entries = Files.list(path)) {
			final Optional<Path> any = entries.filter(entry -> !entry.endsWith(LOCK)).findAny();
			if (any.isPresent()) throw notEmpty(any.get());
		}
	}

	private IOException notEmpty(final Path entry) {
		return new IOException("The run folder " + path + " is not empty (" + entry.getFileName() +
			") and holds no training. Choose an empty or new folder.");
	}

	private void write(final RunDescription description) throws IOException {
		final byte[] json = json(description).getBytes(StandardCharsets.UTF_8);
		try {
			AtomicFile.writeDurably(config(), out -> out.write(json));
		}
		catch (final IOException exc) {
			throw unwritable(exc);
		}
	}

	private static String json(final RunDescription description) {
		final Gson gson = new GsonBuilder().setPrettyPrinting().create();
		return gson.toJson(description) + "\n";
	}

	private RunDescription read() throws IOException {
		try {
			return description(Files.readString(config()));
		}
		catch (JsonParseException | IllegalArgumentException | NullPointerException exc) {
			throw damaged(exc);
		}
	}

	private IOException damaged(final RuntimeException exc) {
		return new IOException(config() + " is damaged: " + exc.getMessage() + ". Choose another run folder.", exc);
	}

	private static RunDescription description(final String json) {
		final RunDescription description = new Gson().fromJson(json, RunDescription.class);
		if (description == null || description.config() == null) throw new JsonParseException("it is empty");
		return description;
	}
}
