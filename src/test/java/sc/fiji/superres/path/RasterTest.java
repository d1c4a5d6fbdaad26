package sc.fiji.superres.path;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.path.Raster.Row;

class RasterTest {

	@Test
	void withoutJitterAndDriftPixelsLieOnASquareGrid() {
		final Raster raster = new Raster(40, 30, 2, 0, 0, 9, Pass.FIRST);
		assertEquals(new Row(0.025, 0.025, 0.05, 0), raster.row(0));
		assertEquals(new Row(0.025, 29.5 * 0.05, 0.05, 0), raster.row(29));
	}

	@Test
	void driftMovesTheLastPixelByItsWholeLength() {
		final int w = 200, h = 100;
		final Row last = new Raster(w, h, 2, 0, 0.3, 4, Pass.FIRST).row(h - 1), still = new Raster(w, h, 2, 0, 0, 4,
			Pass.FIRST).row(h - 1);
		final double x = last.x() - still.x() + (w - 1) * (last.dx() - still.dx());
		final double y = last.y() - still.y() + (w - 1) * last.dy();
		assertEquals(0.3, Math.hypot(x, y), 0.3 * Raster.FLYBACK / h + 0.3 / h / w + 1e-12);
	}

	@Test
	void flybackIsWaitedForBetweenRowsAndNotBetweenPixels() {
		final Raster raster = new Raster(50, 20, 2, 0, 0.4, 6, Pass.FIRST);
		final double perPixel = raster.row(0).dy();
		final double perRow = raster.row(1).y() - raster.row(0).y() - 2.0 / 50;
		assertEquals(perPixel * 50 * 1.1, perRow, 1e-12);
	}

	@Test
	void seedsDrawTheDirectionOfTheDriftAllAround() {
		double x = 0, y = 0;
		for (int seed = 0; seed < 400; seed++) {
			final Row row = new Raster(10, 10, 2, 0, 1, seed, Pass.FIRST).row(9);
			x += row.x() - 0.1;
			y += row.y() - 1.9;
		}
		assertEquals(0, x / 400, 0.1);
		assertEquals(0, y / 400, 0.1);
	}

	@Test
	void jitterShiftsRowsByItsStandardDeviationInPixels() {
		final int h = 4000;
		final Raster raster = new Raster(10, h, 0.5, 0.7, 0, 2, Pass.FIRST);
		double squares = 0;
		for (int i = 0; i < h; i++)
			squares += Math.pow(raster.row(i).x() / 0.05 - 0.5, 2) / h;
		assertEquals(0.7, Math.sqrt(squares), 0.03);
	}
}
