package sc.fiji.superres.crops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class CropDrawTest {

	private static final CropDraw DRAW = new CropDraw(64, 8, 1);

	@Test
	void cropsLieInTheImageAndReachItsBorders() {
		int least = 1000, most = 0;
		for (int crop = 0; crop < 2000; crop++) {
			final CropDraw.Place place = DRAW.place(0, crop, 64, 70, 64);
			assertEquals(0, place.y());
			least = Math.min(least, place.x());
			most = Math.max(most, place.x());
		}
		assertEquals(0, least);
		assertEquals(6, most);
	}

	@Test
	void theSameSeedGivesTheSamePlacesAndEveryImageItsOwn() {
		assertEquals(DRAW.place(3, 2, 64, 512, 512), new CropDraw(64, 1, 1).place(3, 2, 64, 512, 512));
		assertNotEquals(DRAW.place(3, 2, 64, 512, 512), new CropDraw(64, 8, 2).place(3, 2, 64, 512, 512));
		final Set<CropDraw.Place> places = new HashSet<>();
		for (int image = 0; image < 10; image++)
			for (int crop = 0; crop < 8; crop++)
				places.add(DRAW.place(image, crop, 64, 2048, 2048));
		assertEquals(80, places.size());
	}

	@Test
	void theSamePartOfTheSampleIsSeenAtEveryLevel() {
		final CropDraw.Place coarse = DRAW.place(0, 5, 64, 512, 512), fine = DRAW.place(0, 5, 64, 2048, 2048);
		assertEquals(coarse.x() / 448.0, fine.x() / 1984.0, 0.003);
		assertEquals(coarse.y() / 448.0, fine.y() / 1984.0, 0.003);
	}

	@Test
	void nothingToJudgeIsRefused() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new CropDraw(64, 0, 1)).getMessage().contains(
			"crops=0"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new CropDraw(0, 1, 1)).getMessage().contains(
			"crop=0"));
	}
}
