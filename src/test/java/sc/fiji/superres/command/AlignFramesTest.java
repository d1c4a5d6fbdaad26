package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import sc.fiji.superres.dataset.Frames;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.survey.FrameSeries;

class AlignFramesTest {

	private static final String SERIES = "run('Close All'); run('Simulate Lattice...', 'sample=si-stem width=128 " +
		"height=128 field=1.5 dose=30 drift=0.03 wander=0.01 frames=4 defects=true seed=3'); rename('scans.tif'); ";

	@Test
	void framesBecomeAnAlignedStackWithItsMeanAndStandardError() {
		final String result = MacroRunner.run(SERIES + "run('Align Frames...', ''); getPixelSize(u, w, h); " +
			"setSlice(2); return getTitle() + ' ' + bitDepth() + ' ' + nSlices + ' ' + getInfo('slice.label') + ' ' + " +
			"u + ' ' + d2s(w, 5) + ' ' + isOpen('scans-mean') + isOpen('scans-standard-error');");
		assertEquals("scans-aligned 8 4 frame 2 nm 0.01172 2", result);
		final ImagePlus aligned = IJ.getImage();
		final ImagePlus mean = WindowManager.getImage("scans-mean");
		assertEquals(32, mean.getBitDepth());
		assertEquals(aligned.getWidth(), mean.getWidth());
		assertTrue(aligned.getWidth() > 100 && aligned.getWidth() < 128, "width " + aligned.getWidth());
		final double recorded = noise("scans.tif", 128);
		final double error = noise("scans-standard-error", 0);
		assertTrue(error > 0 && error < recorded, "standard error " + error + ", s.d. of a frame " + recorded);
	}

	/** The mean of the standard error; of a stack, the s.d. of its first slice. */
	private static double noise(final String title, final int side) {
		final ImageProcessor pixels = WindowManager.getImage(title).getStack().getProcessor(1);
		return side > 0 ? pixels.getStatistics().stdDev : pixels.getStatistics().mean;
	}

	/**
	 * As in a signed 16-bit image of a microscope: frames stay as they are stored, their mean is what they stand for.
	 */
	@Test
	void theMeanOfCalibratedFramesIsOfTheValuesTheyStandFor() {
		MacroRunner.run(SERIES + "run('16-bit');");
		final ImagePlus scans = WindowManager.getImage("scans.tif");
		scans.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -1000, 2 }, "pA");
		MacroRunner.run("selectImage('scans.tif'); run('Align Frames...', 'lines=false');");
		final ImagePlus aligned = WindowManager.getImage("scans-aligned");
		final ImagePlus mean = WindowManager.getImage("scans-mean");
		final double stored = aligned.getStack().getProcessor(1).getPixelValue(50, 50);
		assertTrue(stored < 256, "stored " + stored);
		final double error = WindowManager.getImage("scans-standard-error").getProcessor().getStatistics().mean;
		double sum = 0;
		for (int k = 1; k <= 4; k++)
			sum += aligned.getStack().getProcessor(k).get(50, 50) / 4.0;
		assertEquals(2 * sum - 1000, mean.getProcessor().getf(50, 50), 2);
		assertEquals("pA", mean.getCalibration().getValueUnit());
		assertEquals(-1000 + 2 * scans.getDisplayRangeMax(), mean.getDisplayRangeMax(), 1);
		assertTrue(error < 100, "standard error " + error);
	}

	@Test
	void theMeanOfAlignedFramesIsSharperThanThatOfFramesAsTheyAre() {
		MacroRunner.run(SERIES + "run('Align Frames...', 'lines=true average=true'); selectImage('scans.tif'); " +
			"run('Z Project...', 'projection=[Average Intensity]'); rename('blurred');");
		final double blurred = noise("blurred", 1);
		final double sharp = noise("scans-mean", 1);
		assertTrue(sharp > 1.1 * blurred, "contrast of the mean: aligned " + sharp + ", as recorded " + blurred);
	}

	@Test
	void withoutAverageOnlyTheFramesAreOpened() {
		assertEquals("scans-aligned 2", MacroRunner.run(SERIES +
			"run('Align Frames...', 'lines=false average=false'); " + "return getTitle() + ' ' + nImages;"));
	}

	/** Training takes slices for frames of one place when they are alike, and finds them where they are. */
	@Test
	void trainingTakesAlignedFramesForFramesOfOnePlace() {
		MacroRunner.run(SERIES + "run('Align Frames...', 'average=false');");
		final ImageStack stack = IJ.getImage().getStack();
		final List<SourceImage> slices = new ArrayList<>();
		final int side = Math.min(stack.getWidth(), stack.getHeight());
		for (int k = 0; k < stack.size(); k++)
			slices.add(Frames.slice(k, values(stack.getProcessor(k + 1), side), side));
		for (final SourceImage frame : FrameSeries.found(slices)) {
			assertEquals(Optional.of("series.tif"), frame.series());
			assertEquals(0, frame.slice().x(), 0.15, frame.name());
			assertEquals(0, frame.slice().y(), 0.15, frame.name());
		}
	}

	private static float[] values(final ImageProcessor pixels, final int side) {
		final float[] values = new float[side * side];
		for (int i = 0; i < values.length; i++)
			values[i] = pixels.getf(i % side, i / side);
		return values;
	}

	@Test
	void aPairOfDirectionsIsKnownByItsLabels() {
		assertEquals("random-stem-2-aligned 2", MacroRunner.run("run('Close All'); run('Simulate Lattice...', " +
			"'sample=random-stem width=128 height=128 field=1.5 dose=100 jitter=0 drift=0.2 rotation=both defects=true " +
			"seed=2'); run('Align Frames...', 'lines=false average=false'); return getTitle() + ' ' + nSlices;"));
		assertTrue(IJ.getImage().getHeight() <= 128);
	}

	@ParameterizedTest
	@CsvSource({ "'newImage(\"a\", \"8-bit noise\", 64, 64, 1);',is a single frame",
		"'newImage(\"a\", \"RGB noise\", 64, 64, 3);',is an RGB image",
		"'newImage(\"a\", \"8-bit noise\", 20, 64, 3);',has 20×64 pixels",
		"'newImage(\"a\", \"8-bit black\", 64, 64, 3);',shows nothing in frame 1",
		"'newImage(\"a\", \"32-bit noise\", 64, 64, 2); setSlice(2); setPixel(3, 3, NaN);',NaN in frame 2" })
	void whatCannotBeAlignedStopsTheMacroAndIsNamed(final String image, final String message) {
		final String failure = MacroRunner.failure("run('Close All'); " + image.replace('\"', '\'') +
			" run('Align Frames...', '');");
		assertTrue(failure.contains(message), failure);
	}
}
