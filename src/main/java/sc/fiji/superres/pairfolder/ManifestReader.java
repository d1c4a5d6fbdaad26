package sc.fiji.superres.pairfolder;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import sc.fiji.superres.dataset.MultiScaleConfig;

/** Reads what {@link Manifest} wrote, pair by pair. */
final class ManifestReader {

	private MultiScaleConfig config;
	private List<Manifest.Source> sources = List.of();
	private final List<Manifest.ListedPair> pairs = new ArrayList<>();

	private ManifestReader() {}

	/** @throws IOException if the file is damaged or not ours; the message names it */
	static ManifestReader read(final Path file) throws IOException {
		final ManifestReader manifest = new ManifestReader();
		try (Reader text = Files.newBufferedReader(file)) {
			manifest.read(new JsonReader(text));
			manifest.requireContent();
			return manifest;
		}
		catch (EOFException | MalformedJsonException | JsonParseException | IllegalStateException
				| IllegalArgumentException | NullPointerException exc)
		{
			throw damaged(file, exc);
		}
	}

	private static IOException damaged(final Path file, final Exception cause) {
		return new IOException(file + " is damaged or no manifest of ours: " + cause.getMessage() +
			". Write the pairs again, or delete the file to read the folder by its HR and LR folders alone.", cause);
	}

	MultiScaleConfig config() {
		return config;
	}

	List<Manifest.Source> sources() {
		return sources;
	}

	/** In the order of their numbers. */
	List<Manifest.ListedPair> pairs() {
		return pairs;
	}

	private void requireContent() {
		if (config == null || pairs.isEmpty()) throw new IllegalArgumentException(
			"it names no configuration or no pairs");
	}

	private void read(final JsonReader json) throws IOException {
		json.beginObject();
		while (json.hasNext()) {
			switch (json.nextName()) {
				case "format" -> requireFormat(json.nextInt());
				case "configuration" -> config = Manifest.GSON.fromJson(json, MultiScaleConfig.class);
				case "sources" -> readSources(json);
				case "pairs" -> readPairs(json);
				default -> json.skipValue();
			}
		}
	}

	private void readSources(final JsonReader json) {
		final Manifest.Source[] read = Manifest.GSON.fromJson(json, Manifest.Source[].class);
		sources = List.of(read);
	}

	private void readPairs(final JsonReader json) throws IOException {
		json.beginArray();
		while (json.hasNext())
			pairs.add(listedPair(json));
		json.endArray();
	}

	private static Manifest.ListedPair listedPair(final JsonReader json) {
		return Manifest.GSON.fromJson(json, Manifest.ListedPair.class);
	}

	private static void requireFormat(final int format) {
		if (format != Manifest.FORMAT) throw new IllegalArgumentException("its format is " + format + ", not " +
			Manifest.FORMAT);
	}
}
