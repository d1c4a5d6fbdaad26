package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import sc.fiji.superres.binary.FileBytes;

/**
 * Reads the tree of tags that a file of Gatan's DigitalMicrograph is, versions 3 and 4.
 * <p>
 * Numbers of the structure are big-endian, of 4 bytes in version 3 and of 8 in version 4; values are in the order that
 * the header names. A tag is a group of tags (20) or a value (21), which tells the kind and length of its data: a
 * number, a structure of numbers, a text, or an array of one of these. After the description of Greg Jefferis and Chris
 * Boothroyd, https://www.er-c.org/cbb/info/dmformat/.
 * </p>
 */
final class DmTags {

	private static final int OLD = 3;
	private static final int NEW = 4;
	private static final int GROUP = 20;
	private static final int VALUE = 21;
	private static final int MARK = 0x25252525;
	private static final int STRUCTURE = 15;
	private static final int TEXT = 18;
	private static final int ARRAY = 20;
	private static final int MOST_TAGS = 200_000;
	private static final int DEEPEST = 64;
	private static final int MOST_FIELDS = 1000;

	private final FileBytes structure;
	private final FileBytes values;
	private final int lengthBytes;
	private long place;
	private int tags;

	private DmTags(final FileBytes structure, final int version) throws IOException {
		this.structure = structure;
		lengthBytes = lengthBytes(version);
		values = structure.in(order(structure, version));
		place = headerBytes(version);
	}

	private static int lengthBytes(final int version) {
		if (version == OLD) return Integer.BYTES;
		return Long.BYTES;
	}

	/** Version, length of the rest, byte order. */
	private static int headerBytes(final int version) {
		return Integer.BYTES + lengthBytes(version) + Integer.BYTES;
	}

	/** @return null where the header names none */
	private static ByteOrder order(final FileBytes file, final int version) throws IOException {
		return switch (file.at(headerBytes(version) - Integer.BYTES, Integer.BYTES).getInt()) {
			case 0 -> ByteOrder.BIG_ENDIAN;
			case 1 -> ByteOrder.LITTLE_ENDIAN;
			default -> null;
		};
	}

	/** Whether the first bytes are those of such a file. */
	static boolean isOne(final FileBytes file) throws IOException {
		if (file.size() < headerBytes(NEW)) return false;
		final int version = file.at(0, Integer.BYTES).getInt();
		return (version == OLD || version == NEW) && order(file, version) != null;
	}

	/**
	 * Reads all tags.
	 *
	 * @param file in big-endian order, one for which {@link #isOne}
	 * @throws IOException where tags are damaged or cut off, or there are more than such files have
	 */
	static DmGroup read(final FileBytes file) throws IOException {
		final DmTags tags = new DmTags(file, file.at(0, Integer.BYTES).getInt());
		return tags.group(0);
	}

	private DmGroup group(final int depth) throws IOException {
		if (depth > DEEPEST) throw damaged("its tags are nested more than " + DEEPEST + " deep");
		place += Short.BYTES; // whether it is sorted, whether it is open
		final long count = length();
		final Map<String, Object> members = new HashMap<>();
		for (long i = 0; i < count; i++)
			addTag(members, depth);
		return new DmGroup(members, values);
	}

	private void addTag(final Map<String, Object> members, final int depth) throws IOException {
		if (++tags > MOST_TAGS) throw damaged("it has more than " + MOST_TAGS + " tags");
		final int kind = structure.at(place, Byte.BYTES).get();
		place += Byte.BYTES;
		final String name = name(members.size());
		if (lengthBytes == Long.BYTES) place += Long.BYTES; // length of the tag
		if (kind == GROUP) members.put(name, group(depth + 1));
		else if (kind == VALUE) members.put(name, value());
		else throw damaged("a tag of kind " + kind);
	}

