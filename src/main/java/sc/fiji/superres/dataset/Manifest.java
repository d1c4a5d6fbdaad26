package sc.fiji.superres.dataset;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import com.google.gson.stream.JsonWriter;

import sc.fiji.superres.resample.Filter;

/**
 * {@code manifest.json} of a pair folder: what it was made of, by which configuration, and what every pair is.
 * <p>
 * Written pair by pair, because a folder may hold millions.
 * </p>
 */
final class Manifest {

	static final String FILE = "manifest.json";

	/** Grows when a reader of the file must know that it changed. */
	private static final int FORMAT = 1;

	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().registerTypeHierarchyAdapter(Filter.class,
		(JsonSerializer<Filter>) (filter, type, context) -> new JsonPrimitive(filter.label())).create();

	private record Parts(List<String> train, List<String> val, List<String> test) {}

	private record Source(String name, String part, String type, int width, int height, String sha256, long pairs) {}

	private record Entry(String part, String source, double zoom, int subProcess, double ratio, int crop, int x, int y,
		String filter, String target, String input)
	{}

	private final PairFolder folder;
	private final PairSource pairs;
	private final ImageWriter writer;

	Manifest(final PairFolder folder, final ImageWriter writer) {
		this.folder = folder;
		this.pairs = folder.pairs();
		this.writer = writer;
	}

	void write(final Path file) throws IOException {
		try (Writer text = Files.newBufferedWriter(file); JsonWriter json = new JsonWriter(text)) {
			json.setIndent("\t");
			json.beginObject();
			json.name("format").value(FORMAT);
			json.name("seed").value(folder.seed());
			json.name("configuration");
			GSON.toJson(pairs.config(), MultiScaleConfig.class, json);
			json.name("split");
			GSON.toJson(new Parts(names(folder.split().train()), names(folder.split().validation()), names(folder.split()
				.test())), Parts.class, json);
			writeSources(json.name("sources"));
			json.name("skipped");
			GSON.toJson(folder.skipped(), List.class, json);
			writePairs(json.name("pairs"));
			json.endObject();
		}
	}

	private void writeSources(final JsonWriter json) throws IOException {
		json.beginArray();
		for (int i = 0; i < pairs.images().size(); i++) {
			final SourceImage image = pairs.images().get(i);
			GSON.toJson(new Source(image.name(), folder.part(i), image.type(), image.width(), image.height(), PixelHash
				.sha256(image.plane()), pairs.size(i)), Source.class, json);
		}
		json.endArray();
	}

	private void writePairs(final JsonWriter json) throws IOException {
		json.beginArray();
		for (long i = 0; i < pairs.size(); i++)
			GSON.toJson(entry(pairs.spec(i)), Entry.class, json);
		json.endArray();
	}

	private Entry entry(final PairSpec spec) {
		final Level level = spec.level();
		return new Entry(folder.part(spec.image()), pairs.images().get(spec.image()).name(), pairs.config().zoom().targetAt(
			level.ratio()).rounded(), level.subProcess(), level.ratio(), spec.crop(), spec.x(), spec.y(), spec.filterLabel(),
			folder.targetFile(spec, writer), folder.inputFile(spec, writer));
	}

	private static List<String> names(final List<SourceImage> images) {
		return images.stream().map(SourceImage::name).toList();
	}
}
