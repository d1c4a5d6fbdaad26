package sc.fiji.superres.train;

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
	 * @throws IllegalArgumentException where the text is no JSON, names a field that is not there or may not be
	 *             changed, or a value that is refused; the message names it
	 */
	public static TrainConfig apply(final TrainConfig config, final String json) {
		final Gson gson = new Gson();
		final JsonObject changes = parse(json);
		for (final String name : changes.keySet())
			if (FIXED.contains(name)) throw new IllegalArgumentException("\"" + name +
				"\" is not changed by a file: it decides which pairs there are. Use the keys preset, patch, " +
				"validation, seed.");
		final JsonObject fields = gson.toJsonTree(config).getAsJsonObject();
		merge("", fields, changes);
		try {
			final TrainConfig changed = gson.fromJson(fields, TrainConfig.class);
			requireTaken("", gson.toJsonTree(changed).getAsJsonObject(), changes);
			return changed;
		}
		catch (final RuntimeException exc) { // what a constructor refuses, Gson wraps
			Throwable root = exc;
			while (root.getCause() != null)
				root = root.getCause();
			throw new IllegalArgumentException(root.getMessage(), exc);
		}
	}

	private static JsonObject parse(final String json) {
		try {
			return JsonParser.parseString(json).getAsJsonObject();
		}
		catch (JsonParseException | IllegalStateException exc) {
			throw new IllegalArgumentException("This is no JSON object such as {\"average\": 0.99}: " + exc
				.getMessage(), exc);
		}
	}

	private static void merge(final String path, final JsonObject fields, final JsonObject changes) {
		for (final Map.Entry<String, JsonElement> change : changes.entrySet()) {
			final JsonElement field = fields.get(change.getKey());
			if (field == null) throw new IllegalArgumentException("There is no field \"" + path + change.getKey() +
				"\"; there are: " + String.join(", ", fields.keySet()) + ".");
			if (field instanceof JsonObject inner && change.getValue() instanceof JsonObject innerChanges) merge(path +
				change.getKey() + ".", inner, innerChanges);
			else fields.add(change.getKey(), change.getValue());
		}
	}

	/** A name that is none of an enumeration becomes null without a word, then the default. */
	private static void requireTaken(final String path, final JsonObject result, final JsonObject changes) {
		for (final Map.Entry<String, JsonElement> change : changes.entrySet()) {
			final JsonElement value = result.get(change.getKey());
			if (value instanceof JsonObject inner && change.getValue() instanceof JsonObject innerChanges) requireTaken(
				path + change.getKey() + ".", inner, innerChanges);
			else if (!value.equals(change.getValue())) throw new IllegalArgumentException(path + change.getKey() + "=" +
				change.getValue() + " is not understood; it was " + value + ".");
		}
	}
}
