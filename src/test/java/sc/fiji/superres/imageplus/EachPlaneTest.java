package sc.fiji.superres.imageplus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;

import sc.fiji.superres.Progress;
import sc.fiji.superres.resample.Filter;

class EachPlaneTest {

	private static List<RandomAccessibleInterval<?>> halved(final List<? extends RandomAccessibleInterval<?>> planes) {
		final List<RandomAccessibleInterval<?>> halves = new ArrayList<>();
		planes.forEach(plane -> halves.add(ImagePlanes.resample(plane, 5, 4, Filter.NEAREST)));
		return halves;
	}

	private static ImagePlus half(final ImagePlus image) {
		return EachPlane.of(image, "half", EachPlaneTest::halved, Progress.NONE);
	}

	@Test
	void aHyperstackKeepsItsDimensionsLabelsAndChannels() {
		final ImagePlus image = IJ.createImage("h", "16-bit composite ramp", 10, 8, 2, 3, 4);
		image.getStack().setSliceLabel("third", 3);
		final ImagePlus half = half(image);
		assertEquals("5 4 2 3 4", half.getWidth() + " " + half.getHeight() + " " + half.getNChannels() + " " + half
			.getNSlices() + " " + half.getNFrames());
		assertEquals("third", half.getStack().getSliceLabel(3));
		assertEquals(CompositeImage.COMPOSITE, ((CompositeImage) half).getMode());
		assertEquals(16, half.getBitDepth());
	}

	@Test
	void thePixelSizeFollowsTheSize() {
		final ImagePlus image = IJ.createImage("c", "8-bit", 10, 8, 1);
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().pixelHeight = 0.25;
		image.getCalibration().setUnit("nm");
		image.getCalibration().xOrigin = 4;
		final ImagePlus half = half(image);
		assertEquals("1.0 0.5 nm 2.0", half.getCalibration().pixelWidth + " " + half.getCalibration().pixelHeight +
			" " + half.getCalibration().getUnit() + " " + half.getCalibration().xOrigin);
		assertEquals(0.5, image.getCalibration().pixelWidth);
	}

	@Test
	void whatWasSaidOfTheImageIsKeptButNotHowItWasMade() {
		final ImagePlus image = IJ.createImage("p", "8-bit", 10, 8, 3);
		image.setProp("Tip", "tungsten");
		image.setProp("superres.recipe", "model A");
		final ImagePlus half = half(image);
		assertEquals("tungsten", half.getProp("Tip"));
		assertEquals(null, half.getProp("superres.recipe"));
	}

	@Test
	void rgbStaysRgb() {
		final ImagePlus image = IJ.createImage("rgb", "RGB white", 10, 8, 2);
		image.getStack().getProcessor(2).set(0, 0, 0x102030);
		final ImagePlus half = half(image);
		assertEquals(24, half.getBitDepth());
		assertEquals(0xffffff, half.getStack().getProcessor(1).get(2, 2) & 0xffffff);
		assertEquals(2, half.getStackSize());
	}

	@Test
	void lookUpTableAndDisplayRangeAreKept() {
		final ImagePlus image = IJ.createImage("f", "32-bit ramp", 10, 8, 1);
		IJ.run(image, "Fire", "");
		image.setDisplayRange(0.1, 0.7);
		final ImagePlus half = half(image);
		assertEquals(image.getProcessor().getLut().getRGB(200), half.getProcessor().getLut().getRGB(200));
		assertEquals(0.1, half.getDisplayRangeMin(), 1e-6);
		assertEquals(0.7, half.getDisplayRangeMax(), 1e-6);
	}

	@Test
	void workStopsWhenTheCallerAsks() {
		final Progress stopped = new Progress() {

			@Override
			public void report(final long done, final long total, final String message) {
				throw new AssertionError("nothing should have been done");
			}

			@Override
			public boolean isCancelled() {
				return true;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
		assertThrows(CancellationException.class, () -> EachPlane.of(IJ.createImage("s", "8-bit", 10, 8, 2), "half",
			EachPlaneTest::halved, stopped));
	}
}
