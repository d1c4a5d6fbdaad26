package sc.fiji.superres.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.crystal.Cell.Site;
import sc.fiji.superres.crystal.Columns;
import sc.fiji.superres.crystal.Surfaces;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.path.Pass;

/** The spectrum of every sample has its peaks where the cell puts them. */
class LatticeSpacingTest {

	private static final int SIZE = 128;

	private static final Map<String, Cell> CELLS = new LinkedHashMap<>();

	static {
		CELLS.put("srtio3-stem", Columns.STRONTIUM_TITANATE);
		CELLS.put("si-stem", Columns.SILICON);
		CELLS.put("graphene-stem", Columns.GRAPHENE);
		CELLS.put("mos2-stem", Columns.MOLYBDENITE);
		CELLS.put("mos2-side-stem", Columns.MOLYBDENITE_SIDE);
		CELLS.put("au-stem", Columns.GOLD);
		CELLS.put("gaas-stem", Columns.GALLIUM_ARSENIDE);
		CELLS.put("tio2-stem", Columns.RUTILE);
		CELLS.put("zno-stem", Columns.ZINC_OXIDE);
		CELLS.put("graphene-stm", Surfaces.GRAPHENE);
		CELLS.put("mos2-stm", Surfaces.MOLYBDENITE);
		CELLS.put("si-stm", Surfaces.SILICON);
		CELLS.put("cu-stm", Surfaces.COPPER);
		CELLS.put("au-stm", Surfaces.GOLD);
		CELLS.put("tio2-stm", Surfaces.RUTILE);
		CELLS.put("nbse2-stm", Surfaces.NIOBIUM_SELENIDE);
	}

	static Stream<String> samples() {
		return CELLS.keySet().stream();
	}

	/**
	 * A wave of a lattice.
	 *
	 * @param amplitude how strong it is, relative
	 */
	private record Reflection(double frequency, double degrees, double amplitude) {}

	@Test
	void everySampleWithAMaterialIsTried() {
		final long others = Scan.SAMPLES.stream().filter(sample -> !CELLS.containsKey(sample)).count();
		assertEquals(4, others, "gan-stem, graphite-stm, random-stem and random-stm are left");
	}

	@ParameterizedTest
	@MethodSource("samples")
	void spacingsAreThoseOfTheMaterialWithinOnePercent(final String sample) {
		final boolean stem = sample.endsWith("stem");
		final double pixel = stem ? 0.02 : 0.04;
		final double width = stem ? 0.10 : 0.18;
		final Scan scan = Scan.of(sample, SIZE, SIZE, SIZE * pixel, 15, 0, 0, 2);
		final byte[] grey = Planes.byteArray(scan.truth(1, Pass.FIRST, Progress.NONE));
		final double[] values = new double[grey.length];
		for (int k = 0; k < values.length; k++)
			values[k] = grey[k] & 0xff;
		final Fourier fourier = new Fourier(values, SIZE, pixel);
		final Reflection expected = strongest(CELLS.get(sample), width / 2.3548);
		final double[] peak = fourier.peak(expected.frequency, expected.degrees);
		assertEquals(1 / expected.frequency, 1 / peak[0], 0.01 / expected.frequency, "nm");
		assertEquals(expected.degrees, peak[1], 3.2, "turned by up to 3°");
		assertTrue(peak[2] > 2, "there is no peak: " + peak[2] + " grey values");
	}

	/** The strongest wave of a cell that does not lie along the rows' normal, where lines are flattened. */
	private static Reflection strongest(final Cell cell, final double sigma) {
		Reflection strongest = new Reflection(0, 0, 0);
		for (int h = 0; h <= 4; h++) {
			for (int k = -4; k <= 4; k++) {
				final Reflection reflection = reflection(cell, h, k, sigma);
				final boolean isAcross = Math.abs(Math.abs(reflection.degrees) - 90) < 10;
				if (h + Math.abs(k) > 0 && !isAcross && reflection.amplitude > strongest.amplitude) strongest =
					reflection;
			}
		}
		return strongest;
	}

	private static Reflection reflection(final Cell cell, final int h, final int k, final double sigma) {
		final double area = cell.ax() * cell.by() - cell.ay() * cell.bx();
		final double fx = (h * cell.by() - k * cell.ay()) / area;
		final double fy = (k * cell.ax() - h * cell.bx()) / area;
		double re = 0, im = 0;
		for (final Site site : cell.sites()) {
			final double phase = 2 * Math.PI * (h * site.u() + k * site.v());
			re += site.weight() * Math.cos(phase);
			im += site.weight() * Math.sin(phase);
		}
		final double frequency = Math.hypot(fx, fy);
		final double damping = Math.exp(-2 * Math.pow(Math.PI * sigma * frequency, 2));
		return new Reflection(frequency, Math.toDegrees(Math.atan2(fy, fx)), damping * Math.hypot(re, im));
	}
}
