package sc.fiji.superres.network;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

/**
 * The JSON of a {@link NetworkConfig}: the components of its record, after the name of its architecture. Files of
 * SwinIR name none, as all files did when it was the only architecture.
 */
public final class NetworkJson implements TypeAdapterFactory {

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

	/** JSON of an enum by its {@code toString()}; an unknown name is an error, where Gson by itself would read null. */
	public static final class NamedEnum implements TypeAdapterFactory {

		@Override
		@SuppressWarnings("unchecked")
		public <T> TypeAdapter<T> create(final Gson gson, final TypeToken<T> type) {
			final List<T> values = List.of((T[]) type.getRawType().getEnumConstants());
			return new Names<>(type.getRawType().getSimpleName().toLowerCase(Locale.ROOT), values);
		}

		private static final class Names<T> extends TypeAdapter<T> {

			private final String type;
			private final List<T> values;

			Names(final String type, final List<T> values) {
				this.type = type;
				this.values = values;
			}

			@Override
			public void write(final JsonWriter out, final T value) throws IOException {
				out.value(value.toString());
			}

			@Override
			public T read(final JsonReader in) throws IOException {
				final String name = in.nextString();
				for (final T value : values)
					if (value.toString().equals(name)) return value;
				throw new JsonParseException(type + "=" + name + " is none of " + values);
			}
		}
	}
}
