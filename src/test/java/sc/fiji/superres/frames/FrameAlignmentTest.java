package sc.fiji.superres.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.Progress;
import sc.fiji.superres.path.Series;
import sc.fiji.superres.path.Series.Rotation;
import sc.fiji.superres.path.Settings;
import sc.fiji.superres.lines.Lines;
import sc.fiji.superres.lines.Plane;

/** Frames against the truth of their simulation; bounds are about a third above what was measured. */
class FrameAlignmentTest {

	private static final int SIDE = 192;
	/** Between what is found from whole lines (0.151) and from the part that all frames share (0.203). */
	private static final double BEYOND = 0.175;

	/** @param drift pixels a frame; wander, s.d. in pixels */
	private static ScannedSeries scanned(final String sample, final double pixel, final double dose, final double drift,
		final double wander, final int frames, final long seed)
	{
		final Settings settings = new Settings(SIDE, SIDE, SIDE * pixel, dose, 0.5, drift * pixel, seed);
		return ScannedSeries.of(sample, settings, new Series(frames, Rotation.NONE, false, wander * pixel));
	}

	@Test
	void linesOfASeriesWithDriftAndJitterFindTheirPlaces() {
		final ScannedSeries series = scanned("si-stem defects", 0.0117, 30, 3, 2, 6, 3);
		final AlignedFrames rigid = FrameAlignment.series(series.frames(), false, Progress.NONE);
		final double before = ScannedSeries.median(series.errors(rigid, true));
		assertTrue(before > 0.5, "as wholes: " + before);
		assertLines(series, 0.1, 0.1);
	}

	/** Lines are placed to so many pixels along and across themselves, in the median. */
	private static void assertLines(final ScannedSeries series, final double mostAlong, final double mostAcross) {
		final AlignedFrames lines = FrameAlignment.series(series.frames(), true, Progress.NONE);
		final double along = ScannedSeries.median(series.errors(lines, true));
		final double across = ScannedSeries.median(series.errors(lines, false));
		assertTrue(along < mostAlong, "along lines: " + along);
		assertTrue(across < mostAcross, "across lines: " + across);
	}

	/** This seed draws lines that are displaced across themselves as well, and by more than a tenth of a pixel. */
	@Test
	void linesThatAreDisplacedAcrossThemselvesFindTheirPlaces() {
		final int side = 256;
		final double pixel = 3.15 / side;
		final Settings settings = new Settings(side, side, 3.15, 15, 0.5, 4 * pixel, 3);
		final ScannedSeries series = ScannedSeries.of("random-stem defects", settings, new Series(8, Rotation.NONE,
			false, 3 * pixel));
		assertLines(series, 0.07, 0.07);
	}

	/** A lattice of 5 pixels a spacing, of which a smooth mean keeps little, and lines with offsets of their own. */
	@Test
	void linesOfACoarseLatticeFindTheirPlaces() {
		final ScannedSeries series = scanned("graphite-stm", 0.047, 15, 1.6, 0, 6, 1);
		assertLines(series, 0.09, 0.05);
	}

	/** All frames share less than two thirds of a line: what only some of them show tells where lines lie as well. */
	@Test
	void linesAreMeasuredBeyondWhatAllFramesShow() {
		final ScannedSeries series = scanned("gan-stem", 0.00615, 15, 6, 0, 12, 1);
		final AlignedFrames lines = FrameAlignment.series(series.frames(), true, Progress.NONE);
		final double along = ScannedSeries.median(series.errors(lines, true));
		assertTrue(along < BEYOND, "along lines: " + along);
	}

	/** Half of a spacing is 8 pixels: whole frames move by 5, up to 25 in all, and none may jump. */
	@Test
	void noFrameJumpsByACellOfAPerfectLattice() {
		final ScannedSeries series = scanned("au-stem", 0.0128, 15, 5, 0, 6, 2);
		final AlignedFrames aligned = FrameAlignment.series(series.frames(), false, Progress.NONE);
		final double worst = ScannedSeries.share(series.errors(aligned, false), 1);
		assertTrue(worst < 0.3, "worst error across the lines: " + worst);
		assertTrue(ScannedSeries.median(series.errors(aligned, true)) < 0.5, "jitter alone is left");
	}

	/** The sample moves by 0.4 of a spacing a frame, and to and fro: the nearest place alone would be wrong once. */
	@Test
	void framesGoOnAsTheyHaveMovedSoFar() {
		final ScannedSeries series = scanned("graphite-stm", 0.0469, 15, 2.1, 0.4, 6, 1);
		final AlignedFrames aligned = FrameAlignment.series(series.frames(), false, Progress.NONE);
		final double median = ScannedSeries.median(series.errors(aligned, false));
		assertTrue(median < 0.5, "across the lines: " + median);
		assertEquals(List.of(), aligned.doubtful());
	}

