package sc.fiji.superres.noise;

import java.util.Arrays;

/**
 * The variance of noise as a straight line over the grey value.
 *
 * @param constant variance at grey value 0; may be below 0
 * @param slope growth of the variance with the grey value, at least 0
 */
record VarianceLine(double constant, double slope) {

	private static final int BINS = 24;
	/** The least number of pixels in a bin whose variance counts. */
	private static final int LEAST_COUNT = 50;
	private static final double LEAST_SQUARE = 1e-30;
	/** Local means below and above these quantiles are outliers. */
	private static final double LOW = 0.001;
	private static final double HIGH = 0.999;

	/** The pixels of a range of grey values. */
	private static final class Bin {

		private double count;
		private double greys;
		private double variances;

		void add(final float grey, final float variance) {
			count++;
			greys += grey;
			variances += variance;
		}

		private double grey() {
			return greys / count;
		}

		private double variance() {
			return variances / count;
		}

		/** The number of its pixels over its squared variance. */
		private double weight() {
			return count / Math.max(LEAST_SQUARE, variance() * variance());
		}
	}

	/** Sums for a weighted straight line through points (g, v). */
	private static final class Regression {

		private double n;
		private double g;
		private double v;
		private double gg;
		private double gv;

		void add(final Bin bin) {
			add(bin.grey(), bin.variance(), bin.weight());
		}

		private void add(final double grey, final double variance, final double weight) {
			n += weight;
			g += weight * grey;
			v += weight * variance;
			gg += weight * grey * grey;
			gv += weight * grey * variance;
		}

		VarianceLine line() {
			if (n == 0) return new VarianceLine(0, 0);
			final double slope = slope();
			return new VarianceLine((v - slope * g) / n, slope);
		}

		private double slope() {
			final double spread = gg - g * g / n;
			if (!(spread > 0)) return 0;
			return Math.max(0, (gv - g * v / n) / spread);
		}
	}

	/** Fits the line by least squares to the variances of pixels over their grey values. */
	static VarianceLine through(final float[] greys, final float[] variances) {
		final Regression regression = new Regression();
		for (final Bin bin : bins(greys, variances))
			if (bin.count >= LEAST_COUNT) regression.add(bin);
		return regression.line();
	}

	private static Bin[] bins(final float[] greys, final float[] variances) {
		final float[] sorted = sorted(greys);
		final float low = quantile(sorted, LOW);
		final double step = (quantile(sorted, HIGH) - low) / (double) BINS;
		final Bin[] bins = emptyBins();
		for (int i = 0; i < greys.length; i++)
			bins[index(greys[i], low, step)].add(greys[i], variances[i]);
		return bins;
	}

	private static float[] sorted(final float[] greys) {
		final float[] sorted = greys.clone();
		Arrays.sort(sorted);
		return sorted;
	}

	private static Bin[] emptyBins() {
		final Bin[] bins = new Bin[BINS];
		Arrays.setAll(bins, i -> new Bin());
		return bins;
	}

	private static float quantile(final float[] sorted, final double share) {
		return sorted[(int) (share * (sorted.length - 1))];
	}

	private static int index(final float grey, final float low, final double step) {
		if (!(step > 0)) return 0;
		return (int) Math.max(0, Math.min(BINS - 1, (grey - low) / step));
	}

	/** Returns the variance at a grey value, at least 0. */
	double at(final double grey) {
		return Math.max(0, constant + slope * grey);
	}

	/** Returns the line with every variance multiplied by a factor. */
	VarianceLine scaled(final double factor) {
		return new VarianceLine(constant * factor, slope * factor);
	}
}
