package sc.fiji.superres.fidelity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.fourier.RealFft;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.Scan;

class DisplacementTest {

	private static final int SIDE = 192, BORDER = 32, WHOLE = SIDE + 2 * BORDER;

	/** Square of {@link #WHOLE} pixels, less what its finest frequencies hold, as an enlargement by 2 would be. */
	private static double[] smooth(final double[] plane) {
		return moved(plane, 0, 0, 0.25);
	}

	/** Moved right and down by phases, which wraps around. */
	private static double[] moved(final double[] plane, final double dx, final double dy, final double highest) {
		final RealFft fft = RealFft.of(WHOLE, WHOLE);
		final double[] f = fft.forward(plane, WHOLE, WHOLE);
		for (int y = 0, i = 0; y < WHOLE; y++)
			for (int x = 0; x < fft.columns(); x++, i += 2) {
				final double phase = -2 * Math.PI * (fft.frequencyX(x) * dx + fft.frequencyY(y) * dy);
				final double pass = Math.max(Math.abs(fft.frequencyX(x)), Math.abs(fft.frequencyY(y))) < highest ? 1
					: 0;
				final double re = pass * (f[i] * Math.cos(phase) - f[i + 1] * Math.sin(phase));
				f[i + 1] = pass * (f[i] * Math.sin(phase) + f[i + 1] * Math.cos(phase));
				f[i] = re;
			}
		return fft.inverse(f);
	}

	private static RandomAccessibleInterval<DoubleType> middle(final double[] plane, final double noise,
		final long seed)
	{
		final Random random = new Random(seed);
		final double[] middle = new double[SIDE * SIDE];
		for (int i = 0; i < middle.length; i++)
			middle[i] = plane[(i / SIDE + BORDER) * WHOLE + i % SIDE + BORDER] + noise * random.nextGaussian();
		return ArrayImgs.doubles(middle, SIDE, SIDE);
	}

	private static double[] scan(final String sample, final double field, final long seed) {
		return Planes.doubleArray(Scan.of(sample, WHOLE, WHOLE, field, 15, 0.4, 0.05, seed).simulate(Progress.NONE));
	}

	private static void assertFound(final double[] scan, final double dx, final double dy, final double noise,
		final double tolerance)
	{
		final Displacement found = Displacement.of(middle(moved(scan, dx, dy, 0.5), noise, 1), middle(scan, noise, 2));
		final String message = found + " of " + dx + ", " + dy;
		assertEquals(dx, found.dx(), tolerance, message);
		assertEquals(dy, found.dy(), tolerance, message);
	}

	/** GaN at 2.5, 5 and 10 MX, graphite at 12 and 6 nm over 256 pixels. */
	@ParameterizedTest
	@CsvSource({ "gan-stem, 3.15", "gan-stem, 1.575", "gan-stem, 0.79", "graphite-stm, 12", "graphite-stm, 6" })
	void knownDisplacementsAreFoundToAHundredthOfAPixel(final String sample, final double field) {
		final double[] scan = smooth(scan(sample, field, 3));
		final double[][] displacements = { { 0.41, 0.41 }, { -0.84, 0.02 }, { 0.95, 0.95 } };
		for (final double[] d : displacements)
			assertFound(scan, d[0], d[1], 0, 0.01);
	}

	/** Each of the two with noise of its own as well, a fifth of the grey values' spread. */
	@ParameterizedTest
	@CsvSource({ "gan-stem, 3.15", "gan-stem, 1.575", "graphite-stm, 12" })
	void noiseOfTheirOwnHardlyMatters(final String sample, final double field) {
		final double[] scan = smooth(scan(sample, field, 4));
		assertFound(scan, 0.41, 0.41, 8, 0.03);
		assertFound(scan, -0.5, 0.3, 8, 0.03);
	}

	/** As where a network moves the lattice, but leaves half of the input's noise where it is. */
	@ParameterizedTest
	@CsvSource({ "gan-stem, 3.15", "gan-stem, 1.575", "graphite-stm, 12" })
	void noiseThatBothShareWhereItWasHardlyMatters(final String sample, final double field) {
		final double[] scan = smooth(scan(sample, field, 2)), clean = smooth(Planes.doubleArray(Scan.of(sample, WHOLE,
			WHOLE, field, 100_000, 0.4, 0.05, 2).simulate(Progress.NONE)));
		final double[] moved = moved(clean, 0.41, 0.41, 0.5);
		for (int i = 0; i < moved.length; i++)
			moved[i] += (scan[i] - clean[i]) / 2;
		final Displacement found = Displacement.of(middle(moved, 0, 0), middle(scan, 0, 0));
		assertEquals(0.41, found.dx(), 0.06, found.toString());
		assertEquals(0.41, found.dy(), 0.06, found.toString());
	}

	@Test
	void imagesWithoutALatticeAreMeasuredByAllTheirFrequencies() {
		final Random random = new Random(5);
		final double[] noise = random.doubles(WHOLE * WHOLE).toArray();
		final double[] blobs = moved(noise, 0, 0, 0.08);
		assertFound(blobs, 0.41, 0.41, 0, 0.01);
		assertFound(blobs, -0.7, 0.2, 0, 0.02);
	}

	@Test
	void fringesInOneDirectionAreHelpedByTheRest() {
		final Random random = new Random(6);
		final double[] noise = moved(random.doubles(WHOLE * WHOLE).toArray(), 0, 0, 0.2);
		for (int i = 0; i < noise.length; i++)
			noise[i] += Math.sin(2 * Math.PI * 32 * (i % WHOLE) / WHOLE);
		assertFound(noise, 0.41, 0.41, 0, 0.03);
	}

	@Test
	void whatShowsNothingHasNoDisplacement() {
		final var flat = ArrayImgs.doubles(64, 64);
		assertTrue(Double.isNaN(Displacement.of(flat, flat).dx()));
		final var small = ArrayImgs.doubles(16, 64);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> Displacement.of(small, small)).getMessage()
			.contains("32×32"));
	}
}
