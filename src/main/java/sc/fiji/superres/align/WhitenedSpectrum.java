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

	static WhitenedSpectrum of(final double[] power, final SpectrumGrid grid) {
		final int rings = Math.max(grid.width(), grid.height());
		final double[] sum = new double[rings + 1];
		final double[] count = new double[rings + 1];
		for (int i = 0; i < power.length; i++) {
			final int ring = ring(grid, i);
			if (ring > rings) continue;
			sum[ring] += Math.sqrt(power[i]);
			count[ring]++;
		}
		final double[] values = new double[power.length];
		for (int i = 0; i < values.length; i++) {
			if (!counts(grid, i)) continue;
			final int ring = ring(grid, i);
			if (sum[ring] > 0) values[i] = Math.sqrt(power[i]) * count[ring] / sum[ring] - 1;
		}
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
		final double y = grid.row(ky);
		final int x0 = (int) Math.floor(x);
		final int y0 = (int) Math.floor(y);
		if (x0 + 1 >= grid.columns()) return 0;
		final double tx = x - x0;
		final double ty = y - y0;
		final double upper = (1 - tx) * value(x0, y0) + tx * value(x0 + 1, y0);
		final double lower = (1 - tx) * value(x0, y0 + 1) + tx * value(x0 + 1, y0 + 1);
		return (1 - ty) * upper + ty * lower;
	}

	private double value(final int x, final int y) {
		return values[Math.floorMod(y, grid.rows()) * grid.columns() + x];
	}
}
