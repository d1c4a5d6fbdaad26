package sc.fiji.superres.enlarge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.process.ImageProcessor;
import ij.process.ImageStatistics;
import ij.process.LUT;

import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.trust.Calibration;
import sc.fiji.superres.upscale.ReliabilityMap;

/** The map of bounds: numbers where there is a guarantee, and the reason where there is none. */
class TrustMapTest {

	private static final String SCAN =
		"sample=gan-stem width=64 height=64 field=0.7872 dose=15 jitter=0 drift=0 seed=7";

	@TempDir
	private Path folder;

	@AfterEach
	void closeAll() {
		MacroRunner.run("close('*');");
	}

	/** The map of a scan that is open. */
	private static ImagePlus map(final String keys) {
		MacroRunner.run("rename('scan'); run('Super-Resolve Image...', '" + keys + " map=trust');");
		final String title = IJ.getImage().getTitle();
		return WindowManager.getImage(title + "-trust");
	}

	private static void simulate() {
		MacroRunner.run("run('Simulate Lattice...', '" + SCAN + "');");
	}

	private static String label(final ImagePlus map, final int slice) {
		return map.getStack().getSliceLabel(slice);
	}

	@Test
	void boundsArePercentagesAndTheResultIsGreyWhereTheyExceedTheTolerance() {
		simulate();
		final ImagePlus map = map("model=stem-lattice-x4 tolerance=3");
		assertEquals("64×64, 2 channels", map.getWidth() + "×" + map.getHeight() + ", " + map.getNChannels() +
			" channels");
		assertEquals("error bound (% of the contrast, 90 %)", label(map, 1));
		assertEquals("within the tolerance of 3 % (1 = yes)", label(map, 2));
		final ImageProcessor bound = map.getStack().getProcessor(1);
		final ImageProcessor within = map.getStack().getProcessor(2);
		assertEquals(3, bound.getStats().mean, 2.5, "a few percent");
		for (int i = 0; i < bound.getPixelCount(); i++)
			assertEquals(bound.getf(i) <= 3 ? 1 : 0, within.getf(i), 0);
		assertGreyWhereNotWithin(within, IJ.getImage().getOverlay());
		assertEquals("turquoise: error may exceed 3 % of the contrast", IJ.getImage().getProp("Slice_Label"));
		assertMapHasTheColourOfTheMarks(map);
	}

	/** What is doubtful is no grey and no colour of what is not, in the map as on the result. */
	private static void assertMapHasTheColourOfTheMarks(final ImagePlus map) {
		final LUT[] luts = map.getLuts();
		final ImageProcessor bound = map.getStack().getProcessor(1);
		final ImageProcessor within = map.getStack().getProcessor(2);
		for (int i = 0; i < bound.getPixelCount(); i++) {
			final boolean isDoubtful = within.getf(i) != 1;
			assertEquals(isDoubtful, isTurquoise(colour(luts[1], within.getf(i))), "yes or no of " + within.getf(i));
			if (Math.abs(bound.getf(i) - 3) > 0.1) assertEquals(isDoubtful, isTurquoise(colour(luts[0], bound.getf(i))),
				"bound " + bound.getf(i));
		}
		assertTrue(isTurquoise(colour(luts[0], 0)), "what ImageJ shows of NaN");
	}

	private static Color colour(final LUT lut, final double value) {
		final int index = (int) Math.max(0, Math.min(255, 256 * (value - lut.min) / (lut.max - lut.min)));
		return new Color(lut.getRGB(index));
	}

	private static boolean isTurquoise(final Color colour) {
		return colour.getGreen() > 50 && colour.getBlue() >= colour.getGreen() && colour.getRed() == 0;
	}

	private static void assertGreyWhereNotWithin(final ImageProcessor within, final Overlay overlay) {
		assertEquals(1, overlay.size());
		for (int y = 0; y < within.getHeight(); y++)
			for (int x = 0; x < within.getWidth(); x++)
				assertEquals(within.getf(x, y) != 1, overlay.get(0).contains(4 * x + 2, 4 * y + 2), x + ", " + y);
	}

	@Test
	void theResultItselfIsThatOfEveryOtherMap() {
		simulate();
		map("model=stem-lattice-x4");
		final Object trusted = IJ.getImage().getProcessor().getPixels();
		MacroRunner.run("selectImage('scan'); run('Super-Resolve Image...', 'model=stem-lattice-x4');");
		assertArrayEquals((byte[]) IJ.getImage().getProcessor().getPixels(), (byte[]) trusted);
	}

