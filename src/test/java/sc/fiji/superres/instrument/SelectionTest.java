package sc.fiji.superres.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.instrument.ScanSlice.Direction;

class SelectionTest {

	private static final PixelSize PIXEL = new PixelSize(0.1, 0.1, "nm");

	private static final Recording STM = new Recording(List.of(image("Z", Direction.FORWARD, Direction.BACKWARD), image(
		"Current", Direction.FORWARD)), Map.of());

	private static final Recording STEM = new Recording(List.of(new ScanImage("HAADF, BF", List.of("HAADF", "BF"), "",
		PIXEL, slices(Direction.ONLY, Direction.ONLY, Direction.ONLY, Direction.ONLY))), Map.of());

	private static ScanImage image(final String name, final Direction... directions) {
		return ScanImage.of(name, "m", PIXEL, slices(directions));
	}

	private static List<ScanSlice> slices(final Direction... directions) {
		return Arrays.stream(directions).map(direction -> new ScanSlice(direction.name(), direction, Planes.floats(
			new float[4], 2, 2))).toList();
	}

	private static List<ScanImage> chosen(final Recording from, final String channel, final String directions) {
		return new Selection(channel, directions).of(from).images();
	}

	@Test
	void imagesWithoutTheDirectionAreLeftOut() {
		assertEquals(STM.images(), chosen(STM, "", "both"));
		final List<ScanImage> backward = chosen(STM, "", "Backward");
		assertEquals(1, backward.size());
		assertEquals("Z", backward.get(0).name());
		assertEquals(List.of(STM.images().get(0).slices().get(1)), backward.get(0).slices());
		assertEquals(2, chosen(STM, "", "forward").size());
	}

	@Test
	void aDetectorOfManyIsAnImageOfItsOwn() {
		final ScanImage bright = chosen(STEM, "bf", "both").get(0);
		final List<ScanSlice> all = STEM.images().get(0).slices();
		assertEquals("BF", bright.name());
		assertEquals(List.of(all.get(1), all.get(3)), bright.slices());
	}

	@Test
	void whatIsNotThereIsSaidWithWhatIs() {
		assertTrue(failure(STM, "Phase", "both").contains("channel=Phase is not in the file, which holds Z, Current."));
		assertTrue(failure(STM, "Current", "backward").contains("direction=backward"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new Selection("", "up")).getMessage().contains(
			"direction=up is none: say both, forward or backward."));
	}

	private static String failure(final Recording from, final String channel, final String directions) {
		return assertThrows(IllegalArgumentException.class, () -> chosen(from, channel, directions)).getMessage();
	}
}
