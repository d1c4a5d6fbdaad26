package sc.fiji.superres.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.lattice.InventedLattice;
import sc.fiji.superres.lattice.Reflection;

class FindingsTest {

	private static final ZoomLevel FIVE = new ZoomLevel(5, ZoomLevel.MX), TEN = new ZoomLevel(10, ZoomLevel.MX);

	@Test
	void aGoodNetworkHasNoWarning() {
		assertEquals(List.of(), new Findings(0.01, 0.04, scores(30, 32), scores(25, 26)).warnings());
	}

	@Test
	void aNetworkBelowBicubicIsNamedWithBothFigures() {
		final String warning = new Findings(0, Double.NaN, scores(20, 21), scores(25, 26)).warnings().get(0);
		assertTrue(warning.contains("worse than bicubic enlargement (20.50 against 25.50 dB"), warning);
	}

	@Test
	void aLevelBelowBicubicIsNamed() {
		final List<String> warnings = new Findings(0, Double.NaN, scores(24, 40), scores(25, 26)).warnings();
		assertEquals(List.of("it is worse than bicubic enlargement at 5 MX"), warnings);
	}

	@Test
	void aLatticeInNoiseIsAWarning() {
		final Findings findings = new Findings(Double.NaN, 0.23, scores(30, 32), scores(25, 26));
		assertTrue(findings.warnings().get(0).contains("draws a wave of 23 % of the images' lattice"), findings
			.warnings().toString());
		assertTrue(findings.summary().startsWith("Shown noise alone"), findings.summary());
	}

	@Test
	void whatIsKeptMayCostLittleAndNeedsNoWarningThatTheTunedWeightsDoNot() {
		final Findings tuned = new Findings(0, 0.08, scores(30, 32), scores(25, 26));
		assertTrue(new Findings(0, 0.09, scores(29.81, 32), scores(25, 26)).isAsGoodAs(tuned));
		assertFalse(new Findings(0, 0.09, scores(29.79, 32), scores(25, 26)).isAsGoodAs(tuned));
		final Findings draws = new Findings(0, 0.101, scores(30, 32), scores(25, 26));
		assertFalse(draws.isAsGoodAs(tuned));
		assertTrue(draws.isAsGoodAs(new Findings(0, 0.21, scores(30, 32), scores(25, 26))));
	}

	@Test
	void drawingIntoNoiseIsToldFromBeingBad() {
		assertTrue(new Findings(0, 0.19, scores(30, 32), scores(25, 26)).drawsOnly());
		assertFalse(new Findings(0, 0.19, scores(20, 21), scores(25, 26)).drawsOnly());
		assertFalse(new Findings(0, Double.NaN, scores(20, 21), scores(25, 26)).drawsOnly());
		assertFalse(new Findings(0, 0.04, scores(30, 32), scores(25, 26)).drawsOnly());
	}

	@Test
	void onlyWavesThatStandOutCountAndByTheirAmplitude() {
		final List<Reflection> own = List.of(new Reflection(0.1, 0, 0.02, 50)); // amplitude 0.2
		assertEquals(0, Findings.invented(noise(3, 5), own));
		assertEquals(Math.sqrt(2 * 0.0002) / Math.sqrt(2 * 0.02), Findings.invented(noise(5, 5), own), 1e-9);
	}

	@Test
	void anOffsetThatScatterExplainsIsNone() {
		assertEquals(0, Findings.offset(DoubleStream.of(-0.5, 0.4, 0.1, -0.2, 0.3)));
		assertEquals(0.42, Findings.offset(DoubleStream.of(0.40, 0.42, 0.44, 0.43, 0.41, Double.NaN)), 1e-9);
		assertTrue(Double.isNaN(Findings.offset(DoubleStream.of(Double.NaN))));
	}

	private static InventedLattice noise(final double known, final double highest) {
		return new InventedLattice(List.of(new Reflection(0.1, 0, 0.0002, known)), new Reflection(0.2, 0, 0.0002,
			highest));
	}

	private static Validation.Scores scores(final double five, final double ten) {
		return new Validation.Scores((five + ten) / 2, 0.5, Map.of(FIVE, new Validation.Scores(five, 0.5, Map.of()),
			TEN, new Validation.Scores(ten, 0.5, Map.of())));
	}
}
