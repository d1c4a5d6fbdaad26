package sc.fiji.superres.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.superres.Sha256;
import sc.fiji.superres.starter.StarterModel;

/**
 * A model as a user names it: the word {@code bicubic}, with or without a factor, the name of a {@link StarterModel},
 * or the path of a model file or a run folder. A file or folder that is called like one of the words is named by its
 * path, such as {@code ./stem-lattice-x4}.
 *
 * <pre>
 * ModelRef model = ModelRef.of("model", "/data/GaN run");
 * model.file(); // /data/GaN run/best.pt
 * </pre>
 * <p>
 * The file is looked for when it is first asked for, and what was found out about it is kept: a command locates the
 * file once, computes its SHA-256 once and reads its card once. An instance belongs to one thread.
 * </p>
 */
public final class ModelRef {

	/** The name of bicubic enlargement. */
	public static final String BICUBIC = "bicubic";

	private static final int BICUBIC_FACTOR = 4;

	/** The word and a factor; {@code bicubic-net/model.pt} and {@code bicubic run} are paths. */
	private static final Pattern BICUBIC_FORM = Pattern.compile(BICUBIC + "[ x×_-]*([\\d.]*)");

	/** Model files of a run folder; such a model is called after its folder. */
	private static final Set<String> OF_RUNS = Set.of("model.pt", "best.pt");

	/** What tells that a file was written to, without reading it. */
	private record Stamp(long bytes, FileTime modified) {

		static Stamp of(final Path file) throws IOException {
			return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
		}
	}

	private final String key;
	private final String text;
	/** What follows the word bicubic; null for anything else. */
	private final String factor;
	private final Optional<StarterModel> starter;

	private Path file;
	private String sha256;
	private Stamp hashed;
	private Optional<ModelCard> card;

	private ModelRef(final String key, final String text) {
		this.key = key;
		this.text = text;
		factor = factor(text);
		starter = StarterModel.named(text);
	}

	private static String factor(final String text) {
		final Matcher bicubic = BICUBIC_FORM.matcher(text.toLowerCase(Locale.ROOT));
		if (bicubic.matches()) return bicubic.group(1);
		return null;
	}

	/**
	 * Reads a name; no file is touched.
	 *
	 * @param key the parameter it was given by, for messages
	 * @param text as the user wrote it; blanks around it do not count
	 * @throws IllegalArgumentException where the text is null or blank
	 */
	public static ModelRef of(final String key, final String text) {
		if (text == null || text.isBlank()) throw empty(key);
		return new ModelRef(key, text.trim());
	}

	private static IllegalArgumentException empty(final String key) {
		return new IllegalArgumentException(key + " is empty: name " + ModelFiles.WHAT_TO_NAME);
	}

	/** The name as the user wrote it, without blanks around it. */
	public String text() {
		return text;
	}

	/** Whether the name stands for bicubic enlargement and not for a file. */
	public boolean isBicubic() {
		return factor != null;
	}

	/**
	 * What titles and tables call the model: {@code bicubic}, the name of a starter model, the name of a run folder, or
	 * that of a file without its extension.
	 */
	public String shortName() {
		if (isBicubic()) return BICUBIC;
		if (starter.isPresent()) return starter.get().name();
		return shortName(Path.of(text).toAbsolutePath().normalize());
	}

	private static String shortName(final Path path) {
		final String name = nameOf(path);
		if (OF_RUNS.contains(name)) return nameOf(path.getParent());
		return name.replaceFirst("(?<=.)\\.[A-Za-z]{2,11}$", "");
	}

	/** The last name of a path; the path itself where it is a root. */
	private static String nameOf(final Path path) {
		if (path.getFileName() == null) return path.toString();
		return path.getFileName().toString();
	}

	/** The model that comes along, if the name is of one. */
	public Optional<StarterModel> starter() {
		return starter;
	}

	/** Whether the name stands for bicubic enlargement by a factor: it gives that factor, or none. */
	public boolean isBicubicOf(final int wanted) {
		return isBicubic() && (factor.isEmpty() || factor.equals(Integer.toString(wanted)));
	}

	/**
	 * The factor of bicubic enlargement, {@value #BICUBIC_FACTOR} where the name gives none.
	 *
	 * @throws IllegalArgumentException where the name gives a factor other than 2 to 8
	 */
	public int bicubicFactor() {
		if (factor.isEmpty()) return BICUBIC_FACTOR;
		if (factor.matches("[2-8]")) return Integer.parseInt(factor);
		throw wrongFactor();
	}

	private IllegalArgumentException wrongFactor() {
		return new IllegalArgumentException(key + "=" + text + ": write bicubic (×4), or bicubic x2 to bicubic x8.");
	}

	/**
	 * The model file; of a run folder, its best model.
	 *
	 * @throws IOException where there is none; the message names the path
	 */
	public Path file() throws IOException {
		if (file == null) file = located();
		return file;
	}

	private Path located() throws IOException {
		if (starter.isPresent()) return starter.get().file();
		return ModelFiles.locate(Path.of(text));
	}

	/** The SHA-256 of the file, 64 hexadecimal digits in lower case. */
	public String sha256() throws IOException {
		if (sha256 == null) {
			hashed = Stamp.of(file());
			sha256 = Sha256.of(file());
		}
		return sha256;
	}

	/** The card of the model; empty for bicubic, for a state dict and for another network. */
	public Optional<ModelCard> card() throws IOException {
		if (isBicubic()) return Optional.empty();
		if (card == null) note(ModelFiles.readCard(file()));
		return card;
	}

	/** Keeps the card; that of a model that comes along gets its calibration, which its file does not hold. */
	private void note(final Optional<ModelCard> read) throws IOException {
		card = read;
		if (starter.isEmpty() || read.isEmpty()) return;
		final ModelCard.Training known = read.get().training().withCalibration(starter.get().calibration())
			.withMicroscope(starter.get().microscope());
		card = Optional.of(read.get().with(known));
	}

	/**
	 * Reads the model with its weights, which are not kept.
	 *
	 * @throws IOException where the file is missing or damaged; the message names it
	 */
	public ModelFiles.Loaded read() throws IOException {
		return noted(ModelFiles.read(file()));
	}

	/**
	 * The same, but for TorchScript of another network, which only the code in it can run.
	 *
	 * @return nothing of another network
	 */
	public Optional<ModelFiles.Loaded> readUnlessForeign() throws IOException {
		final Optional<ModelFiles.Loaded> model = ModelFiles.readUnlessForeign(file());
		if (model.isEmpty()) return model;
		return Optional.of(noted(model.get()));
	}

	private ModelFiles.Loaded noted(final ModelFiles.Loaded model) throws IOException {
		note(Optional.ofNullable(model.card()));
		return new ModelFiles.Loaded(model.file(), model.config(), model.weights(), card.orElse(null));
	}

	/**
	 * Refuses a file that was written to after its SHA-256 was taken, as a training does with its best model: results
	 * would be recorded under the wrong checksum.
	 *
	 * @throws IOException where it was; the message names it
	 */
	public void requireUnchanged() throws IOException {
		if (hashed != null && !hashed.equals(Stamp.of(file()))) {
			throw new IOException(file() + " was changed while it was in use: start again to work with the new model.");
		}
	}
}
