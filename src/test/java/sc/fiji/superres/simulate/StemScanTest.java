package sc.fiji.superres.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.path.Pass;

class StemScanTest {

	private static final int SIZE = 256;
	private static final double FIELD = 3.15;

	@Test
	void latticeSpacingsAreThoseOfGalliumNitride() {
		final Fourier fourier = fourier(0, 3);
		final double[] across = fourier.peak(1 / 0.2762, 0);
		final double[] along = fourier.peak(2 / 0.5185, 90);
		assertEquals(0.2762, 1 / across[0], 0.0005);
		assertEquals(0.5185, 2 / along[0], 0.001);
		assertEquals(90, along[1] - across[1], 0.2, "without jitter and drift the cell is a rectangle");
		assertEquals(across[1], across[1] % 90, GalliumNitride.MAX_TILT + 0.1);
	}

	/** Ga at (0, 0) and (2/3, 1/2): |F(0,1)| = 0 for Ga, |F(1,1)| = √3 |F(1,0)| before the probe's damping. */
	@Test
	void fourierAmplitudesFollowTheStructureFactor() {
		final Fourier fourier = fourier(0, 3);
		final double tilt = fourier.peak(1 / 0.2762, 0)[1];
		final double fx = 1 / 0.2762, fy = 1 / 0.5185;
		final double screw = at(fourier, 0, fy, tilt), across = at(fourier, fx, 0, tilt);
		final double diagonal = Math.max(at(fourier, fx, fy, tilt), at(fourier, fx, -fy, tilt));
		assertTrue(screw < 0.1 * across, "the screw axis forbids (0,1): " + screw + " against " + across);
		final double sigma = 0.1 / 2.3548;
		final double damping = Math.exp(-2 * Math.pow(Math.PI * sigma * fy, 2));
		assertEquals(Math.sqrt(3) * damping, diagonal / across, 0.25);
	}

	/** The peak at k moves by (k·v)/height along y: v across the row's planes shows in (1,0), v down them in (0,2). */
	@Test
	void driftDistortsTheLatticeByItsLength() {
		final Fourier still = fourier(0, 3), moved = fourier(0.1, 3);
		final double across = Fourier.relativeMove(still.peak(1 / 0.2762, 0), moved.peak(1 / 0.2762, 0));
		final double along = Fourier.relativeMove(still.peak(2 / 0.5185, 90), moved.peak(2 / 0.5185, 90));
		assertEquals(0.1 / FIELD, Math.hypot(across, along), 0.002);
	}

	@Test
	void dumbbellsAre112PicometresApart() {
		final int n = 400;
		final StemScan sharp = new StemScan(n, n, 1, 1, 0, 0, 0.04, 1);
		final double[] image = expected(sharp);
		final List<int[]> gallium = new ArrayList<>(), nitrogen = new ArrayList<>();
		final double middle = sharp.dose() / GalliumNitride.mean(0.04) * (GalliumNitride.BACKGROUND + 0.3);
		for (int k = n + 1; k < image.length - n - 1; k++) {
			if (k % n == 0 || k % n == n - 1 || !isMaximum(image, k, n)) continue;
			(image[k] > middle ? gallium : nitrogen).add(new int[] { k % n, k / n });
		}
		assertTrue(gallium.size() >= 10 && nitrogen.size() >= 10, gallium.size() + " Ga, " + nitrogen.size() + " N");
		for (final int[] n1 : nitrogen) {
			if (Math.min(n1[0], n1[1]) < 60 || Math.max(n1[0], n1[1]) > n - 60) continue;
			final double nearest = gallium.stream().mapToDouble(g -> Math.hypot(g[0] - n1[0], g[1] - n1[1])).min()
				.getAsDouble();
			assertEquals(112, nearest * 2.5, 4);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 4, 15, 200 })
	void doseIsTheMeanCountAndTheNoiseIsPoisson(final double dose) {
		final StemScan scan = new StemScan(SIZE, SIZE, FIELD, dose, 0.4, 0.05, 0.1, 8);
		final double[] electrons = expected(scan);
		assertEquals(dose, mean(electrons), 0.03 * dose);
		final double grey = StemScan.TOP * GalliumNitride.mean(0.1) / GalliumNitride.maximum(0.1) / dose;
		final byte[] image = bytes(scan);
		double ratio = 0;
		int dark = 0;
		for (int k = 0; k < image.length; k++) {
			if (electrons[k] * grey > 100) continue; // away from clipping
			final double count = (image[k] & 0xff) / grey;
			ratio += (Math.pow(count - electrons[k], 2) - 1 / (12 * grey * grey)) / electrons[k];
			dark++;
		}
		assertEquals(1, ratio / dark, dose > 100 ? 0.03 : 0.04);
	}

