package sc.fiji.superres.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.path.Pass;

class StmScanTest {

	@Test
	void latticeHasThreePeaksOfEqualSpacing60DegreesApart() {
		final Fourier fourier = new Fourier(flattened(new StmScan(256, 256, 12, 0, 0, 0, 3)), 256, 12.0 / 256);
		final double[] first = fourier.peak(4.69, 0), second = fourier.peak(4.69, 60), third = fourier.peak(4.69, 120);
		for (final double[] peak : new double[][] { first, second, third }) {
			assertEquals(4.692, peak[0], 0.02);
			assertEquals(12.5, peak[2] * 2, 1.5, "amplitude in pm");
		}
		assertEquals(60, second[1] - first[1], 0.3);
		assertEquals(60, third[1] - second[1], 0.3);
	}

	/** Each peak k moves by (k·v)/height along y; over the three the squares of cos² add up to 1.5. */
	@Test
	void driftDistortsTheLatticeByItsLength() {
		final Fourier still = new Fourier(flattened(new StmScan(256, 256, 12, 0, 0, 0, 3)), 256, 12.0 / 256);
		final Fourier moved = new Fourier(flattened(new StmScan(256, 256, 12, 0, 0, 0.4, 3)), 256, 12.0 / 256);
		double squares = 0;
		for (int degrees = 0; degrees < 180; degrees += 60)
			squares += Math.pow(Fourier.relativeMove(still.peak(4.69, degrees), moved.peak(4.69, degrees)), 2);
		assertEquals(0.4 / 12, Math.sqrt(squares / 1.5), 0.002);
	}

	@Test
	void spreadAfterFlatteningIsThatOfRealScans() {
		final double[] z = flattened(StmScan.graphite(512, 512, 24, 1));
		double squares = 0;
		for (final double v : z)
			squares += v * v / z.length;
		assertTrue(Math.sqrt(squares) > 19 && Math.sqrt(squares) < 24, Math.sqrt(squares) + " pm");
	}

	@Test
	void noiseHasItsStandardDeviationInPicometres() {
		final float[] clean = heights(new StmScan(256, 256, 12, 0, 0.4, 1, 6));
		final float[] noisy = heights(new StmScan(256, 256, 12, 15, 0.4, 1, 6));
		double squares = 0;
		for (int k = 0; k < clean.length; k++)
			squares += Math.pow(noisy[k] - clean[k], 2) / clean.length;
		assertEquals(15, Math.sqrt(squares), 0.2);
	}

	@Test
	void fourTimesTheDoseHalvesTheNoise() {
		assertEquals(StmScan.NOISE, StmScan.noiseAt(StemScan.DOSE));
		assertEquals(StmScan.NOISE / 2, StmScan.noiseAt(4 * StemScan.DOSE), 1e-12);
	}

	@Test
	void twoPercentOfThePixelsAreClippedAtEitherEnd() {
		final byte[] image = Planes.byteArray(StmScan.graphite(256, 256, 12, 4).simulate(Progress.NONE));
		int black = 0, white = 0;
		for (final byte b : image) {
			if (b == 0) black++;
			if (b == (byte) 255) white++;
		}
		assertEquals(0.02, (double) black / image.length, 0.002);
		assertEquals(0.02, (double) white / image.length, 0.002);
	}

	@Test
	void flatteningTakesAnyStraightLineOffEachRow() {
		final float[] z = new float[60];
		for (int k = 0; k < z.length; k++)
			z[k] = 500 * (k / 20) - 3 * (k % 20) * (1 + k / 20) + (k % 20 == 7 ? 10 : 0);
		final float[] bump = new float[60];
		for (int i = 0; i < 3; i++)
			bump[i * 20 + 7] = 10;
		StmScan.flatten(z, 20);
		StmScan.flatten(bump, 20);
		assertArrayEquals(bump, z, 1e-3f);
		assertTrue(bump[7] > 8 && bump[7] < 10, "the bump itself stays: " + bump[7]);
	}

	@Test
	void rawHeightsAreTiltedAndLinesAreOffset() {
		final float[] z = heights(new StmScan(256, 256, 24, 0, 0, 0, 2));
		double fast = 0, steps = 0;
		for (int i = 1; i < 256; i++) {
			fast += (z[i * 256 + 255] - z[i * 256]) / 255 / 23.9;
			steps += Math.abs(z[i * 256] - z[i * 256 - 256]) / 255;
		}
		assertTrue(Math.abs(fast) > 1 && Math.abs(fast) < 1000 * Math.tan(Math.toRadians(3)), fast + " pm/nm");
		assertTrue(steps > StmScan.LINE_OFFSET / 2, steps + " pm between lines");
	}

	private static float[] heights(final StmScan scan) {
		return Planes.floatArray(scan.heights(Pass.FIRST, Progress.NONE));
	}

	private static double[] flattened(final StmScan scan) {
		final float[] z = heights(scan);
		StmScan.flatten(z, scan.width());
		final double[] copy = new double[z.length];
		for (int k = 0; k < z.length; k++)
			copy[k] = z[k];
		return copy;
	}
}
