package sc.fiji.superres.crops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Planes;

class ZoomPyramidTest {

	private static final ZoomLevel STEM = new ZoomLevel(5, ZoomLevel.MX), STM = new ZoomLevel(24, ZoomLevel.NM);

	private static List<Double> values(final ZoomPyramid pyramid) {
		return pyramid.levels().stream().map(ZoomLevel::value).toList();
	}

	@Test
	void theStemPyramidHasEveryMagnificationFromFiveToTwenty() {
		final ZoomPyramid pyramid = ZoomPyramid.everyInteger(STEM, 4);
		assertEquals(IntStream.rangeClosed(5, 20).mapToObj(i -> (double) i).toList(), values(pyramid));
		for (int i = 0; i < 16; i++)
			assertEquals((5 + i) / 20.0, pyramid.ratio(pyramid.levels().get(i)), 1e-15);
		assertEquals(100, pyramid.percent(pyramid.levels().get(0)), 1e-12);
		assertEquals(400, pyramid.percent(pyramid.levels().get(15)), 1e-12);
	}

	@Test
	void theStmPyramidRunsFromWideToNarrowFields() {
		final ZoomPyramid pyramid = ZoomPyramid.everyInteger(STM, 2);
		assertEquals(IntStream.rangeClosed(0, 12).mapToObj(i -> 24.0 - i).toList(), values(pyramid));
		assertEquals(12 / 24.0, pyramid.ratio(pyramid.levels().get(0)), 1e-15);
		assertEquals(12 / 13.0, pyramid.ratio(pyramid.levels().get(11)), 1e-15);
		assertEquals(1, pyramid.ratio(pyramid.levels().get(12)), 1e-15);
	}

	@Test
	void bothEndsBelongToItWhereTheyAreNoWholeNumbers() {
		assertEquals(List.of(1.275, 2.0, 3.0, 4.0, 5.0, 5.1), values(ZoomPyramid.everyInteger(new ZoomLevel(1.275,
			ZoomLevel.MX), 4)));
	}

	@Test
	void sizesAreTruncatedAndPixelsTakenFromWhereTheirCentresLie() {
		final ZoomPyramid pyramid = ZoomPyramid.everyInteger(STEM, 4);
		assertEquals(1945, pyramid.size(2048, new ZoomLevel(19, ZoomLevel.MX))); // 1945.6
		assertEquals(512, pyramid.size(2048, STEM));
		assertEquals(472, ZoomPyramid.everyInteger(STM, 2).size(512, new ZoomLevel(13, ZoomLevel.NM))); // 472.6
		final byte[] columns = new byte[64];
		for (int i = 0; i < 64; i++)
			columns[i] = (byte) (i % 8);
		assertArrayEquals(new float[] { 2, 6, 2, 6 }, Planes.floatArray(pyramid.shrink(Planes.bytes(columns, 8, 8),
			STEM)));
	}

	@Test
	void levelsBeyondTheReferencesAndTooManyAreRefused() {
		assertMessage("21 MX cannot be made: LR images at 5 MX and a factor of 4 allow 5 MX to 20 MX", () -> ZoomPyramid
			.of(STEM, 4, List.of(21.0)));
		assertMessage("A reference at 4 MX", () -> ZoomPyramid.of(STEM, 4, List.of(4.0)));
		assertMessage("A reference at 11 nm", () -> ZoomPyramid.of(STM, 2, List.of(11.0)));
		assertMessage("levels=", () -> ZoomPyramid.everyInteger(new ZoomLevel(500, ZoomLevel.NM), 4));
		assertMessage("factor=1", () -> ZoomPyramid.everyInteger(STEM, 1));
		assertMessage("0 zoom levels", () -> ZoomPyramid.of(STEM, 4, List.of()));
	}

	private static void assertMessage(final String part, final org.junit.jupiter.api.function.Executable call) {
		final String message = assertThrows(IllegalArgumentException.class, call).getMessage();
		assertTrue(message.contains(part), message);
	}
}
