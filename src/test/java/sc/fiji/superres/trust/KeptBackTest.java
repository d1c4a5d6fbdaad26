package sc.fiji.superres.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import com.google.gson.Gson;

import sc.fiji.superres.Progress;
import sc.fiji.superres.ProgressProbe;
import sc.fiji.superres.noise.LocalMean;

class KeptBackTest {

	/** Twice as many pixels each way, of the local mean. */
	private static final Enlarger SMOOTH = (input, width, height) -> {
		final float[] mean = LocalMean.of(input, width, height);
		final float[] twice = new float[4 * mean.length];
		for (int i = 0; i < twice.length; i++)
			twice[i] = mean[i / (2 * width) / 2 * width + i % (2 * width) / 2];
		return twice;
	};

	private static KeptBack.Image noisyWave(final int side) {
		final float[] values = new float[side * side];
		final SplittableRandom random = new SplittableRandom(3);
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (0.5 + 0.3 * Math.cos(i % side * 0.3) * Math.cos(i / side * 0.3) + 0.1 * random
				.nextGaussian());
		return new KeptBack.Image(values, side, side);
	}

	private static Calibration calibrated(final int side, final double... ratios) {
		return keptBack(side, ratios).calibrate(SMOOTH, 2, 1, Progress.NONE);
	}

	private static KeptBack keptBack(final int side, final double... ratios) {
		return new KeptBack(List.of(noisyWave(side)), List.of(), Arrays.stream(ratios).boxed().toList());
	}

	@Test
	void levelsReachFromTheCoarsestToTheFinestAndGroupsFromTheQuietestToTheNoisiest() {
		final Calibration calibration = calibrated(192, 1, 1.2, 1.4, 1.6, 1.8, 2);
		assertEquals(4, calibration.levels().size());
		assertEquals(1, calibration.coarsest(), 0);
		assertEquals(2, calibration.finest(), 0);
		for (final Calibration.Level level : calibration.levels()) {
			final double quiet = level.groups().get(0).noise();
			final double noisy = level.groups().get(3).noise();
			assertTrue(noisy > 2.5 * quiet, quiet + " to " + noisy);
		}
	}

	@Test
	void theSameImagesGiveTheSameCalibration() {
		assertEquals(new Gson().toJson(calibrated(128, 2)), new Gson().toJson(calibrated(128, 2)));
	}

	@Test
	void whereImagesAreTooSmallThereIsNoneAndItSaysWhy() {
		assertEquals("the images that were kept back from its training are too small", calibrated(40, 1, 2).none());
		assertNull(calibrated(76, 1, 2).none(), "2 fits, 1 does not");
		assertEquals(2, calibrated(76, 1, 2).coarsest(), 0);
	}

	@Test
	void itCanBeStopped() {
		final Progress progress = ProgressProbe.hearing((done, total, message) -> {}).andStoppingWhen(() -> true);
		assertThrows(CancellationException.class, () -> keptBack(128, 2).calibrate(SMOOTH, 2, 1, progress));
	}
}
