package sc.fiji.superres.torch;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
		if (!metadata.isEmpty()) header.add("__metadata__", new Gson().toJsonTree(new TreeMap<>(metadata)));
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
		AtomicFile.writeDurably(file, out -> {
			out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
			out.write(json);
			for (final String name : tensors.names())
				out.write(Storages.bytes(tensors.get(name).values()));
		});
	}

	/**
	 * @throws IOException when the file is cut off, damaged or holds another type than F32, F16, BF16, F64 or I64
	 */
	public static Content read(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) throw new IOException("There is no file " + file + ".");
		final long length = Files.size(file);
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
			if (length < 8) throw new IOException(file + " is cut off: " + length + " bytes are no safetensors file.");
			final long headerLength = Long.reverseBytes(in.readLong());
			if (headerLength < 2 || headerLength > Math.min(MAX_HEADER, length - 8)) {
				throw new IOException(file + " is no safetensors file: its header claims " + headerLength +
					" bytes of " + length + ". " + Lookalike.of(file));
			}
			final String json = new String(in.readNBytes((int) headerLength), StandardCharsets.UTF_8);
			return read(file, JsonParser.parseString(json).getAsJsonObject(), in, length - 8 - headerLength);
		}
		catch (final RuntimeException exc) { // a damaged header can be any JSON
			throw new IOException(file + " has a damaged safetensors header: " + exc.getMessage(), exc);
		}
	}

	private static Content read(final Path file, final JsonObject header, final DataInputStream in, final long bytes)
		throws IOException
	{
		final Map<String, String> metadata = new LinkedHashMap<>();
		final Map<String, JsonObject> entries = new LinkedHashMap<>();
		header.entrySet().forEach(e -> entries.put(e.getKey(), e.getValue().getAsJsonObject()));
		final JsonObject texts = entries.remove("__metadata__");
		if (texts != null) texts.entrySet().forEach(e -> metadata.put(e.getKey(), e.getValue().getAsString()));
		requireSequence(file, entries, bytes);
		final ByteBuffer data = ByteBuffer.wrap(in.readNBytes(Math.toIntExact(bytes)));
		final StateDict tensors = new StateDict();
		for (final Map.Entry<String, JsonObject> entry : entries.entrySet()) {
			final byte[] raw = new byte[(int) (offset(entry.getValue(), 1) - offset(entry.getValue(), 0))];
			data.get((int) offset(entry.getValue(), 0), raw);
			tensors.put(entry.getKey(), tensor(file, entry.getKey(), raw, entry.getValue()));
		}
		return new Content(tensors, metadata);
	}

	/** Every byte belongs to one tensor: in order of their offsets, each starts where the one before ends. */
	private static void requireSequence(final Path file, final Map<String, JsonObject> entries, final long bytes)
		throws IOException
	{
		final List<Map.Entry<String, JsonObject>> sorted = new ArrayList<>(entries.entrySet());
		sorted.sort(Comparator.comparingLong((Map.Entry<String, JsonObject> e) -> offset(e.getValue(), 0))
			.thenComparingLong(e -> offset(e.getValue(), 1)));
		long end = 0;
		for (final Map.Entry<String, JsonObject> entry : sorted) {
			final long from = offset(entry.getValue(), 0), to = offset(entry.getValue(), 1);
			if (to > bytes) {
				throw new IOException(file + " is cut off: '" + entry.getKey() + "' ends at byte " + to + " of " +
					bytes + ".");
			}
			if (from != end || to < from) {
				throw new IOException(file + " is damaged: '" + entry.getKey() + "' runs from byte " + from + " to " +
					to + ", expected to start at " + end + ".");
			}
			end = to;
		}
		if (end != bytes) throw new IOException(file + " is damaged: its tensors end at byte " + end + " of " + bytes +
			".");
	}

	private static long offset(final JsonObject entry, final int end) {
		final JsonArray offsets = entry.getAsJsonArray("data_offsets");
		if (offsets == null || offsets.size() != 2) throw new IllegalArgumentException("data_offsets are two numbers");
		return offsets.get(end).getAsLong();
	}

	private static FloatTensor tensor(final Path file, final String name, final byte[] raw, final JsonObject entry)
		throws IOException
	{
		final String type = entry.get("dtype").getAsString();
		final String storage = switch (type) {
			case "F32" -> "FloatStorage";
			case "F64" -> "DoubleStorage";
			case "F16" -> "HalfStorage";
			case "BF16" -> "BFloat16Storage";
			case "I64" -> "LongStorage";
			default -> throw new IOException(file + ": '" + name + "' is of type " + type +
				"; F32, F16, BF16, F64 and I64 can be read.");
		};
		try {
			return new FloatTensor(Storages.floats(raw, storage), new Gson().fromJson(entry.get("shape"), int[].class));
		}
		catch (IllegalArgumentException | ArithmeticException exc) {
			throw new IOException(file + ": '" + name + "': " + exc.getMessage(), exc);
		}
	}
}
