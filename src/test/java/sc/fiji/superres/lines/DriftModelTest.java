package sc.fiji.superres.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.lines.DriftModel.Series;

class DriftModelTest {

	private static final int LINES = 400;

	/** A smooth drift with jitter and noise of some s.d.; every tenth line is not known. */
	private static Series measured(final double jitter, final double noise, final double[] truth) {
		final Random random = new Random(7);
		final Series series = new Series(new double[LINES], new double[LINES]);
		for (int i = 0; i < LINES; i++) {
			truth[i] = 3 * Math.sin(i / 60.0) + jitter * random.nextGaussian();
			series.values()[i] = truth[i] + noise * random.nextGaussian();
			series.variances()[i] = i % 10 == 3 ? Double.POSITIVE_INFINITY : noise * noise;
		}
		return series;
	}

	@Test
	void jitterIsFoundAsStrongAsItIs() {
		final Series series = measured(0.5, 0.1, new double[LINES]);
		assertEquals(0.5, DriftModel.START.fitted(List.of(series)).jitter(), 0.12);
	}

	@Test
	void noiseIsNotTakenForJitter() {
		final double[] truth = new double[LINES];
		final Series series = measured(0, 0.5, truth);
		final DriftModel model = DriftModel.START.fitted(List.of(series));
		assertTrue(model.jitter() < 0.15, "jitter " + model.jitter());
		final double[] found = model.displacements(series);
		double squares = 0;
		for (int i = 0; i < LINES; i++)
			squares += (found[i] - truth[i]) * (found[i] - truth[i]) / LINES;
		assertTrue(Math.sqrt(squares) < 0.2, "error " + Math.sqrt(squares) + " of noise of 0.5");
	}
}
