package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import com.google.gson.stream.JsonWriter;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.dataset.ImageEncoder;
import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PixelHash;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.PairSpec;
import sc.fiji.superres.resample.Filter;

/**
 * Writes {@code manifest.json} of a pair folder: the images from which the pairs were made, the configuration, and a
 * list of all pairs.
 * <p>
 * It is written pair by pair, because a folder may hold millions. {@link ManifestReader} reads it.
 * </p>
 */
final class Manifest {

	static final String FILE = "manifest.json";

	/** The version of the format; it grows if a reader of the file must know about a change. */
	static final int FORMAT = 1;

	/** Writes and reads filters by their labels. */
	static final Gson GSON = gson();

	/** Names of the source images in each part. */
	record Parts(List<String> train, List<String> val, List<String> test) {}

	/**
	 * A source image.
	 *
	 * @param range the grey values that map to 0 and to 1
	 * @param series name of the series of frames to which the image belongs; missing for a single image
	 * @param displacement of a frame against the reference of its series, along rows and columns, in pixels; missing
	 *            for a single image
	 * @param pixel width and height of a pixel in nm; missing if they are not known
	 */
	record Source(String name, String part, String type, int width, int height, List<Double> range, String sha256,
		long pairs, String series, List<Double> displacement, List<Double> pixel)
	{}

	/** A pair; its files are given by their paths below the folder, with forward slashes. */
	record ListedPair(String part, String source, double zoom, int subProcess, double ratio, int crop, int x, int y,
		String filter, String target, String input)
	{}

	private final PairFolder folder;
	private final PairSource pairs;
	private final ImageEncoder encoder;
	private final List<Source> sources;

	Manifest(final PairFolder folder, final ImageEncoder encoder) {
		this.folder = folder;
		this.pairs = folder.pairs();
		this.encoder = encoder;
		sources = sources();
	}

	private List<Source> sources() {
		return IntStream.range(0, pairs.images().size()).mapToObj(this::source).toList();
	}

	private static Gson gson() {
		final JsonSerializer<Filter> toLabel = (filter, type, context) -> new JsonPrimitive(filter.label());
		final JsonDeserializer<Filter> ofLabel = (json, type, context) -> Filter.of(json.getAsString());
		final GsonBuilder builder = new GsonBuilder();
		builder.disableHtmlEscaping();
		builder.registerTypeHierarchyAdapter(Filter.class, toLabel);
		builder.registerTypeHierarchyAdapter(Filter.class, ofLabel);
		return builder.create();
	}

	void write(final Path file) throws IOException {
		AtomicFile.write(file, this::writeWhole);
	}

	private void writeWhole(final OutputStream out) throws IOException {
		final Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		write(text, true);
		text.flush();
	}

	/** The manifest without its pairs, which follow from the rest: two folders of one plan hold the same files. */
	String plan() throws IOException {
		final StringWriter text = new StringWriter();
		write(text, false);
		return text.toString();
	}

	private void write(final Writer text, final boolean withPairs) throws IOException {
		final JsonWriter json = new JsonWriter(text); // the caller closes the text
		json.setIndent("\t");
		json.beginObject();
		writePlan(json);
		if (withPairs) writePairs(json.name("pairs"));
		json.endObject();
		json.flush();
	}

	private void writePlan(final JsonWriter json) throws IOException {
		json.name("format").value(FORMAT);
		json.name("seed").value(folder.seed());
		GSON.toJson(pairs.config(), MultiScaleConfig.class, json.name("configuration"));
		GSON.toJson(parts(), Parts.class, json.name("split"));
		GSON.toJson(sources, List.class, json.name("sources"));
		GSON.toJson(folder.skipped(), List.class, json.name("skipped"));
	}

	private Parts parts() {
		final Split<SourceImage> split = folder.split();
		return new Parts(names(split.train()), names(split.validation()), names(split.test()));
	}

	private Source source(final int i) {
		final SourceImage image = pairs.images().get(i);
		final List<Double> range = range(image);
		final String hash = PixelHash.sha256(image.plane());
		final String series = image.series().orElse(null);
		return new Source(image.name(), folder.part(i), image.type(), image.width(), image.height(), range, hash, pairs
			.size(i), series, displacement(image), pixel(image));
	}

	private static List<Double> range(final SourceImage image) {
		return List.of(image.range().low(), image.range().high());
	}

	private static List<Double> displacement(final SourceImage image) {
		if (image.series().isEmpty()) return null;
		return List.of(image.slice().x(), image.slice().y());
	}

	private static List<Double> pixel(final SourceImage image) {
		if (image.pixel() == null) return null;
		return List.of(image.pixel().width(), image.pixel().height());
	}

	private void writePairs(final JsonWriter json) throws IOException {
		json.beginArray();
		for (long i = 0; i < pairs.size(); i++)
			writePair(json, pairs.spec(i));
		json.endArray();
	}

	private void writePair(final JsonWriter json, final PairSpec spec) {
		GSON.toJson(listed(spec), ListedPair.class, json);
	}

	private ListedPair listed(final PairSpec spec) {
		final Level level = spec.level();
		final String part = folder.part(spec.image());
		final String source = sourceName(spec);
		final double zoom = targetZoom(level);
		final String target = folder.targetFile(spec, encoder);
		final String input = folder.inputFile(spec, encoder);
		return new ListedPair(part, source, zoom, level.subProcess(), level.ratio(), spec.crop(), spec.x(), spec.y(),
			spec.filterLabel(), target, input);
	}

	private String sourceName(final PairSpec spec) {
		return pairs.images().get(spec.image()).name();
	}

	private double targetZoom(final Level level) {
		return pairs.config().zoom().targetAt(level.ratio()).rounded();
	}

	private static List<String> names(final List<SourceImage> images) {
		return images.stream().map(SourceImage::name).toList();
	}
}
