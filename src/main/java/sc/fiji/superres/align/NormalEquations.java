package sc.fiji.superres.align;

/**
 * The least-squares fit of an image by the crop that a pose shows, a constant, and the derivatives of the crop along
 * the four parameters of the pose. Takes pixel by pixel.
 */
final class NormalEquations implements ImageMiddle.Visitor {

	/** Steps along x, y, a and b, the gain of the crop, and the constant. */
	private static final int UNKNOWNS = 6;
	private static final int GAIN = 4;
	private static final int CONSTANT = 5;

	private final Pose pose;
	private final double a;
	private final double b;
	private final Surface.Probe probe;
	/** By which the derivatives along a and b are divided, so that all four are of one magnitude. */
	private final double reach;
	private final double[] row = new double[UNKNOWNS + 1];
	private final double[][] system = new double[UNKNOWNS][UNKNOWNS + 1];

	NormalEquations(final Pose pose, final Surface image, final Surface reference) {
		this.pose = pose;
		a = pose.a();
		b = pose.b();
		probe = reference.new Probe();
		reach = Math.max(image.width(), image.height()) / 2.0;
	}

	@Override
	public void visit(final double u, final double v, final double value) {
		row[GAIN] = probe.slopes(pose.x() + a * u - b * v, pose.y() + b * u + a * v);
		row[CONSTANT] = 1;
		row[UNKNOWNS] = value;
		writeDerivatives(u, v);
		addProducts();
	}

	/** Writes the crop's derivatives along x, y, a and b into the row. */
	private void writeDerivatives(final double u, final double v) {
		row[0] = probe.dx;
		row[1] = probe.dy;
		row[2] = (probe.dx * u + probe.dy * v) / reach;
		row[3] = (probe.dy * u - probe.dx * v) / reach;
	}

	private void addProducts() {
		for (int i = 0; i < UNKNOWNS; i++)
			for (int j = i; j <= UNKNOWNS; j++)
				system[i][j] += row[i] * row[j];
	}

	/** The step along x, y, a and b; null where the equations do not tell it. */
	double[] step() {
		final double[] solution = LinearSystem.solveSymmetric(system);
		if (solution == null) return null;
		final double gain = solution[GAIN];
		if (!(gain > 0)) return null;
		return new double[] { solution[0] / gain, solution[1] / gain, solution[2] / gain / reach, solution[3] / gain /
			reach };
	}
}
