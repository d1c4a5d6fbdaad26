package sc.fiji.superres.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Checks the fourth sample of RGB pixels. ImageJ ignores it, which is only right if all pixels are opaque. */
final class Alpha {

	/** Red, green and blue. */
	static final int COLOURS = 3;

	private static final int ASSOCIATED = 1;
	private static final int UNASSOCIATED = 2;
	private static final int PIXELS_AT_ONCE = 1 << 16;
	private static final byte OPAQUE = (byte) 255;

	private Alpha() {}

	/** @throws IOException where the sample is no transparency, cannot be checked, or a pixel is transparent */
	static void requireOpaque(final TiffPage page, final TiffBytes bytes) throws IOException {
		requireAlpha(page);
		for (int i = 0; i < page.offsets().length; i++)
			requireOpaque(page.offsets()[i], page.stripBytes(i), bytes);
	}

	private static void requireAlpha(final TiffPage page) throws IOException {
		final long kind = page.tags().one(Tag.EXTRA_SAMPLES, 0);
		if (kind != ASSOCIATED && kind != UNASSOCIATED) throw TiffPage.unread(
			"its pixels have a fourth sample beside red, green and blue");
		if (!page.isPlain() || page.inPlanes()) throw TiffPage.unread(
			"its pixels have transparency in compressed form or in a plane of its own");
	}

	private static void requireOpaque(final long place, final long length, final TiffBytes bytes) throws IOException {
		final int step = PIXELS_AT_ONCE * (COLOURS + 1);
		for (long done = 0; done < length; done += step) {
			final ByteBuffer part = bytes.at(place + done, Math.min(step, length - done));
			if (!isOpaque(part)) throw transparent();
		}
	}

	private static IOException transparent() {
		return new IOException(
			"it has transparent pixels, and does not say what lies below them: flatten it, and save it again");
	}

	private static boolean isOpaque(final ByteBuffer pixels) {
		for (int i = COLOURS; i < pixels.limit(); i += COLOURS + 1)
			if (pixels.get(i) != OPAQUE) return false;
		return true;
	}
}
