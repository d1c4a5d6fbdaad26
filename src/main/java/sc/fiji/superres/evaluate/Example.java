package sc.fiji.superres.evaluate;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.crops.Score;
import sc.fiji.superres.measure.Metrics;
import sc.fiji.superres.metric.Figure;

/**
 * One crop as it was judged, to be looked at. Grey values are on the scale 0 … 255.
 *
 * @param score what it came to
 * @param first whether it is the one that is shown of its level anyway; else it is the worst of it
 * @param input h × w
 * @param result s·h × s·w
 * @param reference what it was compared with, s·h × s·w
 */
public record Example(Score score, boolean first, RandomAccessibleInterval<? extends RealType<?>> input,
	RandomAccessibleInterval<? extends RealType<?>> result, RandomAccessibleInterval<? extends RealType<?>> reference)
{

	/** From this share of invented power on, a crop that has more is worse, whatever its PSNR. */
	private static final double INVENTED = 0.01;

	/** Whether a score is worse than another: more invented power, where that is worth speaking of, else less PSNR. */
	static boolean isWorse(final Score score, final Score other) {
		final double invented = invented(score);
		final double others = invented(other);
		if (Math.max(invented, others) >= INVENTED) return invented > others;
		return value(score, Metrics.QUALITY) < value(other, Metrics.QUALITY);
	}

	private static double invented(final Score score) {
		final double invented = value(score, Metrics.INVENTED);
		return Double.isNaN(invented) ? 0 : invented;
	}

	private static double value(final Score score, final Figure figure) {
		return score.values().getOrDefault(figure, Double.NaN);
	}

	/** Whether this crop is worse than another one. */
	public boolean isWorseThan(final Example other) {
		return isWorse(score, other.score);
	}
}
