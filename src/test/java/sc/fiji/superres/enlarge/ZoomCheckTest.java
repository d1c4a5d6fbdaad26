package sc.fiji.superres.enlarge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.believe.Learnt;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.swinir.SwinIrConfig;

class ZoomCheckTest {

	private static final ModelCard STEM = new ModelCard(SwinIrConfig.tiny(4), "4x ms 1.25-10", "MX", 5, 1.25, 10, 1,
		null, "test");
	private static final ModelCard STM = new ModelCard(SwinIrConfig.tiny(2), "2x ms 48-14", "nm", 24, 48, 14, 1, null,
		"test");

	private static ImagePlus titled(final String title) {
		return IJ.createImage(title, "8-bit black", 100, 50, 1);
	}

	private static void setPixels(final ImagePlus image, final double size) {
		image.getCalibration().pixelWidth = size;
		image.getCalibration().pixelHeight = size;
	}

	@ParameterizedTest
	@ValueSource(strings = { "gan_2.5MX_1.tif", "2.5 MX", "at 2MX", "scan 0.3125MX" })
	void withinTheTrainedRangeNothingIsSaid(final String title) {
		assertEquals(Optional.empty(), warning(titled(title), STEM));
	}

	@ParameterizedTest
	@CsvSource({ "gan_5MX_1.tif, from 5 to 20 MX", "0.25 MX, from 0.25 to 1 MX", "12.2pm 5.1MX, from 5.1 to 20.4 MX" })
	void outsideOfItBothAreNamed(final String title, final String target) {
		final String warning = warning(titled(title), STEM).orElseThrow();
		assertTrue(warning.contains(target) && warning.contains("1.25 to 10 MX"), warning);
	}

	@ParameterizedTest
	@ValueSource(strings = { "scan", "12MXY", "0 MX", "24 nm" })
	void whereTheTitleDoesNotTellTheModelsRangeIsSaid(final String title) {
		final String warning = warning(titled(title), STEM).orElseThrow();
		assertTrue(warning.contains("1.25 to 10 MX") && warning.contains("not known"), warning);
	}

	@Test
	void aFieldWidthIsTakenFromThePixelSizeAndSmallerIsFiner() {
		final ImagePlus image = titled("graphite");
		image.getCalibration().setUnit("nm");
		setPixels(image, 0.3); // 30 nm to 15 nm
		assertEquals(Optional.empty(), warning(image, STM));
		setPixels(image, 0.24);
		assertTrue(warning(image, STM).orElseThrow().contains("from 24 to 12 nm"));
		assertEquals(Learnt.Zoom.FINER, ZoomCheck.of(image, STM).orElseThrow().zoom());
		setPixels(image, 1.2);
		assertTrue(warning(image, STM).orElseThrow().contains("from 120 to 60 nm"));
		assertEquals(Learnt.Zoom.COARSER, ZoomCheck.of(image, STM).orElseThrow().zoom());
	}

	@Test
	void anImportedModelHasNoRange() {
		assertEquals(Optional.empty(), warning(titled("5 MX"), ModelCard.imported(SwinIrConfig.tiny(4), "x.pth")));
	}

	/** Trained on 12.2 pm a pixel: targets of 48.8 to 6.1 pm. */
	private static final ModelCard CALIBRATED = STEM.with(ModelCard.Training.UNKNOWN.withPixelSize(0.0122));

	private static ImagePlus calibrated(final String title, final double pixel, final String unit) {
		final ImagePlus image = titled(title);
		image.getCalibration().setUnit(unit);
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = pixel;
		return image;
	}

	@ParameterizedTest
	@CsvSource({ "0.0244, nm", "24.4, pm", "0.244, Å", "0.244, Angstrom", "2.44e-5, µm", "2.44e-5, um", "2.44e-11, m" })
	void pixelSizesDecideWhereBothAreKnownWhateverTheTitleSays(final double pixel, final String unit) {
		assertEquals(Optional.empty(), warning(calibrated("film 40MX", pixel, unit), CALIBRATED));
		final String warning = warning(calibrated("film 2.5MX", pixel / 2, unit), CALIBRATED).orElseThrow();
		assertTrue(warning.startsWith("Finer than") && warning.contains("from 0.0122 to 0.00305 nm a pixel") && warning
			.contains("0.0488 to 0.0061 nm a pixel"), warning);
	}

	@Test
	void aCropOfTheTrainingScanCountsAsTheScanDoes() {
		final ModelCard stm = STM.with(ModelCard.Training.UNKNOWN.withPixelSize(0.24));
		final ImagePlus scan = calibrated("graphite", 0.24 * 14 / 12, "nm");
		assertEquals(Optional.empty(), warning(scan, stm));
		scan.setRoi(10, 10, 30, 30);
		assertEquals(Optional.empty(), warning(scan.crop(), stm));
		assertTrue(warning(scan.crop(), STM).isPresent(), "older models tell only field widths");
	}

	@Test
	void theFieldWidthByCalibrationComesBeforeTheTitle() {
		assertEquals(Optional.empty(), warning(calibrated("HfO2 film 2nm thick.tif", 0.3, "nm"), STM));
		assertTrue(warning(titled("HfO2 film 2nm thick.tif"), STM).orElseThrow().contains("from 2 to 1 nm"));
	}

	@Test
	void printersUnitsAreNoPixelSize() {
		for (final String unit : new String[] { "inch", "cm", "pixel", "" })
			assertTrue(warning(calibrated("scan", 0.014, unit), CALIBRATED).orElseThrow().contains("not known"));
	}

	@Test
	void pixelsThatAreNotSquareAreNamed() {
		final ImagePlus image = titled("flat");
		image.getCalibration().setUnit("nm");
		image.getCalibration().pixelWidth = 0.3;
		image.getCalibration().pixelHeight = 0.4;
		final String warning = warning(image, STM).orElseThrow();
		assertTrue(warning.startsWith("Pixels of flat are 0.3 nm wide and 0.4 high"), warning);
	}

	@Test
	void anUnknownZoomLevelIsNotBeyondTheTraining() {
		assertEquals(Learnt.Zoom.FINER, ZoomCheck.of(titled("scan 80MX"), STEM).orElseThrow().zoom());
		assertEquals(Learnt.Zoom.COARSER, ZoomCheck.of(titled("scan 0.1MX"), STEM).orElseThrow().zoom());
		assertEquals(Learnt.Zoom.WITHIN, ZoomCheck.of(titled("scan"), STEM).orElseThrow().zoom());
	}

	private static Optional<String> warning(final ImagePlus image, final ModelCard card) {
		return ZoomCheck.of(image, card).map(ZoomCheck::warning);
	}
}
