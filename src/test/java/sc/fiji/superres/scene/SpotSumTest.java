package sc.fiji.superres.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;

class SpotSumTest {

	private final NoiseSource random = NoiseSource.of(1, Stream.PIXELS);

	/** What is cut off at 4 σ is exp(−8) of the height of a dot. */
	@Test
	void theSumIsThatOfTheGaussians() {
		final Spot spot = Spot.round(0.1).smeared(0.001, 0.7);
		final List<Dot> dots = dots(60);
		final Row row = crooked(50);
		final double[] values = new double[50];
		new SpotSum(dots, spot, 3).add(row, values);
		double most = 0;
		for (int j = 0; j < values.length; j++) {
			assertEquals(3 * sum(dots, spot, row.x(j), row.y(j)), values[j], 3 * 60 * 3.4e-4);
			most = Math.max(most, values[j]);
		}
		assertTrue(most > 1, "nothing was added: " + most);
	}

	@Test
	void aSingleSpotIsRightToThreeInABillion() {
		final Spot spot = Spot.round(0.2);
		final Row row = new Row(new double[] { -0.05, 0, 0.1, 0.2 }, new double[] { 0, 0.01, 0.02, 0.03 });
		final double[] values = new double[4];
		new SpotSum(List.of(new Dot(0, 0, 1)), spot, 1).add(row, values);
		for (int j = 0; j < 4; j++)
			assertEquals(sum(List.of(new Dot(0, 0, 1)), spot, row.x(j), row.y(j)), values[j], 3e-9);
	}

	@Test
	void smearingWidensAlongItsDirectionAlone() {
		final Spot spot = Spot.round(0.1).smeared(0.002, 0);
		final double variance = Math.pow(0.1 / 2.354820045, 2);
		assertEquals(variance + 0.002, spot.xx(), 1e-12);
		assertEquals(variance, spot.yy(), 1e-12);
		assertEquals(0, spot.xy(), 1e-18);
	}

	private static double sum(final List<Dot> dots, final Spot spot, final double x, final double y) {
		double sum = 0;
		for (final Dot dot : dots) {
			final double dx = x - dot.x(), dy = y - dot.y();
			final double q = (spot.yy() * dx * dx - 2 * spot.xy() * dx * dy + spot.xx() * dy * dy) / spot.determinant();
			sum += dot.weight() * Math.exp(-q / 2);
		}
		return sum;
	}

	private List<Dot> dots(final int number) {
		final List<Dot> dots = new ArrayList<>();
		for (int n = 0; n < number; n++)
			dots.add(new Dot(random.uniform(-0.3, 1.3), random.uniform(-0.3, 1.3), random.uniform()));
		return dots;
	}

	/** A row whose pixels stray by some steps, so that some lie before those to their left. */
	private Row crooked(final int width) {
		final double[] x = new double[width], y = new double[width];
		for (int j = 0; j < width; j++) {
			x[j] = (j + 3 * random.gaussian()) / width;
			y[j] = 0.5 + 0.2 * random.gaussian();
		}
		return new Row(x, y);
	}
}