	/** The fifth frame shows the sample a spacing off, and a perfect lattice cannot tell: it has to be said. */
	@Test
	void aFrameThatMayLieACellOffIsDoubtful() {
		final ScannedSeries series = scanned("cu-stm", 5.0 / SIDE, 15, 3, 1, 6, 1);
		assertEquals(List.of(4), FrameAlignment.series(series.frames(), false, Progress.NONE).doubtful());
	}

	@Test
	void aPairOfDirectionsTellsASteadyDriftOfHalfAPixelALine() {
		final Settings settings = new Settings(SIDE, SIDE, SIDE * 0.0117, 30, 0, 96 * 0.0117, 2);
		final ScannedSeries pair = ScannedSeries.of("random-stem defects", settings, new Series(1, Rotation.BOTH, false,
			0));
		final AlignedFrames aligned = FrameAlignment.pair(pair.frames().get(0), pair.frames().get(1), 1, false,
			Progress.NONE);
		for (int k = 0; k < 2; k++) {
			assertEquals(pair.truth().get(k).stepX(), aligned.lines()[k].stepX(), 0.01, "along the lines of " + k);
			assertEquals(pair.truth().get(k).stepY(), aligned.lines()[k].stepY(), 0.01, "across the lines of " + k);
		}
		assertTrue(Math.hypot(pair.truth().get(0).stepX(), pair.truth().get(0).stepY()) > 0.45, "a fast drift");
	}

	/** The sample moves to and fro by 1.5 pixels beside its steady drift: a steady drift alone leaves as much. */
	@Test
	void aPairOfDirectionsTellsADriftThatChanges() {
		final ScannedSeries pair = pair(1.5, 11);
		final double steady = distortion(pair, false);
		final double curved = distortion(pair, true);
		assertTrue(steady > 1, "what a steady drift leaves: " + steady);
		assertTrue(curved < 0.15, "what a drift that changes leaves: " + curved);
	}

	/** Where the drift is steady, no more is made of it. */
	@Test
	void aSteadyDriftStaysSteady() {
		final ScannedSeries pair = pair(0, 11);
		final double curved = distortion(pair, true);
		assertTrue(curved < 0.04, "" + curved);
	}

	private static ScannedSeries pair(final double wander, final long seed) {
		final double pixel = 2.25 / SIDE;
		final Settings settings = new Settings(SIDE, SIDE, 2.25, 30, 0, 20 * pixel, seed);
		return ScannedSeries.of("random-stem defects", settings, new Series(1, Rotation.BOTH, false, wander * pixel));
	}

	private static double distortion(final ScannedSeries pair, final boolean byLines) {
		return ScannedSeries.median(pair.distortion(FrameAlignment.pair(pair.frames().get(0), pair.frames().get(1), 1,
			byLines, Progress.NONE)));
	}

	@Test
	void aFrameThatShowsAnotherPlaceIsLessAlike() {
		final ScannedSeries series = scanned("si-stem defects", 0.0117, 30, 2, 0, 5, 3);
		final List<Plane> frames = new ArrayList<>(series.frames());
		frames.set(2, scanned("random-stem defects", 0.0117, 30, 2, 0, 1, 9).frames().get(0));
		final double[] alike = FrameAlignment.series(frames, false, Progress.NONE).alike();
		for (int k = 0; k < alike.length; k++)
			assertEquals(k != 2, alike[k] > 0.5, "frame " + k + " is alike by " + alike[k]);
	}

	@Test
	void framesThatShareNothingAreRefused() {
		final List<Plane> frames = new ArrayList<>();
		for (int k = 0; k < 6; k++)
			frames.add(blobs(35 * k));
		final String message = assertThrows(IllegalArgumentException.class, () -> FrameAlignment.series(frames, true,
			Progress.NONE)).getMessage();
		assertTrue(message.contains("share") && message.contains("Align fewer frames"), message);
	}

	/** A part of a plane of squares of random grey, blended into each other. */
	private static Plane blobs(final int left) {
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++) {
			final double x = (left + i % SIDE) / 9.0;
			final double y = i / SIDE / 9.0;
			final double upper = blended(x, (int) y);
			values[i] = (float) (upper + (y - (int) y) * (blended(x, (int) y + 1) - upper));
		}
		return new Plane(values, SIDE, SIDE);
	}

	private static double blended(final double x, final int row) {
		final double first = new Random(31L * (int) x + 1009 * row).nextGaussian();
		final double next = new Random(31L * ((int) x + 1) + 1009 * row).nextGaussian();
		return first + (x - (int) x) * (next - first);
	}
}
