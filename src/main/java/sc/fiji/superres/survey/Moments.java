package sc.fiji.superres.survey;

/** Mean and variance of grey values. */
final class Moments {

	private Moments() {}

	static double mean(final float[] values) {
		double sum = 0;
		for (final float value : values)
			sum += value;
		return sum / values.length;
	}

	static double variance(final float[] values) {
		final double mean = mean(values);
		double sum = 0;
		for (final float value : values)
			sum += (value - mean) * (value - mean);
		return sum / values.length;
	}
}
