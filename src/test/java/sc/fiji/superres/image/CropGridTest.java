package sc.fiji.superres.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class CropGridTest {

	@Test
	void eightCropsSpanAnImageOfThePaper() {
		final CropGrid grid = new CropGrid(2048, 256, 8);
		assertEquals(8, grid.count());
		assertEquals(256, grid.stride());
		assertEquals(1792, grid.position(7));
	}

	@Test
	void strideTruncates() {
		final CropGrid grid = new CropGrid(512, 256, 8); // 256 / 7 = 36.57
		assertEquals(36, grid.stride());
		assertEquals(252, grid.position(7));
	}

	@Test
	void cropsStayInsideAndDoNotRepeatWhereTheSideIsShort() {
		for (int size = 32; size < 45; size++) {
			final CropGrid grid = new CropGrid(size, 32, 8);
			final int[] positions = IntStream.range(0, grid.count()).map(grid::position).toArray();
			assertEquals(Math.min(8, size - 31), IntStream.of(positions).distinct().count(), "side " + size);
			assertTrue(positions[positions.length - 1] + 32 <= size, "side " + size);
		}
	}

	@Test
	void aSingleCropLiesInTheMiddle() {
		final CropGrid grid = new CropGrid(101, 32, 1);
		assertEquals(1, grid.count());
		assertEquals(34, grid.position(0));
	}

	@Test
	void aSideShorterThanTheCropHasNone() {
		assertEquals(0, new CropGrid(31, 32, 8).count());
		assertEquals(0, new CropGrid(31, 32, 1).count());
		assertThrows(IndexOutOfBoundsException.class, () -> new CropGrid(31, 32, 8).position(0));
		assertThrows(IllegalArgumentException.class, () -> new CropGrid(64, 32, 0));
	}
}
