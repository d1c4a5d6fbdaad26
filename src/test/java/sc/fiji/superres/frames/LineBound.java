package sc.fiji.superres.frames;

import java.util.List;
import java.util.Random;

import sc.fiji.superres.path.Series;
import sc.fiji.superres.path.Settings;
import sc.fiji.superres.lines.Lines;

/**
 * How well the best of all methods could tell where lines lie along themselves, if it knew the noiseless sample and the
 * drift: each is in error by a s.d. of 1/√(1/jitter² + I), I being Fisher's information of its pixels, Σs²/v with the
 * slope s of the noiseless line and the variance v of the noise at its grey value.
 */
final class LineBound {

	private static final int GREYS = 256;
	/** Grey values to either side over which the variance is averaged. */
	private static final int NEAR = 8;
	/** The variance of rounding to grey values, at least. */
	private static final double LEAST = 0.3;

	private final double[] variances = new double[GREYS];
	private final Settings settings;
	private final ScannedSeries noisy;
	private final ScannedSeries clean;

	LineBound(final String sample, final Settings s, final Series series, final ScannedSeries noisy) {
		settings = s;
		this.noisy = noisy;
		clean = ScannedSeries.of(sample, new Settings(s.width(), s.height(), s.field(), Settings.NOISELESS, s.jitter(),
			s.drift(), s.seed()), series);
		measureNoise();
	}

	private void measureNoise() {
		final double[] squares = new double[GREYS];
		final int[] counts = new int[GREYS];
		for (int k = 0; k < noisy.frames().size(); k++) {
			final float[] values = clean.frames().get(k).values();
			for (int i = 0; i < values.length; i++) {
				squares[(int) values[i]] += Math.pow(noisy.frames().get(k).values()[i] - values[i], 2);
				counts[(int) values[i]]++;
			}
		}
		for (int grey = 0; grey < GREYS; grey++)
			variances[grey] = variance(grey, squares, counts);
	}

	private static double variance(final int grey, final double[] squares, final int[] counts) {
		double sum = 0;
		int count = 0;
		for (int g = Math.max(0, grey - NEAR); g < Math.min(GREYS, grey + NEAR + 1); g++) {
			sum += squares[g];
			count += counts[g];
		}
		return Math.max(LEAST, sum / Math.max(1, count));
	}

	/** Returns frames on the canvas of others whose lines lie where they should, but for errors by the bound. */
	AlignedFrames best(final AlignedFrames found) {
		final Random random = new Random(1);
		final int n = noisy.truth().size();
		double x = 0;
		double y = 0;
		for (int k = 0; k < n; k++) {
			x += (found.lines()[k].meanX() - noisy.truth().get(k).meanX()) / n;
			y += (found.lines()[k].meanY() - noisy.truth().get(k).meanY()) / n;
		}
		final Lines[] best = new Lines[n];
		for (int k = 0; k < n; k++) {
			best[k] = noisy.truth().get(k).moved(x, y);
			for (int i = 0; i < best[k].count(); i++)
				best[k].x()[i] += deviation(k, i) * random.nextGaussian();
		}
		return new AlignedFrames(best, found.quarters(), found.canvasWidth(), found.canvasHeight(), found.area(), found
			.alike(), 0, List.of());
	}

	private double deviation(final int frame, final int line) {
		final float[] values = clean.frames().get(frame).values();
		double information = 1 / (settings.jitter() * settings.jitter());
		for (int i = line * settings.width() + 1; i < (line + 1) * settings.width() - 1; i++) {
			final double slope = (values[i + 1] - values[i - 1]) / 2;
			information += slope * slope / variances[(int) values[i]];
		}
		return 1 / Math.sqrt(information);
	}
}
