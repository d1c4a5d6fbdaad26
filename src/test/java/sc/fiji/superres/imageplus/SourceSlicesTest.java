package sc.fiji.superres.imageplus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

import sc.fiji.superres.dataset.Frames;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.Slice;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.survey.FrameSeries;

class SourceSlicesTest {

	private static final int SIDE = 128;

	/** Frames of one place, drifting; each channel has grey values of its own. */
	private static List<SourceImage> scan(final int channels, final int frames) {
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		for (int t = 0; t < frames; t++) {
			final float[] place = Frames.place(3, SIDE, Frames.driftX(t), Frames.driftY(t));
			for (int c = 0; c < channels; c++) {
				final FloatProcessor pixels = new FloatProcessor(SIDE, SIDE, Frames.noisy(place, 0.3, 10 * t + c));
				pixels.add(1000 * c);
				stack.addSlice(pixels);
			}
		}
		final ImagePlus image = new ImagePlus("scan", stack);
		image.setDimensions(channels, 1, frames);
		return SourceSlices.of(stack, image).images("scan.tif", "auto");
	}

	@Test
	void framesAreSlicesOfOneChannelWithAnotherTime() {
		final List<SourceImage> found = FrameSeries.found(scan(2, 3));
		assertEquals(List.of(1, 2, 1, 2, 1, 2), found.stream().map(image -> image.slice().channel()).toList());
		assertEquals(-Frames.driftX(1), found.get(0).slice().x(), 0.1);
		assertEquals(-Frames.driftX(1), found.get(1).slice().x(), 0.1);
		final List<String> notes = FrameSeries.notes(found, PairKind.INDEPENDENT);
		assertTrue(notes.get(0).startsWith("scan.tif, channel 1: 3 frames of one place"), notes.toString());
		assertTrue(notes.get(1).startsWith("scan.tif, channel 2: 3 frames of one place"), notes.toString());
	}

	@Test
	void channelsOfOnePlaceStayTogetherInTrainingOrValidation() {
		for (final int frames : new int[] { 1, 3 }) {
			final List<SourceImage> found = FrameSeries.found(scan(2, frames));
			assertTrue(found.stream().allMatch(image -> image.series().equals(Optional.of("scan.tif"))));
			final Split<SourceImage> split = Split.ofImages(found, new Split.Shares(1, 1, 0), 1);
			assertEquals(2 * frames, split.train().size());
		}
	}

	@Test
	void eachChannelHasARangeOfItsOwn() {
		final List<SourceImage> images = scan(2, 3);
		assertEquals(images.get(0).range(), images.get(2).range());
		assertTrue(images.get(1).range().low() > images.get(0).range().high());
	}

	@Test
	void slicesOfAStackWithoutChannelsAreFramesAndAnImageAloneIsNoSlice() {
		assertEquals(Slice.of("scan.tif"), scan(1, 2).get(1).slice());
		assertNull(scan(1, 1).get(0).slice());
	}
}
