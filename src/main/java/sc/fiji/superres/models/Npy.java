package sc.fiji.superres.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** NumPy's {@code .npy} format, version 1.0 (numpy.lib.format): a header of one line, then the values. */
final class Npy {

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 };
	private static final int BEFORE_HEADER = MAGIC.length + Short.BYTES;
	private static final int ALIGNMENT = 64;

	private Npy() {}

	/** A file of 32-bit floats, row-major, of two dimensions or more. */
	static byte[] encode(final float[] values, final int... shape) {
		final byte[] line = header(shape).getBytes(StandardCharsets.US_ASCII);
		final int bytes = BEFORE_HEADER + line.length + Float.BYTES * values.length;
		final ByteBuffer file = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
		file.put(MAGIC).putShort((short) line.length).put(line).asFloatBuffer().put(values);
		return file.array();
	}

	private static String description(final int... shape) {
		final String sizes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
		return "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes + "), }";
	}

	/** Padded so that the values begin at a multiple of {@link #ALIGNMENT}. */
	private static String header(final int... shape) {
		final StringBuilder header = new StringBuilder(description(shape));
		while ((BEFORE_HEADER + header.length() + 1) % ALIGNMENT != 0)
			header.append(' ');
		return header.append('\n').toString();
	}
}
