package sc.fiji.superres.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import sc.fiji.superres.Sha256;

/**
 * SHA-256 of grey values alone, whatever the file format: row by row, 16-bit and 32-bit values little-endian. In Python
 * this is {@code hashlib.sha256(array.tobytes())} of a C-ordered array.
 */
public final class PixelHash {

	private PixelHash() {}

	/**
	 * The hash of a plane of 8, 16 or 32 bits a pixel.
	 *
	 * @return 64 lower-case hexadecimal digits
	 */
	public static String sha256(final RandomAccessibleInterval<?> plane) {
		final ByteBuffer row = rowBuffer(plane);
		final MessageDigest digest = Sha256.begin();
		for (final Object pixel : Views.flatIterable(plane)) {
			put(pixel, row);
			if (row.hasRemaining()) continue;
			digest.update(row.array());
			row.clear();
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static ByteBuffer rowBuffer(final RandomAccessibleInterval<?> plane) {
		final long bytes = plane.dimension(0) * SourceImage.bytesPerPixel(plane);
		return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static void put(final Object pixel, final ByteBuffer row) {
		if (pixel instanceof UnsignedByteType b) row.put((byte) b.get());
		else if (pixel instanceof UnsignedShortType s) row.putShort((short) s.get());
		else row.putFloat(((FloatType) pixel).get());
	}
}
