package sc.fiji.superres.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.image.Planes;

/** Against numpy's polyfit and percentile: {@code scripts/golden/prepare.py}. */
class GoldenPreparationTest {

	@Test
	void publishedEqualsNumpyToTheGreyLevel() throws IOException {
		final List<String> cases = new String(resource("published.csv"), StandardCharsets.UTF_8).lines().toList();
		final byte[] golden = resource("published.bin");
		int at = 0;
		for (final String line : cases) {
			final String[] words = line.split(",");
			final int width = Integer.parseInt(words[1]);
			final int height = Integer.parseInt(words[2]);
			final byte[] expected = java.util.Arrays.copyOfRange(golden, at, at += width * height);
			final Preparation preparation = new Preparation(Method.PUBLISHED, Integer.parseInt(words[3]), false, false,
				Double.parseDouble(words[4]), true);
			assertArrayEquals(expected, prepared(preparation, heights(words[0], width, height), width, height), line);
		}
		assertEquals(golden.length, at);
	}

	@Test
	void theDefaultsAreThoseOfThePaper() {
		assertEquals(new Preparation(Method.of("published"), 1, false, false, 2, true), Preparation.AS_PUBLISHED);
	}

	@SuppressWarnings("unchecked")
	private static byte[] prepared(final Preparation preparation, final float[] heights, final int width,
		final int height)
	{
		return Planes.byteArray((net.imglib2.RandomAccessibleInterval<UnsignedByteType>) preparation.of(Planes.floats(
			heights, width, height)).plane());
	}

	/** {@code heights} of the script; all values are whole and below 2²⁴, so that floats hold them. */
	private static float[] heights(final String kind, final int width, final int height) {
		final int[] grain = noise(width * height, 3);
		final int[] offsets = noise(height, 7);
		final float[] heights = new float[width * height];
		for (int i = 0; i < heights.length; i++) {
			final int x = i % width;
			final int y = i / width;
			int z = 8 * Math.abs((3 * x + 5 * y) % 40 - 20) + 4 * offsets[y] + 13 * x - 29 * y;
			if (kind.equals("noise")) z = 0;
			if (kind.equals("step") && 2 * x > width + y) z += 2000;
			if (kind.equals("far")) z += 10_000_000;
			heights[i] = z + grain[i];
		}
		return heights;
	}

	private static int[] noise(final int count, final long seed) {
		final int[] noise = new int[count];
		long state = seed;
		for (int i = 0; i < count; i++) {
			state = state * 1664525 + 1013904223 & 0xFFFFFFFFL;
			noise[i] = (int) (state >> 24);
		}
		return noise;
	}

	private static byte[] resource(final String name) throws IOException {
		try (InputStream in = GoldenPreparationTest.class.getResourceAsStream(name)) {
			return in.readAllBytes();
		}
	}
}
