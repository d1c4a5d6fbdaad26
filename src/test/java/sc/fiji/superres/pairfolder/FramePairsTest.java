package sc.fiji.superres.pairfolder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.Frames;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.Slice;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.dataset.TestImages;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.resample.Filter;

class FramePairsTest {

	private static final int SIDE = 192;
	private static final int CROP = 24;

	@ParameterizedTest
	@CsvSource({ "4, 1", "4, 1.3", "4, 2", "4, 4", "2, 1", "2, 2", "3, 2.5" })
	void bothHalvesHaveOneCentreInSpiteOfDrift(final int factor, final double beta) {
		final List<SourceImage> frames = new ArrayList<>();
		for (int i = 0; i < 3; i++)
			frames.add(ramp(i, 2.4 * i, -1.7 * i));
		final PairSource pairs = PairSource.of(frames, config(factor, beta), 0);
		final int n = pairs.config().inputCrop();
		for (final long number : new long[] { 0, pairs.size() / 2, pairs.size() - 1 }) {
			final float[] input = values(pairs.pair(number).input());
			final float[] target = values(pairs.pair(number).target());
			for (int y = 1; y < n - 1; y++)
				for (int x = 1; x < n - 1; x++)
					assertEquals(input[y * n + x], mean(target, factor * n, factor * x, factor * y, factor), 0.06,
						number + " at " + x);
		}
	}

	@ParameterizedTest
	@CsvSource({ "4, 1", "4, 1.5", "4, 4", "2, 1.7" })
	void theHalvesOfFramesShareNoNoise(final int factor, final double beta) {
		final List<SourceImage> frames = new ArrayList<>();
		final float[] grey = new float[SIDE * SIDE];
		for (int i = 0; i < 3; i++)
			frames.add(frame(i, Frames.noisy(grey, 1, 40 + i), 0.3 * i, 0.2 * i));
		final PairSource pairs = PairSource.of(frames, config(factor, beta), 0);
		double products = 0;
		double squares = 0;
		double others = 0;
		for (long i = 0; i < pairs.size(); i++) {
			final float[] input = values(pairs.pair(i).input());
			final float[] target = values(pairs.pair(i).target());
			final int n = pairs.config().inputCrop();
			for (int k = 0; k < input.length; k++) {
				final double there = mean(target, factor * n, k % n * factor, k / n * factor, factor);
				products += input[k] * there;
				squares += input[k] * input[k];
				others += there * there;
			}
		}
		assertEquals(0, products / Math.sqrt(squares * others), 0.1);
	}

	@Test
	void aSeriesIsNeverPartedBetweenTrainingAndValidation() {
		final List<SourceImage> images = new ArrayList<>();
		for (int i = 0; i < 6; i++)
			images.add(frame(i, new float[SIDE * SIDE], 0, 0));
		for (int i = 0; i < 3; i++)
			images.add(TestImages.bytes("own" + i + ".png", 32, 32, i));
		for (int seed = 0; seed < 20; seed++) {
			final Split<SourceImage> split = Split.ofImages(images, new Split.Shares(50, 50, 0), seed);
			final long inTraining = split.train().stream().filter(i -> i.series().isPresent()).count();
			assertTrue(inTraining == 0 || inTraining == 6, "seed " + seed);
			assertEquals(9, split.train().size() + split.validation().size());
		}
	}

	@Test
	void ofASingleSeriesTheSameRowsOfEveryFrameAreKeptBack() {
		final TrainingPairs pairs = TrainingPairs.ofImages(Frames.series(4, SIDE, 0.5, 5), config(4, 4), 0.1, 1, 0);
		assertEquals(List.of("series-1.tif rows 0-164", "series-2.tif rows 0-164"), pairs.train().sources().subList(0,
			2));
		assertEquals(List.of("series-1.tif rows 166-191", "series-2.tif rows 166-191"), pairs.validation().sources()
			.subList(0, 2));
		assertEquals(
			"series.tif: 4 frames of one place, drift up to 3.8 px: input and target come from different frames.", pairs
				.notes().get(0));
	}

	@Test
	void theManifestSaysWhichImagesAreFramesOfOnePlace(@TempDir final Path folder) throws IOException {
		final PairFolder plan = PairFolder.plan(Frames.series(4, SIDE, 0.5, 5), config(4, 4), Split.Shares.DEFAULT, 1);
		plan.write(folder.resolve("pairs"), new TestImages.Hashes(), Progress.NONE);
		final List<Manifest.Source> sources = ManifestReader.read(folder.resolve("pairs/manifest.json")).sources();
		assertTrue(sources.stream().allMatch(s -> s.series().equals("series.tif") && s.part().equals("train")));
		assertEquals(1.23, sources.get(3).displacement().get(0) - sources.get(2).displacement().get(0), 0.1);
	}

	/** Grey values x + 3y of the place, displaced. */
	private static SourceImage ramp(final int number, final double dx, final double dy) {
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (i % SIDE - dx + 3 * (i / SIDE - dy));
		return frame(number, values, dx, dy);
	}

	private static SourceImage frame(final int number, final float[] values, final double dx, final double dy) {
		return Frames.slice(number, values, SIDE).withSlice(Slice.of("series.tif").frame(dx, dy));
	}

	private static MultiScaleConfig config(final int factor, final double beta) {
		final List<Double> betas = beta == 1 ? List.of() : List.of(beta);
		return new MultiScaleConfig("test", factor, List.of(), betas, List.of(), List.of(Filter.BOX), CROP, 3,
			new ZoomLevel(5, "MX"), PairKind.INDEPENDENT, false);
	}

	private static double mean(final float[] values, final int width, final int x, final int y, final int side) {
		double sum = 0;
		for (int v = 0; v < side; v++)
			for (int u = 0; u < side; u++)
				sum += values[(y + v) * width + x + u];
		return sum / (side * side);
	}

	@SuppressWarnings("unchecked")
	private static float[] values(final RandomAccessibleInterval<?> plane) {
		return Planes.floatArray((RandomAccessibleInterval<FloatType>) plane);
	}
}
