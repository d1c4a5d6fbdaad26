package sc.fiji.superres.frames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.lines.LinePlacer;
import sc.fiji.superres.lines.Lines;
import sc.fiji.superres.lines.Plane;

/** Drawing frames, averages, and the area that all show. */
class LinePlacerTest {

	private static final int SIDE = 48;

	/** A wave that is well sampled, at a place. */
	private static double wave(final double x, final double y) {
		return 100 + 40 * Math.cos(2 * Math.PI * (x / 9 + y / 23)) + 20 * Math.sin(2 * Math.PI * y / 11);
	}

	private static Plane recorded(final Lines lines) {
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < SIDE; i++)
			for (int j = 0; j < SIDE; j++)
				values[i * SIDE + j] = (float) wave(j + lines.x()[i], lines.place(i));
		return new Plane(values, SIDE, SIDE);
	}

	@Test
	void aFrameThatIsNotDisplacedStaysAsItIs() {
		final Lines lines = Lines.rigid(SIDE, 0, 0);
		assertArrayEquals(recorded(lines).values(), LinePlacer.place(recorded(lines), lines, SIDE, SIDE).values(),
			1e-3f);
	}

	@Test
	void displacedLinesAreDrawnWhereTheyBelong() {
		final Lines lines = Lines.steady(SIDE, 1.3, -0.7, 0.12, -0.06);
		for (int i = 0; i < SIDE; i++)
			lines.x()[i] += 0.5 * Math.sin(9 * i);
		final Plane drawn = LinePlacer.place(recorded(lines), lines, SIDE, SIDE);
		double worst = 0;
		for (int y = 6; y < SIDE - 6; y++)
			for (int x = 8; x < SIDE - 8; x++)
				worst = Math.max(worst, Math.abs(drawn.values()[y * SIDE + x] - wave(x, y)));
		assertTrue(worst < 1.5, "worst error " + worst + " of a wave of 60");
	}

	@Test
	void whatAFrameDoesNotShowIsUnknownAndNotInTheCommonArea() {
		final Lines lines = Lines.rigid(SIDE, 5, -3);
		final Plane drawn = LinePlacer.place(recorded(lines), lines, SIDE, SIDE);
		assertTrue(Float.isNaN(drawn.values()[0]));
		assertEquals(new AlignedFrames.Area(5, 0, SIDE - 5, SIDE - 3), CommonArea.of(drawn));
	}

	@Test
	void fourTurnsOfAScanAreNone() {
		final Plane plane = new Plane(new float[] { 1, 2, 3, 4, 5, 6 }, 3, 2);
		assertArrayEquals(new float[] { 3, 6, 2, 5, 1, 4 }, plane.scanned(1).values());
		assertArrayEquals(plane.values(), plane.scanned(1).scanned(3).values());
	}

	@Test
	void theStandardErrorIsThatOfTheMean() {
		final Average average = new Average(1, 1);
		for (final float value : new float[] { 1, 2, 4, 5 })
			average.add(new Plane(new float[] { value }, 1, 1));
		assertEquals(3, average.mean().values()[0], 1e-6);
		assertEquals(Math.sqrt(10.0 / 3 / 4), average.standardError().values()[0], 1e-6);
	}
}