	/** Tags of a list have no names: they are called by their number. */
	private String name(final int number) throws IOException {
		final int length = Short.toUnsignedInt(structure.at(place, Short.BYTES).getShort());
		place += Short.BYTES;
		final ByteBuffer name = structure.at(place, length);
		place += length;
		if (length == 0) return Integer.toString(number);
		return StandardCharsets.ISO_8859_1.decode(name).toString();
	}

	private Object value() throws IOException {
		if (structure.at(place, Integer.BYTES).getInt() != MARK) throw damaged("a value without its mark");
		place += Integer.BYTES;
		final long[] kind = kind();
		return switch ((int) kind[0]) {
			case STRUCTURE -> structure(fieldsBytes(kind, 0));
			case TEXT -> array(DmValues.UINT16, kind.length > 1 ? kind[1] / Short.BYTES : 0);
			case ARRAY -> arrayOf(kind);
			default -> number((int) kind[0]);
		};
	}

	/** What says of which kind and how long a value is. */
	private long[] kind() throws IOException {
		final long count = length();
		if (count < 1 || count > MOST_FIELDS) throw damaged("the kind of a value in " + count + " numbers");
		final long[] kind = new long[(int) count];
		for (int i = 0; i < kind.length; i++)
			kind[i] = length();
		return kind;
	}

	/** A structure is passed over. */
	private Object structure(final long bytes) throws IOException {
		return skipped(bytes);
	}

	private Object skipped(final long bytes) throws IOException {
		structure.requireWithin(place, bytes);
		place += bytes;
		return "";
	}

	/** Length of a structure, whose kind begins at an index: 15, 0, number of fields, then 0 and a type for each. */
	private static long fieldsBytes(final long[] kind, final int from) throws IOException {
		long bytes = 0;
		final int fields = kind.length > from + 2 ? (int) kind[from + 2] : 0;
		for (int i = 0; i < fields; i++) {
			final int type = from + 4 + 2 * i;
			if (type >= kind.length) throw damaged("a structure with too few types");
			bytes += bytes(kind[type]);
		}
		return bytes;
	}

	private Object arrayOf(final long[] kind) throws IOException {
		if (kind.length < 3) throw damaged("an array without a length");
		final long count = kind[kind.length - 1];
		if (kind[1] != STRUCTURE) return array((int) kind[1], count);
		return skipped(product(count, fieldsBytes(kind, 1)));
	}

	private DmValues array(final int type, final long count) throws IOException {
		final DmValues array = new DmValues(type, place, count);
		skipped(product(count, bytes(type)));
		return array;
	}

	private static long product(final long count, final long bytes) throws IOException {
		if (count < 0 || count > Integer.MAX_VALUE * 8L) throw damaged("an array of " + count + " values");
		return count * bytes;
	}

	private Number number(final int type) throws IOException {
		final int bytes = bytes(type);
		final ByteBuffer value = values.at(place, bytes);
		place += bytes;
		return switch (type) {
			case 2 -> value.getShort();
			case 3 -> value.getInt();
			case DmValues.UINT16 -> Short.toUnsignedInt(value.getShort());
			case 5 -> Integer.toUnsignedLong(value.getInt());
			case 6 -> value.getFloat();
			case 7 -> value.getDouble();
			case 11, 12 -> value.getLong();
			default -> Byte.toUnsignedInt(value.get());
		};
	}

	/** Bytes of a number of this type. */
	static int bytes(final long type) throws IOException {
		return switch ((int) type) {
			case 8, 9, 10 -> Byte.BYTES;
			case 2, DmValues.UINT16 -> Short.BYTES;
			case 3, 5, 6 -> Integer.BYTES;
			case 7, 11, 12 -> Long.BYTES;
			default -> throw damaged("a value of type " + type);
		};
	}

	private long length() throws IOException {
		final ByteBuffer bytes = structure.at(place, lengthBytes);
		place += lengthBytes;
		if (lengthBytes == Integer.BYTES) return Integer.toUnsignedLong(bytes.getInt());
		return bytes.getLong();
	}

	private static IOException damaged(final String how) {
		return new IOException("it is damaged: " + how);
	}
}
