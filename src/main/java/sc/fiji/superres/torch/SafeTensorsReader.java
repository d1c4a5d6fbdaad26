package sc.fiji.superres.torch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a file of {@link SafeTensors} without trusting its header: every offset is compared with the file's length. */
final class SafeTensorsReader {

	/** The format's own limit. */
	private static final long MAX_HEADER = 100_000_000;
	/** The shortest JSON object. */
	private static final int MIN_HEADER = 2;

	/** What the header says of one tensor: type and shape, and the bytes where its values lie. */
	private record Located(String name, JsonObject header, long from, long to) {

		static Located of(final String name, final JsonObject header) {
			final JsonArray range = range(header);
			return new Located(name, header, whole(range.get(0)), whole(range.get(1)));
		}

		private static JsonArray range(final JsonObject header) {
			final JsonArray offsets = header.getAsJsonArray("data_offsets");
			if (offsets != null && offsets.size() == 2) return offsets;
			throw new IllegalArgumentException("data_offsets are two numbers");
		}
	}

	/** Gson cuts off what a number has beyond a long. */
	private static long whole(final JsonElement number) {
		try {
			return number.getAsBigDecimal().longValueExact();
		}
		catch (final ArithmeticException exc) {
			throw new IllegalArgumentException(number + " is no whole number of 64 bits", exc);
		}
	}

	private final Path file;

	SafeTensorsReader(final Path file) {
		this.file = file;
	}

	SafeTensors.Content read() throws IOException {
		if (!Files.isRegularFile(file)) throw new IOException("There is no file " + file + ".");
		final long length = Files.size(file);
		try (DataInputStream in = input()) {
			return read(in, length);
		}
		catch (final RuntimeException exc) {
			// a damaged header can be any JSON
			throw damagedHeader(exc);
		}
	}

	private IOException damagedHeader(final RuntimeException exc) {
		return new IOException(file + " has a damaged safetensors header: " + exc.getMessage(), exc);
	}

	private DataInputStream input() throws IOException {
		return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
	}

	private SafeTensors.Content read(final DataInputStream in, final long length) throws IOException {
		final int headerLength = headerLength(in, length);
		final Map<String, JsonObject> objects = objects(header(in, headerLength));
		final Map<String, String> metadata = metadata(objects.remove(SafeTensors.METADATA));
		final StateDict tensors = tensors(objects, in, length - Long.BYTES - headerLength);
		return new SafeTensors.Content(tensors, metadata);
	}

	private int headerLength(final DataInputStream in, final long length) throws IOException {
		if (length < Long.BYTES) throw tooShort(length);
		final long claimed = Long.reverseBytes(in.readLong());
		final long most = Math.min(MAX_HEADER, length - Long.BYTES);
		if (claimed >= MIN_HEADER && claimed <= most) return (int) claimed;
		throw noSafeTensors(claimed, length);
	}

	private IOException tooShort(final long length) {
		return new IOException(file + " is cut off: " + length + " bytes are no safetensors file.");
	}

	private IOException noSafeTensors(final long claimed, final long length) throws IOException {
		return new IOException(file + " is no safetensors file: its header claims " + claimed + " bytes of " + length +
			". " + Lookalike.of(file));
	}

	private static JsonObject header(final DataInputStream in, final int length) throws IOException {
		final String json = new String(in.readNBytes(length), StandardCharsets.UTF_8);
		return JsonParser.parseString(json).getAsJsonObject();
	}

	private static Map<String, JsonObject> objects(final JsonObject header) {
		final Map<String, JsonObject> objects = new LinkedHashMap<>();
		header.entrySet().forEach(entry -> objects.put(entry.getKey(), entry.getValue().getAsJsonObject()));
		return objects;
	}

	private static Map<String, String> metadata(final JsonObject texts) {
		final Map<String, String> metadata = new LinkedHashMap<>();
		if (texts == null) return metadata;
		texts.entrySet().forEach(text -> metadata.put(text.getKey(), text.getValue().getAsString()));
		return metadata;
	}

