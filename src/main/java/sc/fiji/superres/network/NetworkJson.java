package sc.fiji.superres.network;

import java.io.IOException;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

/**
 * The JSON of a {@link NetworkConfig}: the components of its record, after the name of its architecture. Files of
 * SwinIR name none, as all files did when it was the only architecture.
 */
final class NetworkJson implements TypeAdapterFactory {

	private static final String ARCHITECTURE = "architecture";

	@Override
	@SuppressWarnings("unchecked")
	public <T> TypeAdapter<T> create(final Gson gson, final TypeToken<T> type) {
		return (TypeAdapter<T>) new Adapter(gson);
	}

	private static final class Adapter extends TypeAdapter<NetworkConfig> {

		private final Gson gson;
		private final TypeAdapter<JsonElement> trees;

		Adapter(final Gson gson) {
			this.gson = gson;
			trees = gson.getAdapter(JsonElement.class);
		}

		@Override
		public void write(final JsonWriter out, final NetworkConfig network) throws IOException {
			final JsonObject all = new JsonObject();
			final String name = Architectures.nameInFiles(network.architecture());
			if (name != null) all.addProperty(ARCHITECTURE, name);
			components(network).entrySet().forEach(component -> all.add(component.getKey(), component.getValue()));
			trees.write(out, all);
		}

		private JsonObject components(final NetworkConfig network) {
			return gson.toJsonTree(network, network.getClass()).getAsJsonObject();
		}

		@Override
		public NetworkConfig read(final JsonReader in) throws IOException {
			final JsonElement all = trees.read(in);
			final Architecture architecture = Architectures.named(name(all));
			// as text: from a tree, Gson would take 4.5 for the whole number 4
			return gson.fromJson(all.toString(), architecture.configuration());
		}

		private static String name(final JsonElement all) {
			if (!(all instanceof JsonObject object) || !object.has(ARCHITECTURE)) return null;
			return text(object.get(ARCHITECTURE));
		}

		private static String text(final JsonElement name) {
			if (name.isJsonPrimitive()) return name.getAsString();
			return name.toString();
		}
	}
}
