package sc.fiji.superres.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sc.fiji.superres.dataset.Frames;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.TestImages;

class FrameSeriesTest {

	private static final int SIDE = 128;

	@ParameterizedTest
	@ValueSource(doubles = { 0.05, 0.5, 1, 2 })
	void slicesOfOnePlaceAreFoundInWeakAndStrongNoise(final double noise) {
		final List<SourceImage> found = FrameSeries.found(Frames.series(5, SIDE, noise, 3));
		assertTrue(found.stream().allMatch(f -> f.series().equals(Optional.of("series.tif"))), "" + FrameSeries.notes(
			found, PairKind.INDEPENDENT));
	}

	@Test
	void displacementsAreRightToATenthOfAPixelWithAsMuchNoiseAsContrast() {
		final List<SourceImage> found = FrameSeries.found(Frames.series(5, SIDE, 1, 4));
		for (int i = 0; i < 5; i++) {
			assertEquals(Frames.driftX(i) - Frames.driftX(2), found.get(i).slice().x(), 0.1, "frame " + i);
			assertEquals(Frames.driftY(i) - Frames.driftY(2), found.get(i).slice().y(), 0.1, "frame " + i);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.05, 1, 2 })
	void slicesOfDifferentPlacesAreImagesOfTheirOwn(final double noise) {
		final List<SourceImage> slices = new ArrayList<>();
		for (int i = 0; i < 4; i++)
			slices.add(Frames.slice(i, Frames.noisy(Frames.place(10 + i, SIDE, 0, 0), noise, i), SIDE));
		assertTrue(FrameSeries.found(slices).stream().allMatch(f -> f.series().isEmpty()));
	}

	@Test
	void aStackThatChangesFromSliceToSliceIsNoSeries() {
		final List<SourceImage> slices = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			final double angle = Math.toRadians(30 * i);
			final float[] first = Frames.place(1, SIDE, 0, 0);
			final float[] second = Frames.place(2, SIDE, 0, 0);
			for (int k = 0; k < first.length; k++)
				first[k] = (float) (100 + Math.cos(angle) * (first[k] - 100) + Math.sin(angle) * (second[k] - 100));
			slices.add(Frames.slice(i, Frames.noisy(first, 0.3, i), SIDE));
		}
		assertTrue(FrameSeries.found(slices).stream().allMatch(f -> f.series().isEmpty()));
		assertEquals(List.of("series.tif: its 7 slices are not of one place: each is an image of its own."), FrameSeries
			.notes(FrameSeries.found(slices), PairKind.INDEPENDENT));
	}

	@Test
	void pureNoiseAndALostFrameAreNoFramesAndNamed() {
		final List<SourceImage> slices = new ArrayList<>(Frames.series(5, SIDE, 0.5, 6));
		final SplittableRandom random = new SplittableRandom(9);
		final float[] lost = new float[SIDE * SIDE];
		for (int i = 0; i < lost.length; i++)
			lost[i] = (float) (100 + 20 * random.nextGaussian());
		slices.set(1, Frames.slice(1, lost, SIDE));
		assertEquals(List.of(
			"series.tif: 4 frames of one place, drift up to 5.1 px: input and target come from different frames.",
			"series.tif: series-2.tif is not of one place with the others: an image of its own."), FrameSeries.notes(
				FrameSeries.found(slices), PairKind.INDEPENDENT));
	}

	@Test
	void imagesThatAreNoSlicesStayAsTheyAre() {
		final List<SourceImage> images = List.of(TestImages.bytes("a.png", 64, 64, 1), TestImages.bytes("b.png", 64, 64,
			1));
		assertEquals(images, FrameSeries.found(images));
		assertEquals(List.of(), FrameSeries.notes(images, PairKind.INDEPENDENT));
	}
}
