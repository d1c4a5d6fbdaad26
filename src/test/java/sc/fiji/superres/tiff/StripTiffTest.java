package sc.fiji.superres.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.io.Opener;

import sc.fiji.superres.Sha256;

class StripTiffTest {

	private static final int WIDTH = 700;
	private static final int HEIGHT = 501;

	@TempDir
	private Path folder;

	/** Several strips, the last one shorter. */
	private Path written(final int bits, final boolean big) throws IOException {
		final Path file = folder.resolve(bits + "-" + big + ".tif");
		final StripTiff.Pixels pixels = new StripTiff.Pixels(WIDTH, HEIGHT, bits);
		try (StripTiff tiff = new StripTiff(file, pixels, big)) {
			add(tiff, bits, 7, 3);
			tiff.rewind();
			add(tiff, bits, 0, HEIGHT);
			tiff.finish(entries -> {
				entries.text(TiffTexts.DESCRIPTION, "a scan of µ");
				entries.quotient(282, 5, 2);
				entries.bytes(50839, new byte[] { 1, 2, 3 });
			});
		}
		return file;
	}

	private static void add(final StripTiff tiff, final int bits, final int from, final int rows) throws IOException {
		for (int y = from; y < from + rows; y++)
			if (bits == 8) tiff.add(bytes(y));
			else if (bits == 16) tiff.add(shorts(y));
			else tiff.add(floats(y));
	}

	private static byte[] bytes(final int y) {
		final byte[] row = new byte[WIDTH];
		for (int x = 0; x < WIDTH; x++)
			row[x] = (byte) value(x, y);
		return row;
	}

	private static short[] shorts(final int y) {
		final short[] row = new short[WIDTH];
		for (int x = 0; x < WIDTH; x++)
			row[x] = (short) (100 * value(x, y));
		return row;
	}

	private static float[] floats(final int y) {
		final float[] row = new float[WIDTH];
		for (int x = 0; x < WIDTH; x++)
			row[x] = value(x, y) / 7f;
		return row;
	}

	private static int value(final int x, final int y) {
		return (3 * x + 5 * y) & 0xff;
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void imageJOpensAClassicOne(final int bits) throws IOException {
		final Path file = written(bits, false);
		TiffFile.requireWhole(file);
		assertFalse(TiffFile.isBig(file));
		final ImagePlus image = new Opener().openImage(file.toString());
		assertEquals(WIDTH + "x" + HEIGHT + " " + bits, image.getWidth() + "x" + image.getHeight() + " " + image
			.getBitDepth());
		final float scale = bits == 8 ? 1 : bits == 16 ? 100 : 1 / 7f;
		for (final int y : new int[] { 0, 1, 93, 187, 374, HEIGHT - 1 })
			for (final int x : new int[] { 0, 333, WIDTH - 1 })
				assertEquals(value(x, y) * scale, image.getProcessor().getf(x, y), 1e-4, x + ", " + y);
	}

	/**
	 * The bytes of three BigTIFFs, whose pixels, description and resolution Pillow 9.4.0 read rightly on 26 November
	 * 2026 ({@code scripts/golden/bigtiff.py}).
	 */
	@Test
	void aBigOneHasTheBytesThatPillowReads() throws IOException {
		assertEquals("349fe5da6a5419caa20f6ac45f326fce7fcb6e89eab5dfee8b791708b7c0e183", Sha256.of(written(8, true)));
		assertEquals("59a93dc9f9282e47bf088a775d0f5b19512dc93a524098ff6b443a74bc797c68", Sha256.of(written(16, true)));
		assertEquals("0db5a469771ed8ddb9232c95a921d32e5732702e1ca1e1d1193310f3097a89e2", Sha256.of(written(32, true)));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void textsAndPixelsAreReadAgain(final boolean big) throws IOException {
		final Path file = written(16, big);
		assertEquals(Map.of(TiffTexts.DESCRIPTION, "a scan of µ\0"), TiffTexts.of(file, Set.of(TiffTexts.DESCRIPTION)));
		assertEquals(big, TiffFile.isBig(file));
		final ByteBuffer bytes = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
		try (StripTiff tiff = new StripTiff(folder.resolve("again.tif"), new StripTiff.Pixels(WIDTH, HEIGHT, 16),
			big))
		{
			add(tiff, 16, 0, HEIGHT);
			tiff.read(499, 697, bytes);
		}
		final short[] row = shorts(499);
		final short[] read = new short[3];
		bytes.flip().asShortBuffer().get(read);
		assertArrayEquals(new short[] { row[697], row[698], row[699] }, read);
	}

	@Test
	void whatIsNotCompleteIsNoTiff() throws IOException {
		final Path file = folder.resolve("half.tif");
		try (StripTiff tiff = new StripTiff(file, new StripTiff.Pixels(WIDTH, HEIGHT, 8), false)) {
			add(tiff, 8, 0, 400);
			assertThrows(IllegalStateException.class, () -> tiff.finish(entries -> {}));
		}
		assertFalse(TiffFile.isOne(file));
		assertTrue(Files.exists(file));
	}

	@Test
	void fourGibibytesNeedABigOne() {
		assertFalse(new StripTiff.Pixels(65536, 64000, 8).needBigTiff());
		assertTrue(new StripTiff.Pixels(65536, 65536, 8).needBigTiff());
		assertTrue(new StripTiff.Pixels(40000, 40000, 32).needBigTiff());
	}
}
