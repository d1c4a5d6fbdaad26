package sc.fiji.superres.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.image.Planes;

class TrainingPicturesTest {

	@Test
	void thePictureOfTheCurvesHasOnePlotOrTwo() {
		final int one = TrainingPictures.curves(TrainingCurves.of(List.of(TrainingCurvesTest.line(5, 0.1, 0.001,
			null)))).getHeight();
		final int two = TrainingPictures.curves(TrainingCurves.of(List.of(TrainingCurvesTest.line(5, 0.1, 0.001,
			20.0)))).getHeight();
		assertEquals(2 * one, two);
	}

	@Test
	void thePanelsStandSideBySideClippedToEightBit() {
		final var picture = TrainingPictures.sideBySide(preview(1));
		assertEquals(4 * 2 + 3 * 4, Planes.width(picture));
		assertEquals(2, Planes.height(picture));
		assertArrayEquals(new byte[] { 0, 51, 102, (byte) 255 }, TrainingPictures.panels(preview(1)).get(2));
		assertArrayEquals(new byte[] { 51, 51, 51, 51 }, TrainingPictures.panels(preview(1)).get(0));
	}

	@Test
	void onlyTheNetworksSliceOfThePreviewHasAnIterationInItsLabel() {
		final PreviewStack stack = new PreviewStack("preview", preview(300));
		assertEquals("input, 1×1", stack.image().getStack().getSliceLabel(1));
		assertEquals("bicubic", stack.image().getStack().getSliceLabel(2));
		assertEquals("network, iteration 300", stack.image().getStack().getSliceLabel(PreviewStack.NETWORK));
		assertEquals("target", stack.image().getStack().getSliceLabel(4));
		assertEquals(PreviewStack.NETWORK, stack.image().getCurrentSlice());
	}

	/** 1×1 → 2×2. */
	static Preview preview(final long iteration) {
		return new Preview(iteration, Planes.floats(new float[] { 0.2f }, 1, 1), Planes.floats(new float[4], 2, 2),
			Planes.floats(new float[] { -1, 0.2f, 0.4f, 3 }, 2, 2), Planes.floats(new float[4], 2, 2));
	}
}
