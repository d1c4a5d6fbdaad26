package sc.fiji.superres.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;

class RecordedZoomTest {

	private static final ZoomLevel MX = new ZoomLevel(5, "MX"), NM = new ZoomLevel(24, "nm");

	private final List<String> log = new ArrayList<>();

	/** 100 pixels wide. */
	private static SourceImage image(final String name, final double pixel) {
		return new SourceImage(name, Planes.bytes(new byte[100], 100, 1), IntensityRange.EIGHT_BIT, pixel == 0 ? null
			: new PixelSize(pixel, pixel, "nm"));
	}

	private String of(final ZoomLevel preset, final double zoom, final String unit, final SourceImage... images) {
		return RecordedZoom.of(List.of(images), zoom, unit, preset, log::add).toString();
	}

	private String refusal(final ZoomLevel preset, final double zoom, final String unit, final SourceImage... images) {
		return assertThrows(IllegalArgumentException.class, () -> of(preset, zoom, unit, images)).getMessage();
	}

	@Test
	void theKeyComesFirst() {
		assertEquals("2 MX", of(MX, 2, "", image("gan_5MX_1.tif", 0.01)));
		assertEquals("30 nm", of(MX, 30, "nm", image("gan_5MX_1.tif", 0)));
		assertEquals(List.of(), log);
		assertTrue(refusal(MX, -1, "", image("a", 0)).contains("-1"));
		assertTrue(refusal(MX, 0, "kx", image("a", 0)).contains("unit=kx"));
	}

	@Test
	void magnificationIsReadOffTheNames() {
		assertEquals("2 MX", of(MX, 0, "", image("gan_2MX_1.tif", 0), image("gan_2MX_2.tif", 0), image("gan.tif", 0)));
		assertEquals("5.1 MX", of(NM, 0, "", image("sto 5.1MX 12.2pm.tif", 0.0122)));
		assertTrue(log.get(0).contains("2 MX, as their name says"), log.get(0));
	}

	@Test
	void fieldWidthIsReadOffThePixelsBeforeTheNames() {
		final SourceImage film = image("HfO2 film 2nm thick.tif", 0.24);
		assertEquals("24 nm", of(NM, 0, "", film));
		assertEquals("24 nm", of(MX, 0, "", film));
		assertEquals("24 nm", of(MX, 0, "nm", image("gan_5MX_1.tif", 0.24)));
		assertTrue(log.get(0).contains("24 nm, as their pixel size says"), log.get(0));
		assertEquals("12 nm", of(NM, 0, "", image("graphite 12 nm.tif", 0)));
	}

	@Test
	void whereNothingTellsItIsThePresetsAndTheLogSaysSo() {
		assertEquals("5 MX", of(MX, 0, "", image("scan.tif", 0)));
		assertEquals("5 MX", of(MX, 0, "MX", image("film 2nm.tif", 0.1)));
		assertEquals("5 MX", of(MX, 0, "", image("film 2nm.tif", 0)));
		assertTrue(log.get(0).contains("the preset's, 5 MX"), log.get(0));
		assertTrue(refusal(NM, 0, "MX", image("scan.tif", 0.1)).contains("say zoom="));
	}

	@Test
	void imagesOfDifferentPixelSizeAreRefusedWithSizesAndNames() {
		final String message = refusal(NM, 24, "nm", image("a.tif", 0.0277), image("b.tif", 0.028), image("c.tif",
			0.0391));
		for (final String part : List.of("\"a.tif\" are 0.0277 nm", "\"b.tif\" 0.028 nm"))
			assertTrue(message.contains(part), message);
		assertEquals("2.77 nm", of(NM, 0, "", image("a.tif", 0.0277), image("b.tif", 0.0276), image("c.tif", 0)));
	}

	@Test
	void namesThatDifferAreRefusedUnlessPixelsOrTheKeySayOtherwise() {
		final String message = refusal(MX, 0, "", image("a 2MX", 0), image("b 5MX", 0));
		assertTrue(message.contains("\"a 2MX\"") && message.contains("5.0 MX") && message.contains("zoom="), message);
		assertEquals("10 nm", of(MX, 0, "", image("a 2MX", 0.1), image("b 5MX", 0.1)));
		assertEquals("3 MX", of(MX, 3, "", image("a 2MX", 0), image("b 5MX", 0)));
	}
}