	private StateDict tensors(final Map<String, JsonObject> objects, final DataInputStream in, final long bytes)
		throws IOException
	{
		final List<Located> located = located(objects);
		requireSequence(located, bytes);
		final ByteBuffer data = ByteBuffer.wrap(in.readNBytes(Math.toIntExact(bytes)));
		final StateDict tensors = new StateDict();
		for (final Located tensor : located)
			tensors.put(tensor.name(), tensor(tensor, data));
		return tensors;
	}

	private static List<Located> located(final Map<String, JsonObject> objects) {
		final List<Located> located = new ArrayList<>();
		objects.forEach((name, object) -> located.add(Located.of(name, object)));
		return located;
	}

	/** Requires that every byte belongs to one tensor: by their offsets, each starts where the one before ends. */
	private void requireSequence(final List<Located> located, final long bytes) throws IOException {
		long end = 0;
		for (final Located tensor : byPlace(located)) {
			requirePlace(tensor, end, bytes);
			end = tensor.to();
		}
		if (end == bytes) return;
		throw new IOException(file + " is damaged: its tensors end at byte " + end + " of " + bytes + ".");
	}

	private static List<Located> byPlace(final List<Located> located) {
		final List<Located> sorted = new ArrayList<>(located);
		sorted.sort(Comparator.comparingLong(Located::from).thenComparingLong(Located::to));
		return sorted;
	}

	private void requirePlace(final Located tensor, final long start, final long bytes) throws IOException {
		if (tensor.to() > bytes) throw cutOff(tensor, bytes);
		if (tensor.from() != start || tensor.to() < tensor.from()) throw misplaced(tensor, start);
	}

	private IOException cutOff(final Located tensor, final long bytes) {
		return new IOException(file + " is cut off: '" + tensor.name() + "' ends at byte " + tensor.to() + " of " +
			bytes + ".");
	}

	private IOException misplaced(final Located tensor, final long start) {
		return new IOException(file + " is damaged: '" + tensor.name() + "' runs from byte " + tensor.from() + " to " +
			tensor.to() + ", expected to start at " + start + ".");
	}

	private FloatTensor tensor(final Located tensor, final ByteBuffer data) throws IOException {
		final byte[] raw = raw(tensor, data);
		final String type = storageType(tensor);
		try {
			final int[] shape = shape(tensor);
			return new FloatTensor(Storages.floats(raw, type), shape);
		}
		catch (IllegalArgumentException | ArithmeticException exc) {
			throw unfit(tensor, exc);
		}
	}

	private IOException unfit(final Located tensor, final RuntimeException exc) {
		return new IOException(file + ": '" + tensor.name() + "': " + exc.getMessage(), exc);
	}

	private static int[] shape(final Located tensor) {
		final JsonArray shape = tensor.header().getAsJsonArray("shape");
		final int[] sides = new int[shape.size()];
		for (int i = 0; i < sides.length; i++)
			sides[i] = side(shape.get(i));
		return sides;
	}

	private static int side(final JsonElement number) {
		try {
			return number.getAsBigDecimal().intValueExact();
		}
		catch (final ArithmeticException exc) {
			throw new IllegalArgumentException("a side of " + number + " is no whole number below 2³¹", exc);
		}
	}

	private static byte[] raw(final Located tensor, final ByteBuffer data) {
		final byte[] raw = new byte[(int) (tensor.to() - tensor.from())];
		data.get((int) tensor.from(), raw);
		return raw;
	}

	/** The name that PyTorch gives to storages of the tensor's type. */
	private String storageType(final Located tensor) throws IOException {
		final String type = tensor.header().get("dtype").getAsString();
		return switch (type) {
			case "F32" -> "FloatStorage";
			case "F64" -> "DoubleStorage";
			case "F16" -> "HalfStorage";
			case "BF16" -> "BFloat16Storage";
			case "I64" -> "LongStorage";
			default -> throw unreadable(tensor, type);
		};
	}

	private IOException unreadable(final Located tensor, final String type) {
		return new IOException(file + ": '" + tensor.name() + "' is of type " + type +
			"; F32, F16, BF16, F64 and I64 can be read.");
	}
}
