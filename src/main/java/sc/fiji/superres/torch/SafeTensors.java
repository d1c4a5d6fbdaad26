package sc.fiji.superres.torch;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import sc.fiji.superres.AtomicFile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The safetensors container: eight bytes that hold the length of the header, a JSON header of names, types, shapes and
 * offsets, and the raw values. It holds no code and no pickle. Format: github.com/huggingface/safetensors.
 */
public final class SafeTensors {

	/** Name under which the header holds the metadata. */
	static final String METADATA = "__metadata__";

	/**
	 * The content of a file.
	 *
	 * @param tensors named tensors in the order of the header
	 * @param metadata the texts under {@code __metadata__}
	 */
	public record Content(StateDict tensors, Map<String, String> metadata) {}

	private SafeTensors() {}

	/** Writes 32-bit float tensors, first beside the file, which is then renamed. */
	public static void write(final Path file, final StateDict tensors, final Map<String, String> metadata)
		throws IOException
	{
		final byte[] header = header(tensors, metadata).toString().getBytes(StandardCharsets.UTF_8);
		AtomicFile.writeDurably(file, out -> write(header, tensors, out));
	}

	private static void write(final byte[] header, final StateDict tensors, final OutputStream out) throws IOException {
		out.write(length(header));
		out.write(header);
		for (final String name : tensors.names())
			out.write(Storages.bytes(tensors.get(name).values()));
	}

	private static JsonObject header(final StateDict tensors, final Map<String, String> metadata) {
		final JsonObject header = new JsonObject();
		if (!metadata.isEmpty()) header.add(METADATA, new Gson().toJsonTree(new TreeMap<>(metadata)));
		addTensors(tensors, header);
		return header;
	}

	private static void addTensors(final StateDict tensors, final JsonObject header) {
		long offset = 0;
		for (final String name : tensors.names()) {
			final FloatTensor tensor = tensors.get(name);
			final long end = offset + bytes(tensor);
			header.add(name, header(tensor, range(offset, end)));
			offset = end;
		}
	}

	private static long bytes(final FloatTensor tensor) {
		return (long) Float.BYTES * tensor.values().length;
	}

	private static JsonArray range(final long from, final long to) {
		final JsonArray range = new JsonArray();
		range.add(from);
		range.add(to);
		return range;
	}

	private static JsonObject header(final FloatTensor tensor, final JsonArray range) {
		final JsonObject header = new JsonObject();
		header.addProperty("dtype", "F32");
		header.add("shape", new Gson().toJsonTree(tensor.shape()));
		header.add("data_offsets", range);
		return header;
	}

	private static byte[] length(final byte[] header) {
		return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array();
	}

	/**
	 * Reads a file; values of all types become floats.
	 *
	 * @throws IOException when the file is cut off, damaged or holds another type than F32, F16, BF16, F64 or I64
	 */
	public static Content read(final Path file) throws IOException {
		return new SafeTensorsReader(file).read();
	}
}
