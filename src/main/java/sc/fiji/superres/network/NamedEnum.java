package sc.fiji.superres.network;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

/** JSON of an enum by its {@code toString()}; an unknown name is an error, where Gson by itself would read null. */
public final class NamedEnum implements TypeAdapterFactory {

	@Override
	@SuppressWarnings("unchecked")
	public <T> TypeAdapter<T> create(final Gson gson, final TypeToken<T> type) {
		final List<T> values = List.of((T[]) type.getRawType().getEnumConstants());
		return new Adapter<>(type.getRawType().getSimpleName().toLowerCase(Locale.ROOT), values);
	}

	private static final class Adapter<T> extends TypeAdapter<T> {

		private final String type;
		private final List<T> values;

		Adapter(final String type, final List<T> values) {
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
