package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageConverter;
import ij.process.ImageProcessor;
import ij.process.LUT;

import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

/** What comes of each kind of image, and of what it carries. */
class KindsOfImageTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() throws IOException {
		final SwinIrConfig config = new SwinIrConfig(2, 1, 8, List.of(2), 12, List.of(2), 2);
		ModelFiles.write(model(), WeightInit.draw(config, 1), new ModelCard(config, "test", "MX", 5, 1.25, 10, 7, null,
			"test"));
	}

	@AfterEach
	void closeAll() {
		MacroRunner.run("close('*');");
	}

	private static Path model() {
		return folder.resolve("twice.pt");
	}

	/** Shows an image, super-resolves it and gives the active image. */
	private static ImagePlus of(final ImagePlus image, final String keys) {
		image.show();
		MacroRunner.run("selectImage(" + image.getID() + "); run('Super-Resolve Image...', 'model=[" + model() + "] " +
			keys + "');");
		return IJ.getImage();
	}

	private static float[] pixels(final ImagePlus image, final int slice) {
		return (float[]) image.getStack().getProcessor(slice).convertToFloatProcessor().getPixels();
	}

	@ParameterizedTest
	@ValueSource(strings = { "8-bit", "16-bit", "32-bit", "RGB" })
	void stacksAndTimeSeriesKeepTypeOrderAndLabels(final String type) {
		final ImagePlus image = IJ.createImage("series", type + " ramp", 20, 12, 1, 2, 3);
		for (int i = 1; i <= 6; i++) {
			image.getStack().getProcessor(i).multiply(i / 6.0);
			image.getStack().setSliceLabel("t" + i, i);
		}
		final ImagePlus result = of(image, "range=0:200");
		assertEquals(image.getType(), result.getType());
		assertEquals("40 24 1 2 3", result.getWidth() + " " + result.getHeight() + " " + result.getNChannels() + " " +
			result.getNSlices() + " " + result.getNFrames());
		assertEquals("t5", result.getStack().getSliceLabel(5));
		final ImagePlus one = of(new ImagePlus("one", image.getStack().getProcessor(5)), "range=0:200");
		assertArrayEquals(pixels(one, 1), pixels(result, 5), 1e-3f, "but for rounding, since slices share batches");
	}

	@Test
	void eachChannelIsEnlargedAsIfItWereAlone() {
		final ImagePlus image = IJ.createImage("scan", "32-bit ramp", 20, 16, 2, 1, 3);
		for (int i = 1; i <= 6; i++)
			image.getStack().getProcessor(i).multiply(i % 2 == 1 ? 1e-9 * i : 5 * i);
		final ImagePlus result = of(image, "");
		for (int channel = 1; channel <= 2; channel++) {
			final ImageStack alone = new ImageStack();
			for (int t = 0; t < 3; t++)
				alone.addSlice(image.getStack().getProcessor(2 * t + channel));
			final ImagePlus one = of(new ImagePlus("alone", alone), "");
			for (int t = 0; t < 3; t++)
				assertArrayEquals(pixels(one, t + 1), pixels(result, 2 * t + channel), channel == 1 ? 1e-13f : 1e-3f);
		}
		assertTrue(result.getInfoProperty().contains("grey values of channel 2 from 0.0 to "), result
			.getInfoProperty());
	}

	@ParameterizedTest
	@ValueSource(doubles = { 2.5e-9, -2.5e-9, 0, 0.3 })
	void aConstantImageComesBackAsItIs(final double grey) {
		final ImagePlus image = IJ.createImage("constant", "32-bit black", 16, 12, 1);
		image.getProcessor().add(grey);
		for (final float pixel : pixels(of(image, ""), 1))
			assertEquals(grey, pixel, Math.max(1e-37, Math.abs(grey) * 1e-3));
	}

	@Test
	void aCompositeKeepsItsColoursAndDisplayRanges() {
		final ImagePlus image = IJ.createImage("channels", "16-bit ramp", 16, 16, 2, 1, 1);
		final CompositeImage composite = new CompositeImage(image, CompositeImage.COMPOSITE);
		composite.setChannelLut(range(LUT.createLutFromColor(Color.green), 100, 30000), 1);
		composite.setChannelLut(range(LUT.createLutFromColor(Color.magenta), 5, 600), 2);
		final CompositeImage result = (CompositeImage) of(composite, "");
		assertEquals(CompositeImage.COMPOSITE, result.getMode());
		assertEquals(Color.magenta.getRGB(), result.getChannelLut(2).getRGB(255));
		assertEquals("100.0 30000.0", result.getChannelLut(1).min + " " + result.getChannelLut(1).max);
		assertEquals("5.0 600.0", result.getChannelLut(2).min + " " + result.getChannelLut(2).max);
	}

	private static LUT range(final LUT lut, final double min, final double max) {
		lut.min = min;
		lut.max = max;
		return lut;
	}

	@Test
	void aColourTableAndADisplayRangeStay() {
		final ImagePlus image = IJ.createImage("table", "8-bit ramp", 16, 16, 1);
		image.setLut(LUT.createLutFromColor(Color.red));
		image.setDisplayRange(20, 80);
		final ImagePlus result = of(image, "");
		assertEquals(Color.red.getRGB(), result.getProcessor().getLut().getRGB(255));
		assertEquals("20.0 80.0", result.getDisplayRangeMin() + " " + result.getDisplayRangeMax());
	}

	@ParameterizedTest
	@CsvSource({ "makeRectangle(8; 16; 24; 16), 48, 32, -12", "makeOval(8; 16; 24; 16), 48, 32, -12",
		"makeRectangle(50; 40; 100; 100), 28, 16, -96", "makeLine(3; 3; 20; 20), 128, 96, 4",
		"makePoint(5; 5), 128, 96, 4" })
	void anAreaIsItsBoundingRectangleAndLinesAndPointsSelectNothing(final String selection, final int width,
		final int height, final double origin)
	{
		final ImagePlus image = IJ.createImage("scan", "16-bit ramp", 64, 48, 1);
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().xOrigin = 2;
		image.setOverlay(new Overlay(new Roi(10, 20, 4, 6)));
		image.show();
		MacroRunner.run(selection.replace(';', ',') + "; run('Super-Resolve Image...', 'model=[" + model() + "]');");
		final ImagePlus result = IJ.getImage();
		assertEquals(width + " " + height, result.getWidth() + " " + result.getHeight());
		assertEquals(0.25, result.getCalibration().pixelWidth);
		assertEquals(origin, result.getCalibration().xOrigin);
		assertEquals(64, image.getWidth());
		assertTrue(image.getRoi() != null, "the selection stays");
	}

	@Test
	void aSelectionAloneEqualsItsPlaceInTheWholeResult() {
		final ImagePlus image = IJ.createImage("scan", "32-bit ramp", 64, 48, 1);
		image.show();
		MacroRunner.run("run('Super-Resolve Image...', 'model=[bicubic x2]'); rename('whole'); selectImage('scan');" +
			"makeRectangle(8, 16, 24, 16); run('Super-Resolve Image...', 'model=[bicubic x2]');");
		final ImagePlus part = IJ.getImage(), whole = WindowManager.getImage("whole");
		for (int y = 8; y < 24; y++)
			for (int x = 8; x < 40; x++)
				assertEquals(whole.getProcessor().getf(x + 16, y + 32), part.getProcessor().getf(x, y), 1e-5f);
	}

	@Test
	void theOverlayGrowsWithTheImageAndIsCutWithIt() {
		final ImagePlus image = IJ.createImage("scan", "8-bit ramp", 64, 48, 1);
		image.setOverlay(new Overlay(new Roi(10, 20, 4, 6)));
		assertEquals(new java.awt.Rectangle(20, 40, 8, 12), of(image, "").getOverlay().get(0).getBounds());
		image.setRoi(8, 16, 24, 16);
		assertEquals(new java.awt.Rectangle(4, 8, 8, 12), of(image, "").getOverlay().get(0).getBounds());
		assertEquals(new java.awt.Rectangle(10, 20, 4, 6), image.getOverlay().get(0).getBounds());
	}

	@Test
	void theInfoSaysWhatWasDoneBehindWhatItSaidBefore() {
		final ImagePlus image = IJ.createImage("scan", "16-bit ramp", 16, 16, 1);
		image.setProperty("Info", "Microscope: test\n");
		final String info = of(image, "overlap=8").getInfoProperty();
		assertTrue(info.startsWith("Microscope: test\nSuper-Resolution for Fiji"), info);
		assertTrue(info.matches("(?s).*model SHA-256: [0-9a-f]{64}\n.*"), info);
		assertTrue(info.contains("overlap=8 range=[auto] ensemble=false map=none"), info);
		assertTrue(info.contains("grey values from 0.0 to 61440.0 were 0 to 1"), info);
		assertEquals("Microscope: test\n", image.getInfoProperty());
	}

	@Test
	void aConsistencyMapIsAsLargeAsTheInputAndTheResultIsActive() {
		final ImagePlus image = IJ.createImage("scan", "8-bit noise", 40, 24, 1);
		final ImagePlus result = of(image, "map=consistency");
		assertEquals("scan-SRx2", result.getTitle());
		final ImagePlus map = WindowManager.getImage("scan-SRx2-consistency");
		assertEquals("40 24 32 2", map.getWidth() + " " + map.getHeight() + " " + map.getBitDepth() + " " + map
			.getNChannels());
		assertEquals("difference (grey values), normalised difference (1 = 100 %)", map.getStack().getSliceLabel(1) +
			", " + map.getStack().getSliceLabel(2));
		for (final float value : pixels(map, 2))
			assertTrue(value > 0 && value < 1, () -> "normalised " + value);
	}

	/** ImageJ's label of a single image with an info is its name, which a map's slice must not take over. */
	@Test
	void aMapSaysWhatItIsInWhichUnitAndHasTheRangeOfACalibrationBar() {
		final ImagePlus image = MeasureSimilarityTest.signed("scan.tif");
		image.getCalibration().setValueUnit("nm");
		image.setProperty("Info", "of the microscope");
		final ImagePlus result = of(image, "map=consistency");
		assertTrue(result.getStack().getSliceLabel(1).startsWith("scan-SRx2\nof the microscope\n"),
			"ImageJ's, of today");
		final ImagePlus map = WindowManager.getImage("scan-SRx2-consistency");
		assertEquals("difference (nm)", map.getStack().getSliceLabel(1));
		assertEquals("nm", map.getCalibration().getValueUnit());
		assertTrue(!map.getCalibration().calibrated(), "its values stand for themselves");
		final LUT first = ((CompositeImage) map).getChannelLut(1);
		assertEquals("0.0 " + map.getStack().getProcessor(1).getStats().max, first.min + " " + first.max);
		assertEquals(1, ((CompositeImage) map).getChannelLut(2).max);
		assertTrue(first.getRed(200) > first.getBlue(200), "Fire");
		final ImageProcessor shown = map.getProcessor(); // what the calibration bar reads
		assertEquals(first.max + " " + first.getRGB(128), shown.getMax() + " " + shown.getLut().getRGB(128));
	}

	@Test
	void mapsOfAStackNameTheirSlices() {
		final ImagePlus image = IJ.createImage("series", "8-bit ramp", 20, 12, 2);
		image.getStack().setSliceLabel("t1\nrecorded first", 1);
		of(image, "map=consistency");
		final ImageStack map = WindowManager.getImage("series-SRx2-consistency").getStack();
		assertEquals(List.of("difference (grey values), t1", "normalised difference (1 = 100 %), t1",
			"difference (grey values)", "normalised difference (1 = 100 %)"), List.of(map.getSliceLabel(1), map
				.getSliceLabel(2), map.getSliceLabel(3), map.getSliceLabel(4)));
	}

	@Test
	void aSpreadMapOfAStackIsAsLargeAsTheResult() {
		final ImagePlus image = IJ.createImage("colours", "RGB ramp", 20, 12, 3);
		final ImagePlus result = of(image, "map=spread");
		final ImagePlus map = WindowManager.getImage("colours-SRx2-spread");
		assertEquals("40 24 32 3", map.getWidth() + " " + map.getHeight() + " " + map.getBitDepth() + " " + map
			.getStackSize());
		final ImagePlus mean = of(image, "ensemble=true");
		assertArrayEquals(pixels(mean, 2), pixels(result, 2));
		assertTrue(map.getStack().getProcessor(2).getStats().max > 0);
	}

	@Test
	void badKeysAreNamed() {
		final String run = "newImage('scan', '8-bit ramp', 20, 20, 1); run('Super-Resolve Image...', 'model=bicubic ";
		assertTrue(MacroRunner.failure(run + "map=heat');").contains("heat"));
		assertTrue(MacroRunner.failure(run + "ensemble=perhaps');").contains("perhaps"));
	}

	@Test
	void theRangeOfASignedImageIsInCalibratedValues() {
		final ImagePlus result = of(MeasureSimilarityTest.signed("signed"), "range=-10000:10000");
		assertEquals(16, result.getBitDepth());
		assertTrue(result.getCalibration().isSigned16Bit());
		assertTrue(result.getInfoProperty().contains("grey values from -10000.0 to 10000.0 were 0 to 1"), result
			.getInfoProperty());
		final ImagePlus copy = MeasureSimilarityTest.signed("copy");
		IJ.run(copy, "32-bit", "");
		final float[] expected = pixels(of(copy, "range=-10000:10000"), 1), stored = pixels(result, 1);
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], stored[i], 0.6); // ImageJ calibrates as it converts
	}

	/** By Image > Type > 8-bit Color: the numbers of similar colours lie far apart. */
	@Test
	void indexedColoursAreEnlargedAsColours() {
		final ImagePlus image = IJ.createImage("colours", "RGB ramp", 32, 24, 1);
		image.getProcessor().setRoi(0, 0, 32, 12);
		image.getProcessor().setColor(new Color(200, 40, 90));
		image.getProcessor().fill();
		image.getProcessor().resetRoi();
		final ImagePlus rgb = image.duplicate();
		new ImageConverter(image).convertRGBtoIndexedColor(256);
		final ImagePlus result = of(image, "");
		assertEquals(24, result.getBitDepth());
		final ImagePlus expected = of(rgb, "");
		int far = 0;
		for (int i = 0; i < result.getWidth() * result.getHeight(); i++)
			if (Math.abs((result.getProcessor().get(i) & 0xff) - (expected.getProcessor().get(i) & 0xff)) > 12) far++;
		assertEquals(0, far);
	}
}
