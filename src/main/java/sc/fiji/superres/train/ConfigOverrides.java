package sc.fiji.superres.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Some fields of a configuration replaced by those of a JSON text, which is shaped like the {@code config} of a
 * {@code config.json} and names only what it changes:
 *
 * <pre>
 * {"average": 0.99, "optimizer": {"clip": 1.0}, "schedule": {"warmup": 500}}
 * </pre>
 */
public final class ConfigOverrides {

	/** These decided already which images and pairs there are. */
	private static final Set<String> FIXED = Set.of("pairs", "validation", "seed");

	private ConfigOverrides() {}

	/**
	 * The same by a file.
	 *
	 * @throws IllegalArgumentException as {@link #apply}; the message names the file too
	 */
	public static TrainConfig applyFile(final TrainConfig config, final Path file) throws IOException {
		try {
			return apply(config, Files.readString(file));
		}
		catch (final IllegalArgumentException exc) {
			throw new IllegalArgumentException("config=" + file + ": " + exc.getMessage(), exc);
		}
	}

	/**
	 * @throws IllegalArgumentException where the text is no JSON, names a field that is not there or may not be
	 *             changed, or a value that is refused; the message names it
	 */
	public static TrainConfig apply(final TrainConfig config, final String json) {
		final JsonObject changes = parse(json);
		changes.keySet().forEach(ConfigOverrides::requireChangeable);
		final JsonObject fields = fields(config);
		merge("", fields, changes);
		try {
			final TrainConfig changed = new Gson().fromJson(fields, TrainConfig.class);
			requireTaken("", fields(changed), changes);
			return changed;
		}
		catch (final RuntimeException exc) { // what a constructor refuses, Gson wraps
			throw new IllegalArgumentException(root(exc).getMessage(), exc);
		}
	}

	private static void requireChangeable(final String name) {
		if (!FIXED.contains(name)) return;
		throw new IllegalArgumentException("\"" + name +
			"\" is not changed by a file: it decides which pairs there are. Use the keys preset, patch, " +
			"validation, seed.");
	}

	private static JsonObject fields(final TrainConfig config) {
		return new Gson().toJsonTree(config).getAsJsonObject();
	}

	private static Throwable root(final Throwable thrown) {
		Throwable root = thrown;
		while (root.getCause() != null)
			root = root.getCause();
		return root;
	}

	private static JsonObject parse(final String json) {
		try {
			return JsonParser.parseString(json).getAsJsonObject();
		}
		catch (JsonParseException | IllegalStateException exc) {
			throw noObject(exc);
		}
	}

	private static IllegalArgumentException noObject(final RuntimeException exc) {
		return new IllegalArgumentException("This is no JSON object such as {\"average\": 0.99}: " + exc.getMessage(),
			exc);
	}

	private static void merge(final String path, final JsonObject fields, final JsonObject changes) {
		for (final Map.Entry<String, JsonElement> change : changes.entrySet())
			merge(path, fields, change.getKey(), change.getValue());
	}

	private static void merge(final String path, final JsonObject fields, final String name, final JsonElement change) {
		final JsonElement field = fields.get(name);
		if (field == null) throw unknown(path + name, fields);
		if (field instanceof JsonObject inner && change instanceof JsonObject innerChanges) {
			merge(path + name + ".", inner, innerChanges);
		}
		else fields.add(name, change);
	}

	private static IllegalArgumentException unknown(final String name, final JsonObject fields) {
		return new IllegalArgumentException("There is no field \"" + name + "\"; there are: " + String.join(", ", fields
			.keySet()) + ".");
	}

	/** A name that is none of an enumeration becomes null without a word, then the default. */
	private static void requireTaken(final String path, final JsonObject result, final JsonObject changes) {
		for (final Map.Entry<String, JsonElement> change : changes.entrySet())
			requireTaken(path + change.getKey(), result.get(change.getKey()), change.getValue());
	}

	private static void requireTaken(final String name, final JsonElement value, final JsonElement change) {
		if (value instanceof JsonObject inner && change instanceof JsonObject innerChanges) {
			requireTaken(name + ".", inner, innerChanges);
		}
		else if (!value.equals(change)) throw notUnderstood(name, value, change);
	}

	private static IllegalArgumentException notUnderstood(final String name, final JsonElement value,
		final JsonElement change)
	{
		return new IllegalArgumentException(name + "=" + change + " is not understood; it was " + value + ".");
	}
}