	@Test
	void defaultDoseGivesALatticeToNoiseRatioOfRealScans() {
		final double[] electrons = expected(StemScan.galliumNitride(SIZE, SIZE, FIELD, 1));
		final double mean = mean(electrons);
		double variance = 0;
		for (final double e : electrons)
			variance += (e - mean) * (e - mean) / electrons.length;
		assertEquals(7.4, variance / mean, 0.4);
	}

	@Test
	void galliumColumnsReachTheSameGreyInEveryImage() {
		for (int seed = 1; seed <= 3; seed++) {
			int max = 0;
			for (final byte b : bytes(new StemScan(SIZE, SIZE, FIELD, 1e6, 0, 0, 0.1, seed)))
				max = Math.max(max, b & 0xff);
			assertEquals(StemScan.TOP, max, 2);
		}
	}

	@Test
	void jitterMovesRowsByItsStandardDeviation() {
		final double[] straight = expected(new StemScan(SIZE, SIZE, FIELD, 15, 0, 0, 0.1, 5));
		final double[] jittered = expected(new StemScan(SIZE, SIZE, FIELD, 15, 0.8, 0, 0.1, 5));
		double squares = 0;
		for (int i = 0; i < SIZE; i++)
			squares += Math.pow(shift(straight, jittered, i), 2) / SIZE;
		assertEquals(0.8, Math.sqrt(squares), 0.1);
	}

	@Test
	void theFineScanShowsTheSameLatticeFourTimesLarger() {
		final double[] fine = new Fourier(expected(new StemScan(512, 512, 1.575, 15, 0, 0, 0.1, 2)), 512, 1.575 / 512)
			.peak(1 / 0.2762, 0);
		assertEquals(0.2762, 1 / fine[0], 0.002);
	}

	@Test
	void anotherDriftStartsAtTheSamePlace() {
		final double a = expected(new StemScan(SIZE, SIZE, FIELD, 15, 0, 0, 0.1, 5))[0];
		final double b = expected(new StemScan(SIZE, SIZE, FIELD, 15, 0, 0.2, 0.1, 5))[0];
		assertEquals(a, b, 1e-9 * a, "the place on the sample depends on the drift");
	}

	@Test
	void twoThousandPixelsAreSimulatedInSeconds() {
		final long start = System.nanoTime();
		assertEquals(2048 * 2048, bytes(StemScan.galliumNitride(2048, 2048, 12.6, 1)).length);
		final double seconds = (System.nanoTime() - start) / 1e9;
		assertTrue(seconds < 15, "2048×2048 took " + seconds + " s, usually 1");
	}

	private static Fourier fourier(final double drift, final long seed) {
		return new Fourier(expected(new StemScan(SIZE, SIZE, FIELD, 15, 0, drift, 0.1, seed)), SIZE, FIELD / SIZE);
	}

	private static double at(final Fourier fourier, final double fx, final double fy, final double degrees) {
		final double cos = Math.cos(Math.toRadians(degrees)), sin = Math.sin(Math.toRadians(degrees));
		return fourier.amplitude(cos * fx - sin * fy, sin * fx + cos * fy);
	}

	/** The shift in pixels that brings a row of a straight image onto a row of a jittered one, by least squares. */
	private static double shift(final double[] straight, final double[] jittered, final int i) {
		double best = 0, least = Double.MAX_VALUE;
		for (double s = -3.5; s <= 3.5; s += 0.05) {
			double sum = 0;
			for (int j = 5; j < SIZE - 5; j++) {
				final int whole = (int) Math.floor(j + s);
				final int k = i * SIZE + whole;
				final double v = straight[k] + (j + s - whole) * (straight[k + 1] - straight[k]);
				sum += Math.pow(v - jittered[i * SIZE + j], 2);
			}
			if (sum < least) {
				least = sum;
				best = s;
			}
		}
		return best;
	}

	private static boolean isMaximum(final double[] image, final int k, final int n) {
		for (final int d : new int[] { 1, -1, n, -n, n + 1, n - 1, 1 - n, -n - 1 })
			if (image[k + d] > image[k] || image[k + d] == image[k] && d < 0) return false;
		return image[k] > 1.05 * GalliumNitride.BACKGROUND / GalliumNitride.mean(0.04);
	}

	private static double[] expected(final StemScan scan) {
		final double[] all = new double[scan.width() * scan.height()];
		scan.expected(Pass.FIRST, Progress.NONE, (i, row) -> System.arraycopy(row, 0, all, i * row.length, row.length));
		return all;
	}

	private static double mean(final double[] values) {
		double mean = 0;
		for (final double v : values)
			mean += v / values.length;
		return mean;
	}

	private static byte[] bytes(final Scan scan) {
		return Planes.byteArray(scan.simulate(Progress.NONE));
	}
}
