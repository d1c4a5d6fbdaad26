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
	private final List<Manifest.Entry> entries = new ArrayList<>();

	private ManifestReader() {}

	/** @throws IOException naming the file, where it is damaged or not ours */
	static ManifestReader read(final Path file) throws IOException {
		final ManifestReader manifest = new ManifestReader();
		try (Reader text = Files.newBufferedReader(file)) {
			manifest.read(new JsonReader(text));
			if (manifest.config == null || manifest.entries.isEmpty()) throw new IllegalArgumentException(
				"it names no configuration or no pairs");
			return manifest;
		}
		catch (EOFException | MalformedJsonException | JsonParseException | IllegalStateException
				| IllegalArgumentException | NullPointerException exc)
		{
			throw new IOException(file + " is damaged or no manifest of ours: " + exc.getMessage() +
				". Write the pairs again, or delete the file to read the folder by its HR and LR folders alone.", exc);
		}
	}

	MultiScaleConfig config() {
		return config;
	}

	List<Manifest.Source> sources() {
		return sources;
	}

	/** In the order in which they were numbered. */
	List<Manifest.Entry> entries() {
		return entries;
	}

	private void read(final JsonReader json) throws IOException {
		json.beginObject();
		while (json.hasNext()) {
			switch (json.nextName()) {
				case "format" -> requireFormat(json.nextInt());
				case "configuration" -> config = Manifest.GSON.fromJson(json, MultiScaleConfig.class);
				case "sources" -> sources = List.of(Manifest.GSON.<Manifest.Source[]> fromJson(json,
					Manifest.Source[].class));
				case "pairs" -> readPairs(json);
				default -> json.skipValue();
			}
		}
	}

	private void readPairs(final JsonReader json) throws IOException {
		json.beginArray();
		while (json.hasNext())
			entries.add(Manifest.GSON.fromJson(json, Manifest.Entry.class));
		json.endArray();
	}

	private static void requireFormat(final int format) {
		if (format != Manifest.FORMAT) throw new IllegalArgumentException("its format is " + format + ", not " +
			Manifest.FORMAT);
	}
}
