package sc.fiji.superres.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.google.gson.Gson;

import ai.djl.util.Utils;
import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.Sha256;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.trust.Calibration;

/**
 * A model that comes along with the program.
 *
 * <pre>
 *
 * Path file = StarterModel.named("stem-lattice-x4").orElseThrow().file();
 * </pre>
 *
 * @param name by which users call it
 * @param sha256 of its file, 64 hexadecimal digits in lower case
 * @param microscope the kind that it learnt from
 * @param data what it learnt from, a sentence
 * @param recipe how it was trained, a sentence
 * @param limits what it must not be taken for, a sentence
 * @param scores on simulated scans of crystals that it has not seen
 */
public record StarterModel(String name, String sha256, Microscope microscope, String data, String recipe, String limits,
	List<HeldBack> scores)
{

	/**
	 * How near results come to the truth on a crystal, at a dose and a zoom level that the training did not draw.
	 *
	 * @param sample as Simulate Lattice... names it
	 * @param pixel width of a pixel of the input, in nm
	 * @param psnr against the noiseless scan, in dB
	 * @param bicubic the same of bicubic enlargement
	 */
	public record HeldBack(String sample, double pixel, double psnr, double bicubic) {}

	private static final String LIST = "models.json";
	private static final List<StarterModel> ALL = read();

	private static List<StarterModel> read() {
		try (Reader json = new InputStreamReader(resource(LIST), StandardCharsets.UTF_8)) {
			return List.of(new Gson().fromJson(json, StarterModel[].class));
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	/** All of them, in the order in which they are shown. */
	public static List<StarterModel> all() {
		return ALL;
	}

	/** Their names, with commas between them. */
	public static String names() {
		return String.join(", ", ALL.stream().map(StarterModel::name).toList());
	}

	/** The model of this name, whatever the case; empty if there is none. */
	public static Optional<StarterModel> named(final String name) {
		return ALL.stream().filter(model -> model.name.equalsIgnoreCase(name)).findFirst();
	}

	/**
	 * The model file, in the folder where PyTorch's libraries lie ({@code .djl.ai} in the home folder, or
	 * {@code DJL_CACHE_DIR}). It is written there when it is first asked for, and again if it was changed.
	 *
	 * @throws IOException if it cannot be written; the message names it
	 */
	public Path file() throws IOException {
		return file(Utils.getCacheDir());
	}

	/** The model file below a folder. */
	Path file(final Path cache) throws IOException {
		final Path file = cache.resolve("super-resolution").resolve(sha256).resolve(name + ".pt");
		if (!isWhole(file)) AtomicFile.write(file, this::writeTo);
		return file;
	}

	/**
	 * How the error of its results follows from what can be seen: measured by {@code CalibrateStarterModels}, beside
	 * its tests, on simulated scans that it has not seen.
	 *
	 * @throws IOException if the jar is not whole
	 */
	public Calibration calibration() throws IOException {
		try (Reader json = new InputStreamReader(resource(name + "-trust.json"), StandardCharsets.UTF_8)) {
			return new Gson().fromJson(json, Calibration.class);
		}
	}

	private void writeTo(final OutputStream out) throws IOException {
		try (InputStream model = resource(name + ".pt")) {
			model.transferTo(out);
		}
	}

	private boolean isWhole(final Path file) throws IOException {
		return Files.isRegularFile(file) && Sha256.of(file).equals(sha256);
	}

	private static InputStream resource(final String file) throws IOException {
		final InputStream found = StarterModel.class.getResourceAsStream(file);
		if (found == null) throw new IOException("The jar of Super-Resolution is not whole: it lacks " + file +
			". Install it again.");
		return found;
	}

	/** One line each: data, recipe, limits and scores. */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		lines.add(Microscope.FACT + ": " + microscope.words());
		lines.add("Data: " + data);
		lines.add("Recipe: " + recipe);
		lines.add("Limits: " + limits);
		for (final HeldBack score : scores)
			lines.add(line(score));
		return lines;
	}

	private static String line(final HeldBack score) {
		return String.format(Locale.ROOT, "On %s, never seen, %.5f nm a pixel: PSNR %.2f dB, bicubic %.2f dB",
			score.sample, score.pixel, score.psnr, score.bicubic);
	}
}
