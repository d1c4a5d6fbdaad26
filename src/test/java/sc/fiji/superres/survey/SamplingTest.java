package sc.fiji.superres.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.TestImages;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

class SamplingTest {

	@Test
	void aLatticeOf7andAHalfPixelsLeavesOnlyTheUpperLevels() {
		final Sampling sampling = Sampling.of(List.of(lattice(7.5, 1)), config(List.of(0.5), List.of(1.5, 2.0, 2.2, 3.0,
			4.0)));
		assertEquals(7.5, sampling.period(), 0.1);
		assertEquals(List.of(2.2, 3.0, 4.0), sampling.kept().stream().map(Level::resize).filter(r -> r > 2.1).toList());
		assertTrue(sampling.lost().stream().anyMatch(l -> l.level().subProcess() == 1), sampling.toString());
		assertTrue(sampling.lost().stream().anyMatch(l -> l.level().subProcess() == 2), sampling.toString());
		assertEquals("", sampling.refusal());
	}

	@Test
	void figuresAreThoseOfTheInput() {
		final Sampling sampling = Sampling.of(List.of(lattice(8, 1)), config(List.of(), List.of(2.0)));
		assertEquals(4, sampling.levels().get(0).distance());
		assertEquals(2, sampling.levels().get(0).pixels(), 0.03);
		assertEquals(2, sampling.levels().get(1).distance());
		assertEquals(4, sampling.levels().get(1).pixels(), 0.06);
		assertEquals(0, sampling.levels().get(1).folded(), 1e-3);
	}

	@Test
	void aFineScanKeepsEveryLevel() {
		final Sampling sampling = Sampling.of(List.of(lattice(45, 1)), MultiScaleConfig.preset("4x ms 5-10"));
		assertEquals(6, sampling.kept().size());
		assertEquals(List.of(), sampling.messages());
		assertEquals("", sampling.refusal());
	}

	@Test
	void independentPairsLeaveLevelsOutAndPublishedOnesAreWarnedOf() {
		final MultiScaleConfig config = MultiScaleConfig.preset("4x independent 5-20");
		final Sampling independent = Sampling.of(List.of(lattice(7.5, 1)), config);
		assertEquals(independent.kept(), independent.applied().levels());
		assertTrue(independent.applied().withoutRecorded() && !independent.kept().isEmpty(), independent.kept()
			.toString());
		final Sampling published = Sampling.of(List.of(lattice(7.5, 1)), config.withPairs(PairKind.PUBLISHED));
		assertEquals(config.levels(), published.applied().levels());
		assertTrue(published.messages().get(0).startsWith("Warning: these zoom levels teach to invent"), published
			.messages().toString());
	}

	@Test
	void whereNothingIsSampledIndependentPairsAreRefused() {
		final Sampling coarse = Sampling.of(List.of(lattice(2.1, 1)), MultiScaleConfig.preset("4x independent 5-20"));
		assertTrue(assertThrows(IllegalArgumentException.class, coarse::applied).getMessage().contains("too coarsely"));
	}

	@Test
	void whatIsLeftOutIsNamedWithItsReason() {
		final Sampling sampling = Sampling.of(List.of(lattice(7.5, 1)), MultiScaleConfig.preset("4x ms 1.25-10")
			.withPairs(PairKind.INDEPENDENT));
		final String message = sampling.messages().get(0);
		assertTrue(message.startsWith("Left out: 1.25 MX, 1.5 MX … "), message);
		assertTrue(message.contains("pixels a period, and ") && message.contains(" % of the structure"), message);
	}

	@Test
	void aPresetThatDoesNotReachFarEnoughIsRefusedWithTheZoomThatWould() {
		final String refusal = Sampling.of(List.of(lattice(7.5, 1)), config(List.of(), List.of(1.2))).refusal();
		assertTrue(refusal.contains("Choose a preset that reaches ") && refusal.contains(" nm or beyond"), refusal);
	}

	@Test
	void imagesThatAreTooCoarseThemselvesAreRefusedWithAHigherZoom() {
		final String refusal = Sampling.of(List.of(lattice(2.1, 1)), config(List.of(), List.of(2.0, 4.0))).refusal();
		assertTrue(refusal.contains("2.1 pixels a period") && refusal.contains("Record at a zoom 1."), refusal);
	}

	@Test
	void noiseAndConstantImagesLeaveNothingOut() {
		final Sampling noise = Sampling.of(List.of(lattice(8, 0)), config(List.of(), List.of(2.0)));
		assertEquals(2, noise.kept().size());
		assertTrue(Double.isNaN(noise.period()) && noise.coarsest() == Double.POSITIVE_INFINITY, noise.toString());
	}

	@Test
	void levelsWhoseCropsAreInputsAreNoConcern() {
		final MultiScaleConfig config = TestImages.config(4, List.of(), List.of(), List.of(0.5));
		assertEquals(1, Sampling.of(List.of(lattice(8, 1)), config).levels().size());
	}

	private static MultiScaleConfig config(final List<Double> alphas, final List<Double> betas) {
		return TestImages.config(4, alphas, betas, List.of());
	}

	/** A square lattice of cosines, turned a little, with noise. */
	private static SourceImage lattice(final double period, final double amplitude) {
		final Random random = new Random(1);
		final float[] values = new float[300 * 300];
		for (int i = 0; i < values.length; i++) {
			final double x = i % 300 + 0.05 * (i / 300);
			final double y = i / 300 - 0.05 * (i % 300);
			values[i] = (float) (amplitude * (Math.cos(2 * Math.PI * x / period) + Math.cos(2 * Math.PI * y / period)) +
				random.nextGaussian());
		}
		return new SourceImage("lattice.tif", Planes.floats(values, 300, 300), new IntensityRange(-2, 2));
	}
}
