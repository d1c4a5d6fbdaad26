package sc.fiji.superres.torch;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import sc.fiji.superres.AtomicFile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The safetensors container: eight bytes of header length, a JSON header of names, types, shapes and offsets, and the
 * raw values. No code, no pickle. Format: github.com/huggingface/safetensors.
 */
public final class SafeTensors {

	private static final long MAX_HEADER = 100_000_000; // the format's own limit

	/**
	 * What a file holds.
	 *
	 * @param tensors named tensors in the order of the header
	 * @param metadata texts kept under {@code __metadata__}
	 */
	public record Content(StateDict tensors, Map<String, String> metadata) {}

	private SafeTensors() {}

	/** Writes 32-bit float tensors; beside the file first, then renamed. */
	public static void write(final Path file, final StateDict tensors, final Map<String, String> metadata)
		throws IOException
	{
		final JsonObject header = new JsonObject();
		if (!metadata.isEmpty()) header.add("__metadata__", new Gson().toJsonTree(metadata));
		long offset = 0;
		for (final String name : tensors.names()) {
			final FloatTensor tensor = tensors.get(name);
			final JsonObject entry = new JsonObject();
			entry.addProperty("dtype", "F32");
			entry.add("shape", new Gson().toJsonTree(tensor.shape()));
			final JsonArray range = new JsonArray();
			range.add(offset);
			range.add(offset += 4L * tensor.values().length);
			entry.add("data_offsets", range);
			header.add(name, entry);
		}
		final byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
		AtomicFile.write(file, out -> {
			out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
			out.write(json);
			for (final String name : tensors.names())
				out.write(Storages.bytes(tensors.get(name).values()));
		});
	}

	/**
	 * @throws IOException when the file is cut off, damaged or holds another type than F32, F16, BF16 or F64
	 */
	public static Content read(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) throw new IOException("There is no file " + file + ".");
		final long length = Files.size(file);
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
			if (length < 8) throw new IOException(file + " is cut off: " + length + " bytes are no safetensors file.");
			final long headerLength = Long.reverseBytes(in.readLong());
			if (headerLength < 2 || headerLength > Math.min(MAX_HEADER, length - 8)) {
				throw new IOException(file + " is no safetensors file or cut off: its header claims " + headerLength +
					" bytes of " + length + ".");
			}
			final String json = new String(in.readNBytes((int) headerLength), StandardCharsets.UTF_8);
			return read(file, JsonParser.parseString(json).getAsJsonObject(), in, length - 8 - headerLength);
		}
		catch (JsonParseException | IllegalStateException | NumberFormatException | UnsupportedOperationException exc) {
			throw new IOException(file + " has a damaged safetensors header: " + exc.getMessage(), exc);
		}
	}

	private static Content read(final Path file, final JsonObject header, final DataInputStream in, final long bytes)
		throws IOException
	{
		final Map<String, String> metadata = new LinkedHashMap<>();
		final StateDict tensors = new StateDict();
		final ByteBuffer data = ByteBuffer.wrap(in.readNBytes(Math.toIntExact(bytes)));
		for (final Map.Entry<String, JsonElement> entry : header.entrySet()) {
			final JsonObject value = entry.getValue().getAsJsonObject();
			if (entry.getKey().equals("__metadata__")) {
				value.entrySet().forEach(e -> metadata.put(e.getKey(), e.getValue().getAsString()));
				continue;
			}
			final long from = value.getAsJsonArray("data_offsets").get(0).getAsLong();
			final long to = value.getAsJsonArray("data_offsets").get(1).getAsLong();
			if (from < 0 || to < from || to > data.capacity()) {
				throw new IOException(file + " is cut off: '" + entry.getKey() + "' ends at byte " + to + " of " + data
					.capacity() + ".");
			}
			final byte[] raw = new byte[(int) (to - from)];
			data.get((int) from, raw);
			final int[] shape = new Gson().fromJson(value.get("shape"), int[].class);
			tensors.put(entry.getKey(), tensor(file, entry.getKey(), raw, value.get("dtype").getAsString(), shape));
		}
		return new Content(tensors, metadata);
	}

	private static FloatTensor tensor(final Path file, final String name, final byte[] raw, final String type,
		final int[] shape) throws IOException
	{
		final String storage = switch (type) {
			case "F32" -> "FloatStorage";
			case "F64" -> "DoubleStorage";
			case "F16" -> "HalfStorage";
			case "BF16" -> "BFloat16Storage";
			case "I64" -> "LongStorage";
			default -> throw new IOException(file + ": '" + name + "' is of type " + type +
				"; F32, F16, BF16 and F64 can be read.");
		};
		try {
			return new FloatTensor(Storages.floats(raw, storage), shape);
		}
		catch (IllegalArgumentException | ArithmeticException exc) {
			throw new IOException(file + ": '" + name + "': " + exc.getMessage(), exc);
		}
	}
}
