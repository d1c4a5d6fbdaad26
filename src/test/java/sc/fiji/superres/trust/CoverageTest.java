package sc.fiji.superres.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.simulate.Scan;

/**
 * Bounds hold in 90 % of the windows of scans that no network and no calibration has seen: macros/study/coverage.ijm,
 * small.
 */
class CoverageTest {

	private static final long FIRST_SEED = 900_000;
	/** Pixels of GaN at 5 MX, nm. */
	private static final double RECORDED = 0.00615;

	@ParameterizedTest
	@CsvSource({ "stem-lattice-x4, random-stem", "stem-lattice-x2, random-stem", "stm-lattice-x2, random-stm",
		"stem-lattice-x4, zno-stem", "stm-lattice-x2, tio2-stm" })
	void boundsOfModelsThatComeAlongHold(final String name, final String sample) throws IOException {
		try (StarterNetwork model = StarterNetwork.load(name)) {
			final Coverage coverage = new Coverage(model.enlarger(), model.calibration());
			final StarterScans scans = new StarterScans(name.startsWith("stm"), model.network().factor(), 64);
			long seed = FIRST_SEED;
			for (int scan = 0; scan < 4; scan++)
				for (final double pixel : scans.pixels())
					coverage.add(scans.pair(sample, pixel, seed++));
			assertTrue(coverage.without() <= 6, coverage.without() + " of 20 scans without a guarantee");
			assertEquals(90, coverage.percent(), 6);
		}
	}

	/** A scan of gallium nitride at a multiple of the recorded zoom, taken ×4. */
	private static CalibrationPair gan(final int side, final double ratio, final double dose, final long seed) {
		final Scan scan = Scan.of("gan-stem", side, side, side * RECORDED * 4 / ratio, dose, 0, 0, seed);
		return new CalibrationPair(unit(scan.simulate(Progress.NONE)), unit(scan.truth(4, Pass.FIRST, Progress.NONE)),
			side, side, ratio);
	}

	private static float[] unit(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final float[] values = Planes.floatArray(plane).clone();
		for (int i = 0; i < values.length; i++)
			values[i] /= 255;
		return values;
	}

	@Test
	void boundsByAnImageThatWasKeptBackHold() throws IOException {
		final int side = 256;
		final float[] image = gan(side, 4, 15, 1).input();
		final List<Wave> waves = Wave.of(image, side, side, 6);
		final KeptBack keptBack = new KeptBack(List.of(new KeptBack.Image(image, side, side)), waves, List.of(1.0, 2.0,
			4.0));
		try (StarterNetwork model = StarterNetwork.load("stem-lattice-x4")) {
			final Calibration measured = keptBack.calibrate(model.enlarger(), 4, 1, Progress.NONE);
			final Coverage coverage = new Coverage(model.enlarger(), measured);
			long seed = 300;
			for (final double ratio : new double[] { 1, 1.5, 2, 4 })
				for (final double dose : new double[] { 7.5, 15, 50 })
					coverage.add(gan(128, ratio, dose, seed++));
			assertEquals(0, coverage.without());
			assertEquals(90, coverage.percent(), 7);
		}
	}
}
