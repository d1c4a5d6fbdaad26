package sc.fiji.superres.pairfolder;

import java.io.IOException;
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
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.PairSpec;
import sc.fiji.superres.pairs.PixelHash;
import sc.fiji.superres.resample.Filter;

/**
 * {@code manifest.json} of a pair folder: what it was made of, by which configuration, and what every pair is.
 * <p>
 * Written pair by pair, because a folder may hold millions. {@link ManifestReader} reads it back.
 * </p>
 */
final class Manifest {

	static final String FILE = "manifest.json";

	/** Grows when a reader of the file must know that it changed. */
	static final int FORMAT = 1;

	/** Filters by their labels. */
	static final Gson GSON = new GsonBuilder().disableHtmlEscaping().registerTypeHierarchyAdapter(Filter.class,
		(JsonSerializer<Filter>) (filter, type, context) -> new JsonPrimitive(filter.label()))
		.registerTypeHierarchyAdapter(Filter.class, (JsonDeserializer<Filter>) (json, type, context) -> Filter.of(json
			.getAsString())).create();

	/** Names of the source images in each part. */
	record Parts(List<String> train, List<String> val, List<String> test) {}

	/**
	 * A source image.
	 *
	 * @param range what its grey values map to [0,1] by, low and high
	 * @param series name of the frames of one place that it belongs to; not there for an image of its own
	 * @param displacement of such a frame against the reference of its series, along rows and columns, in pixels
	 * @param pixel width and height of a pixel in nm; not there where they are not known
	 */
	record Source(String name, String part, String type, int width, int height, List<Double> range, String sha256,
		long pairs, String series, List<Double> displacement, List<Double> pixel)
	{}

	/** A pair; files are named from the folder on, with forward slashes. */
	record Entry(String part, String source, double zoom, int subProcess, double ratio, int crop, int x, int y,
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
		sources = IntStream.range(0, pairs.images().size()).mapToObj(this::source).toList();
	}

	void write(final Path file) throws IOException {
		AtomicFile.write(file, out -> {
			final Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			write(text, true);
			text.flush();
		});
	}

	/** Everything but the pairs, which follow from it: two folders of the same plan hold the same files. */
	String plan() throws IOException {
		final StringWriter text = new StringWriter();
		write(text, false);
		return text.toString();
	}

	private void write(final Writer text, final boolean withPairs) throws IOException {
		final JsonWriter json = new JsonWriter(text); // not closed: the text is its owner's
		json.setIndent("\t");
		json.beginObject();
		json.name("format").value(FORMAT);
		json.name("seed").value(folder.seed());
		json.name("configuration");
		GSON.toJson(pairs.config(), MultiScaleConfig.class, json);
		json.name("split");
		GSON.toJson(new Parts(names(folder.split().train()), names(folder.split().validation()), names(folder.split()
			.test())), Parts.class, json);
		json.name("sources");
		GSON.toJson(sources, List.class, json);
		json.name("skipped");
		GSON.toJson(folder.skipped(), List.class, json);
		if (withPairs) writePairs(json.name("pairs"));
		json.endObject();
		json.flush();
	}

	private Source source(final int i) {
		final SourceImage image = pairs.images().get(i);
		return new Source(image.name(), folder.part(i), image.type(), image.width(), image.height(), List.of(image
			.range().low(), image.range().high()), PixelHash.sha256(image.plane()), pairs.size(i), image.series()
				.orElse(null), image.series().map(s -> List.of(image.slice().x(), image.slice().y())).orElse(null),
			pixel(image));
	}

	private static List<Double> pixel(final SourceImage image) {
		return image.pixel() == null ? null : List.of(image.pixel().width(), image.pixel().height());
	}

	private void writePairs(final JsonWriter json) throws IOException {
		json.beginArray();
		for (long i = 0; i < pairs.size(); i++)
			GSON.toJson(entry(pairs.spec(i)), Entry.class, json);
		json.endArray();
	}

	private Entry entry(final PairSpec spec) {
		final Level level = spec.level();
		return new Entry(folder.part(spec.image()), pairs.images().get(spec.image()).name(), pairs.config().zoom()
			.targetAt(level.ratio()).rounded(), level.subProcess(), level.ratio(), spec.crop(), spec.x(), spec.y(), spec
				.filterLabel(), folder.targetFile(spec, encoder), folder.inputFile(spec, encoder));
	}

	private static List<String> names(final List<SourceImage> images) {
		return images.stream().map(SourceImage::name).toList();
	}
}
