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
 * PyTorch's container before 1.6 ({@code torch.save(…, _use_new_zipfile_serialization=False)}), read only. Five pickles
 * follow each other: a magic number, the protocol's version 1001, facts of the machine, the object with its tensors,
 * the keys of the storages. Behind them every storage in the order of the keys: the number of its values in eight
 * bytes, and the values. There are no checksums.
 */
final class OldArchive {

	/** The pickle of 0x1950a86a20f9469cfc6c, which every such file begins with. */
	private static final byte[] MAGIC = { (byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46,
		(byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19, '.' };

	private static final int VERSION = 1001;

	/** Where the values of a storage lie. */
	private record Range(long start, long bytes) {}

	private final Path file;
	private final RandomAccessFile in;

	private OldArchive(final Path file, final RandomAccessFile in) {
		this.file = file;
		this.in = in;
	}

	static boolean is(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) return false;
		try (InputStream in = Files.newInputStream(file)) {
			return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
		}
	}

	/**
	 * The object in the file.
	 *
	 * @throws IOException when the file is cut off, damaged, of a big-endian machine, or asks for anything but tensors
	 */
	static Object read(final Path file) throws IOException {
		try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
			return new OldArchive(file, in).read();
		}
	}

	private Object read() throws IOException {
		final byte[] head = new byte[(int) Math.min(in.length(), TorchArchive.MAX_TEXT)]; // the pickles lie in here
		in.readFully(head);
		final ByteArrayInputStream pickles = new ByteArrayInputStream(head, MAGIC.length, head.length - MAGIC.length);
		require(Objects.equals(plain(pickles), VERSION), "it is of another version than " + VERSION);
		require(plain(pickles) instanceof Map<?, ?> facts && !Boolean.FALSE.equals(facts.get("little_endian")),
			"it comes from a big-endian machine; load it in Python and torch.save it again");
		final int start = head.length - pickles.available();
		final Map<String, String> types = new LinkedHashMap<>();
		new RestrictedUnpickler(file.toString(), tensor -> note(tensor, types)).read(pickles); // to know where it ends
		final Object keys = plain(pickles);
		require(keys instanceof List<?>, "it has no list of storages");
		final Map<String, Range> ranges = ranges(head.length - pickles.available(), (List<?>) keys, types);
		return new RestrictedUnpickler(file.toString(), new TensorReader(file, (key, limit) -> values(ranges, key,
			limit))).read(new ByteArrayInputStream(head, start, head.length - start));
	}

	/** A pickle without tensors. */
	private Object plain(final ByteArrayInputStream pickles) throws IOException {
		return new RestrictedUnpickler(file.toString(), tensor -> {
			throw new IllegalArgumentException("a tensor where none belongs");
		}).read(pickles);
	}

	/** Notes which type a tensor's storage has. */
	private static FloatTensor note(final Object[] tensor, final Map<String, String> types) {
		final Object[] id = (Object[]) tensor[0];
		if (id.length != 6 || id[5] != null) throw new IllegalArgumentException("a storage that is part of another");
		final String key = (String) id[2], type = ((RestrictedUnpickler.StorageType) id[1]).name();
		final String before = types.put(key, type);
		if (before != null && !before.equals(type)) {
			throw new IllegalArgumentException("storage " + key + " is of two types, " + before + " and " + type);
		}
		return new FloatTensor(new float[0], 0);
	}

	private Map<String, Range> ranges(final long start, final List<?> keys, final Map<String, String> types)
		throws IOException
	{
		final Map<String, Range> ranges = new LinkedHashMap<>();
		long at = start;
		for (final Object key : keys) {
			require(key instanceof String && types.containsKey(key), "no tensor uses its storage " + key);
			require(at + Long.BYTES <= in.length(), "it is cut off before storage " + key);
			in.seek(at);
			final long count = Long.reverseBytes(in.readLong()), width = Storages.width(types.get(key));
			at += Long.BYTES;
			require(count >= 0 && count <= (in.length() - at) / width, "it is cut off or damaged: storage " + key +
				" claims " + count + " values with " + (in.length() - at) + " bytes left");
			require(ranges.put((String) key, new Range(at, count * width)) == null, "it has storage " + key + " twice");
			at += count * width;
		}
		require(at == in.length(), (in.length() - at) + " bytes lie behind its last storage");
		return ranges;
	}

	private byte[] values(final Map<String, Range> ranges, final String key, final long limit) throws IOException {
		final Range range = ranges.get(key);
		require(range != null, "it lacks the values of storage " + key);
		require(range.bytes() <= limit, "storage " + key + " has " + range.bytes() + " bytes, more than the " + limit +
			" it may have");
		final byte[] raw = new byte[(int) range.bytes()];
		in.seek(range.start());
		in.readFully(raw);
		return raw;
	}

	private void require(final boolean holds, final String otherwise) throws IOException {
		if (!holds) throw new IOException(file + " (in PyTorch's container before 1.6) was not read: " + otherwise +
			".");
	}
}
