package sc.fiji.superres.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.dataset.Frames;
import sc.fiji.superres.dataset.Slice;
import sc.fiji.superres.dataset.SourceImage;

class OtherFramesTest {

	private static final int SIDE = 48;

	@Test
	void ofManyFramesAFewAreDrawnNeverTheInputsOwn() {
		final List<SourceImage> frames = new ArrayList<>();
		for (int i = 0; i < 12; i++)
			frames.add(Frames.slice(i, new float[SIDE * SIDE], SIDE).withSlice(Slice.of("series.tif").frame(0, 0)));
		final OtherFrames others = new OtherFrames(frames);
		final Set<SourceImage> drawn = new HashSet<>();
		for (int i = 0; i < 50; i++) {
			final List<OtherFrames.Frame> some = others.drawn(5, new SplittableRandom(i));
			assertEquals(8, some.stream().map(OtherFrames.Frame::image).distinct().count());
			some.forEach(f -> drawn.add(f.image()));
		}
		assertEquals(11, drawn.size());
		assertFalse(drawn.contains(frames.get(5)));
	}

	@Test
	void framesOfOtherChannelsAreNotAmongThem() {
		final List<SourceImage> frames = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			final Slice slice = Slice.of("series.tif", i % 2 + 1).frame(0, 0);
			frames.add(Frames.slice(i, new float[SIDE * SIDE], SIDE).withSlice(slice));
		}
		final List<OtherFrames.Frame> others = new OtherFrames(frames).drawn(3, new SplittableRandom(1));
		assertEquals(List.of(frames.get(1), frames.get(5)), others.stream().map(OtherFrames.Frame::image).toList());
	}
}
