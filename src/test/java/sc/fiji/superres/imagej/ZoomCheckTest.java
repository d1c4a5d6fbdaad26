package sc.fiji.superres.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.swinir.ModelCard;
import sc.fiji.superres.swinir.SwinIrConfig;

class ZoomCheckTest {

	private static final ModelCard STEM = new ModelCard(SwinIrConfig.tiny(4), "4x ms 1.25-10", "MX", 5, 1.25, 10, 1, null,
		"test");
	private static final ModelCard STM = new ModelCard(SwinIrConfig.tiny(2), "2x ms 48-14", "nm", 24, 48, 14, 1, null,
		"test");

	private static ImagePlus titled(final String title) {
		return IJ.createImage(title, "8-bit black", 100, 50, 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gan_2.5MX_1.tif", "2.5 MX", "at 2MX", "scan 0.3125MX" })
	void withinTheTrainedRangeNothingIsSaid(final String title) {
		assertEquals(Optional.empty(), ZoomCheck.warning(titled(title), STEM));
	}

	@ParameterizedTest
	@CsvSource({ "gan_5MX_1.tif, from 5 to 20 MX", "0.25 MX, from 0.25 to 1 MX", "12.2pm 5.1MX, from 5.1 to 20.4 MX" })
	void outsideOfItBothAreNamed(final String title, final String target) {
		final String warning = ZoomCheck.warning(titled(title), STEM).orElseThrow();
		assertTrue(warning.contains(target) && warning.contains("1.25 to 10 MX"), warning);
	}

	@ParameterizedTest
	@ValueSource(strings = { "scan", "12MXY", "0 MX", "24 nm" })
	void whereTheTitleDoesNotTellTheModelsRangeIsSaid(final String title) {
		final String warning = ZoomCheck.warning(titled(title), STEM).orElseThrow();
		assertTrue(warning.contains("1.25 to 10 MX") && warning.contains("not known"), warning);
	}

	@Test
	void aFieldWidthIsTakenFromThePixelSizeAndSmallerIsFiner() {
		final ImagePlus image = titled("graphite");
		image.getCalibration().setUnit("nm");
		image.getCalibration().pixelWidth = 0.3; // 30 nm to 15 nm
		assertEquals(Optional.empty(), ZoomCheck.warning(image, STM));
		image.getCalibration().pixelWidth = 0.24;
		assertTrue(ZoomCheck.warning(image, STM).orElseThrow().contains("from 24 to 12 nm"));
		image.getCalibration().pixelWidth = 1.2;
		assertTrue(ZoomCheck.warning(image, STM).orElseThrow().contains("from 120 to 60 nm"));
	}

	@Test
	void anImportedModelHasNoRange() {
		assertEquals(Optional.empty(), ZoomCheck.warning(titled("5 MX"), ModelCard.imported(SwinIrConfig.tiny(4), "x.pth")));
	}
}
