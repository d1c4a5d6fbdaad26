package sc.fiji.superres.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Amplitudes of a spectrum over their mean at the same frequency, less 1, so that reflections count and the noise's
 * colour does not; 0 at frequencies that do not count.
 *
 * @param values row-major, as {@link SpectrumGrid} samples them
 */
record WhitenedSpectrum(double[] values, SpectrumGrid grid) {

	/** Highest frequency that counts, in cycles a pixel. */
	private static final double HIGHEST = 0.45;
	/** Lowest frequency that counts, in periods over the shorter side. */
	private static final double LOWEST_PERIODS = 2.0;

	/** A place of the spectrum, in cycles a pixel, and its value. */
	record Bin(double kx, double ky, double strength) {}

	/** Sum of the amplitudes and number of the bins of each ring. */
	private record Rings(double[] sum, double[] count) {

		static Rings of(final double[] power, final SpectrumGrid grid) {
			final int last = Math.max(grid.width(), grid.height());
			final Rings rings = new Rings(new double[last + 1], new double[last + 1]);
			for (int i = 0; i < power.length; i++)
				rings.add(ring(grid, i), Math.sqrt(power[i]));
			return rings;
		}

		/** Adds an amplitude; none beyond the last ring. */
		private void add(final int ring, final double amplitude) {
			if (ring >= sum.length) return;
			sum[ring] += amplitude;
			count[ring]++;
		}

		double whitened(final int ring, final double amplitude) {
			if (!(sum[ring] > 0)) return 0;
			return amplitude * count[ring] / sum[ring] - 1;
		}
	}

	static WhitenedSpectrum of(final double[] power, final SpectrumGrid grid) {
		final Rings rings = Rings.of(power, grid);
		final double[] values = new double[power.length];
		for (int i = 0; i < values.length; i++)
			if (counts(grid, i)) values[i] = rings.whitened(ring(grid, i), Math.sqrt(power[i]));
		return new WhitenedSpectrum(values, grid);
	}

	private static boolean counts(final SpectrumGrid grid, final int i) {
		final double lowest = LOWEST_PERIODS / Math.min(grid.width(), grid.height());
		final double k = frequency(grid, i);
		return k >= lowest && k <= HIGHEST;
	}

	/** Rings are as wide as the resolution of the longer side. */
	private static int ring(final SpectrumGrid grid, final int i) {
		return (int) Math.round(frequency(grid, i) * Math.max(grid.width(), grid.height()));
	}

	private static double frequency(final SpectrumGrid grid, final int i) {
		return Math.hypot(grid.kx(i), grid.ky(i));
	}

	/** The strongest places with a value above 0, the strongest first. */
	List<Bin> strongest(final int most) {
		final List<Bin> bins = new ArrayList<>();
		for (int i = 0; i < values.length; i++)
			if (values[i] > 0) bins.add(new Bin(grid.kx(i), grid.ky(i), values[i]));
		bins.sort(Comparator.comparingDouble(bin -> -bin.strength));
		return bins.subList(0, Math.min(most, bins.size()));
	}

	/** The value at a frequency in cycles a pixel, linearly between bins; 0 beyond Nyquist's frequency along x. */
	double at(final double kx, final double ky) {
		if (kx < 0) return atPositive(-kx, -ky);
		return atPositive(kx, ky);
	}

	private double atPositive(final double kx, final double ky) {
		final double x = grid.column(kx);
		final int x0 = (int) Math.floor(x);
		if (x0 + 1 >= grid.columns()) return 0;
		return between(x0, x - x0, grid.row(ky));
	}

	/** The value between the columns x and x + 1, at a row that is a fraction. */
	private double between(final int x0, final double tx, final double y) {
		final int y0 = (int) Math.floor(y);
		final double ty = y - y0;
		return (1 - ty) * between(x0, y0, tx) + ty * between(x0, y0 + 1, tx);
	}

	private double between(final int x, final int y, final double share) {
		return (1 - share) * value(x, y) + share * value(x + 1, y);
	}

	private double value(final int x, final int y) {
		return values[Math.floorMod(y, grid.rows()) * grid.columns() + x];
	}
}