	private static void assertNone(final String why, final ImagePlus map) {
		for (int slice = 1; slice <= map.getStackSize(); slice++) {
			assertTrue(label(map, slice).startsWith("no guarantee: " + why), label(map, slice));
			final ImageStatistics statistics = map.getStack().getProcessor(slice).getStats();
			assertTrue(Double.isNaN(statistics.mean) || statistics.pixelCount == 0 || Float.isNaN(map.getStack()
				.getProcessor(slice).getf(0)), "a number that looks like a bound");
		}
		final Overlay overlay = IJ.getImage().getOverlay();
		final int middle = IJ.getImage().getWidth() / 2;
		assertTrue(overlay.get(0).contains(middle, middle), "all is grey");
	}

	@Test
	void withoutAGuaranteeTheMapIsEmptyAndTheLabelSaysWhy() {
		simulate();
		assertNone("bicubic enlargement is not calibrated", map("model=bicubic"));
		MacroRunner.run("close('\\\\Others');");
		simulate();
		assertNone("models are calibrated without ensemble=true", map("model=stem-lattice-x4 ensemble=true"));
	}

	@Test
	void anotherZoomOrNoZoomIsNotGuaranteed() {
		MacroRunner.run("run('Simulate Lattice...', '" + SCAN.replace("0.7872", "4") + "');");
		assertNone("it is taken to 0.39", map("model=stem-lattice-x4"));
		MacroRunner.run("close('*'); newImage('scan', '8-bit noise', 64, 64, 1);");
		assertNone("its zoom level is not known", map("model=stem-lattice-x4"));
	}

	@Test
	void aStackIsGreyedOutSliceBySlice() {
		MacroRunner.run("run('Simulate Lattice...', '" + SCAN +
			" frames=3'); setSlice(2); run('Set...', 'value=7 slice');");
		final ImagePlus map = map("model=stem-lattice-x4 tolerance=2");
		assertEquals("2 channels, 3 frames", map.getNChannels() + " channels, " + map.getNFrames() + " frames");
		assertTrue(label(map, 3).startsWith("no guarantee: "), label(map, 3));
		assertTrue(label(map, 1).startsWith("error bound"), label(map, 1));
		assertTrue(Float.isNaN(map.getStack().getProcessor(3).getf(0)));
		assertEquals(3, IJ.getImage().getOverlay().size());
	}

	private Guarantee guarantee(final ModelCard.Training training) throws IOException {
		final SwinIrConfig config = SwinIrConfig.tiny(2);
		final Path file = folder.resolve("model.pt");
		ModelFiles.write(file, WeightInit.draw(config, 1), new ModelCard(config, "test", "nm", 24, 24, 12, 7, null,
			"test").with(training));
		final ImagePlus image = IJ.createImage("scan_24nm", "8-bit ramp", 64, 64, 1);
		return Guarantee.of(ModelRef.of("model", file.toString()), false, image);
	}

	@Test
	void whatTheCardSaysDecides() throws IOException {
		final ModelCard.Training independent = ModelCard.Training.UNKNOWN.withPairs(ModelCard.Training.INDEPENDENT);
		assertEquals("the model learnt from published pairs, which share their noise", guarantee(
			ModelCard.Training.UNKNOWN).none());
		assertEquals("the model was not calibrated", guarantee(independent).none());
		assertEquals("the model was not calibrated: images are too small", guarantee(independent.withCalibration(
			Calibration.none("images are too small"))).none());
		assertEquals("the training of the model warns: it draws waves", guarantee(independent.withWarning(
			"it draws waves")).none());
	}

	@Test
	void aCalibrationIsKeptInTheCard() throws IOException {
		final Calibration.Group group = new Calibration.Group(0.3, 1.5, 320);
		final Calibration calibration = new Calibration(List.of(new Calibration.Level(2, List.of(1.0, 2.0, 3.0, 4.0),
			0.1, 0.9, 1.2, List.of(group))), null, null);
		final Guarantee guarantee = guarantee(ModelCard.Training.UNKNOWN.withPairs(ModelCard.Training.INDEPENDENT)
			.withCalibration(calibration));
		assertNull(guarantee.none());
		assertEquals(2, guarantee.ratio(), 1e-9, "24 nm are taken to 12");
		assertEquals(group, guarantee.calibration().levels().get(0).groups().get(0));
	}

	@Test
	void aToleranceThatIsNoPercentageIsRefused() {
		for (final double wrong : new double[] { 0, -1, 101, Double.NaN }) {
			final String message = assertThrows(IllegalArgumentException.class, () -> new ImageUpscale(null, "cpu",
				Precision.FULL, 0, 16, "auto", false, ReliabilityMap.TRUST, wrong)).getMessage();
			assertTrue(message.startsWith("tolerance=" + wrong + " is no percentage"), message);
		}
	}
}
