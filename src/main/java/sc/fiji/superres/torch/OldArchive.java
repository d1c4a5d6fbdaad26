package sc.fiji.superres.torch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads PyTorch's container from before 1.6 ({@code torch.save(…, _use_new_zipfile_serialization=False)}). Five pickles
 * follow each other: a magic number, the protocol version 1001, facts about the machine, the object with its tensors,
 * and the keys of the storages. Then every storage follows in the order of the keys: its number of values in eight
 * bytes, and the values. There are no checksums.
 */
final class OldArchive {

	/** The pickle of 0x1950a86a20f9469cfc6c, with which every such file begins. */
	private static final byte[] MAGIC = { (byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46,
		(byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19, '.' };

	private static final int VERSION = 1001;
	private static final int STORAGE_ID = 6;

	/** Where the values of a storage lie. */
	private record Range(long start, long bytes) {

		long end() {
			return start + bytes;
		}
	}

	private final Path file;
	private final RandomAccessFile in;

	private OldArchive(final Path file, final RandomAccessFile in) {
		this.file = file;
		this.in = in;
	}

	/** Whether a file begins like this container. */
	static boolean is(final Path file) throws IOException {
		return Files.isRegularFile(file) && Arrays.equals(start(file), MAGIC);
	}

	private static byte[] start(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(MAGIC.length);
		}
	}

	/**
	 * Reads the object in the file.
	 *
	 * @throws IOException when the file is cut off, damaged, written by a big-endian machine, or asks for anything but
	 *             tensors
	 */
	static Object read(final Path file) throws IOException {
		try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
			return new OldArchive(file, in).read();
		}
	}

	private Object read() throws IOException {
		final byte[] head = head();
		final ByteArrayInputStream pickles = from(head, MAGIC.length);
		requireMachine(pickles);
		final int object = head.length - pickles.available();
		final Map<String, Range> ranges = storages(head.length, pickles);
		return unpickler(tensors(ranges)).read(from(head, object));
	}

	/** Reads past the object and the keys, behind which the storages lie. */
	private Map<String, Range> storages(final int headLength, final ByteArrayInputStream pickles) throws IOException {
		final Map<String, String> types = storageTypes(pickles);
		final List<?> keys = keys(pickles);
		return ranges(headLength - pickles.available(), keys, types);
	}

	private TensorReader tensors(final Map<String, Range> ranges) throws IOException {
		return new TensorReader(file, (key, limit) -> values(ranges, key, limit));
	}

	private List<?> keys(final ByteArrayInputStream pickles) throws IOException {
		final Object keys = plain(pickles);
		require(keys instanceof List<?>, "it has no list of storages");
		return (List<?>) keys;
	}

	/** The beginning of the file, in which all pickles must lie. */
	private byte[] head() throws IOException {
		final byte[] head = new byte[(int) Math.min(in.length(), TorchArchive.MAX_TEXT)];
		in.readFully(head);
		return head;
	}

	private static ByteArrayInputStream from(final byte[] bytes, final int start) {
		return new ByteArrayInputStream(bytes, start, bytes.length - start);
	}

	private void requireMachine(final ByteArrayInputStream pickles) throws IOException {
		require(Objects.equals(plain(pickles), VERSION), "it is of another version than " + VERSION);
		require(isLittleEndian(plain(pickles)),
			"it comes from a big-endian machine; load it in Python and torch.save it again");
	}

	private static boolean isLittleEndian(final Object machine) {
		return machine instanceof Map<?, ?> facts && !Boolean.FALSE.equals(facts.get("little_endian"));
	}

	/** Reads past the pickle of the object and notes the type of each storage by its key. */
	private Map<String, String> storageTypes(final ByteArrayInputStream pickles) throws IOException {
		final Map<String, String> types = new LinkedHashMap<>();
		unpickler(tensor -> noteType(tensor, types)).read(pickles);
		return types;
	}

	/** Reads a pickle without tensors. */
	private Object plain(final ByteArrayInputStream pickles) throws IOException {
		return unpickler(tensor -> {
			throw new IllegalArgumentException("a tensor where none belongs");
		}).read(pickles);
	}

	private RestrictedUnpickler unpickler(final RestrictedUnpickler.Maker maker) {
		return new RestrictedUnpickler(file.toString(), maker);
	}

	private static FloatTensor noteType(final Object[] tensor, final Map<String, String> types) {
		final Object[] id = (Object[]) tensor[0];
		if (!isWhole(id)) throw new IllegalArgumentException("a storage that is part of another");
		noteType((String) id[2], TensorReader.storageType(id), types);
		return new FloatTensor(new float[0], 0);
	}

	private static boolean isWhole(final Object[] id) {
		return id.length == STORAGE_ID && id[STORAGE_ID - 1] == null;
	}

	private static void noteType(final String key, final String type, final Map<String, String> types) {
		final String before = types.put(key, type);
		if (before == null || before.equals(type)) return;
		throw twoTypes(key, before, type);
	}

	private static IllegalArgumentException twoTypes(final String key, final String one, final String other) {
		return new IllegalArgumentException("storage " + key + " is of two types, " + one + " and " + other);
	}

	private Map<String, Range> ranges(final long start, final List<?> keys, final Map<String, String> types)
		throws IOException
	{
		final Map<String, Range> ranges = new LinkedHashMap<>();
		long at = start;
		for (final Object key : keys) {
			final Range range = range(key, at, types);
			require(ranges.put((String) key, range) == null, "it has storage " + key + " twice");
			at = range.end();
		}
		requireEnd(at);
		return ranges;
	}

	private void requireEnd(final long end) throws IOException {
		require(end == in.length(), (in.length() - end) + " bytes lie behind its last storage");
	}

	private Range range(final Object key, final long at, final Map<String, String> types) throws IOException {
		require(key instanceof String && types.containsKey(key), "no tensor uses its storage " + key);
		final long count = count(key, at);
		final int width = Storages.width(types.get(key));
		final long start = at + Long.BYTES;
		requireCount(key, count, width, in.length() - start);
		return new Range(start, count * width);
	}

	private long count(final Object key, final long at) throws IOException {
		require(at + Long.BYTES <= in.length(), "it is cut off before storage " + key);
		in.seek(at);
		return Long.reverseBytes(in.readLong());
	}

	private void requireCount(final Object key, final long count, final int width, final long left) throws IOException {
		require(count >= 0 && count <= left / width, "it is cut off or damaged: storage " + key + " claims " + count +
			" values with " + left + " bytes left");
	}

	private byte[] values(final Map<String, Range> ranges, final String key, final long limit) throws IOException {
		final Range range = ranges.get(key);
		require(range != null, "it lacks the values of storage " + key);
		require(range.bytes() <= limit, "storage " + key + " has " + range.bytes() + " bytes, more than the " + limit +
			" it may have");
		return bytes(range);
	}

	private byte[] bytes(final Range range) throws IOException {
		final byte[] raw = new byte[(int) range.bytes()];
		in.seek(range.start());
		in.readFully(raw);
		return raw;
	}

	private void require(final boolean holds, final String otherwise) throws IOException {
		if (holds) return;
		throw new IOException(file + " (in PyTorch's container before 1.6) was not read: " + otherwise + ".");
	}
}
