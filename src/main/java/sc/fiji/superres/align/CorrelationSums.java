package sc.fiji.superres.align;

/** Pearson's correlation of an image with the reference seen from a pose. Takes pixel by pixel. */
final class CorrelationSums implements ImageMiddle.Visitor {

	private final Pose pose;
	private final double a;
	private final double b;
	private final Surface.Probe probe;
	private double imageSum;
	private double referenceSum;
	private double imageSquares;
	private double referenceSquares;
	private double products;

	CorrelationSums(final Pose pose, final Surface reference) {
		this.pose = pose;
		a = pose.a();
		b = pose.b();
		probe = reference.new Probe();
	}

	@Override
	public void visit(final double u, final double v, final double value) {
		final double seen = probe.at(pose.x() + a * u - b * v, pose.y() + b * u + a * v);
		imageSum += value;
		referenceSum += seen;
		imageSquares += value * value;
		referenceSquares += seen * seen;
		products += value * seen;
	}

	/**
	 * The correlation, 0 where one of both is constant.
	 *
	 * @param pixels how many were visited
	 */
	double correlation(final double pixels) {
		final double imageSpread = imageSquares - imageSum * imageSum / pixels;
		final double referenceSpread = referenceSquares - referenceSum * referenceSum / pixels;
		final double spreads = imageSpread * referenceSpread;
		if (!(spreads > 0)) return 0;
		return (products - imageSum * referenceSum / pixels) / Math.sqrt(spreads);
	}
}
