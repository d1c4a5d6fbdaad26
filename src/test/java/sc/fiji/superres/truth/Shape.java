package sc.fiji.superres.truth;

import java.util.List;

import sc.fiji.superres.simulate.Defects;
import sc.fiji.superres.simulate.Defects.Column;
import sc.fiji.superres.simulate.Defects.Kind;

/**
 * The atom columns of an image: heights over the mean height of an ordinary Ga column, and how far the displaced one
 * lies from its place.
 * <p>
 * A height is the mean within {@value #DISC} nm of where the column belongs, above the mean of all background pixels. A
 * place is the peak of the image smoothed by a Gaussian of {@value #SMOOTHING} nm; the displacement is that of the
 * displaced column, in the direction it was displaced in, less that of the ordinary ones.
 * </p>
 *
 * @param vacancy height, 0 in truth or nearly so
 * @param bright height of the column of weight 1.5
 * @param faint height of the column of weight 0.6
 * @param displacement in pm
 * @param bulk height of an ordinary Ga column in grey values
 */
record Shape(double vacancy, double bright, double faint, double displacement, double bulk) {

	private static final double DISC = 0.025;
	private static final double SMOOTHING = 0.03;
	private static final int STEPS = 5;
	/**
	 * (σ² of the column + σ² of the smoothing) / σ² of the smoothing: how much farther than a mean shift the peak is.
	 */
	private static final double RELAXATION = 3;

	static Shape of(final float[] image, final int side, final Defects scan) {
		final View view = new View(image, side, background(image, scan.background(side)));
		final List<Column> ordinary = scan.columns().stream().filter(c -> c.kind() == Kind.BULK).toList();
		final double bulk = ordinary.stream().mapToDouble(view::height).average().orElseThrow();
		final Column displaced = scan.column(Kind.DISPLACED);
		final double ux = displaced.dx() / Defects.DISPLACEMENT, uy = displaced.dy() / Defects.DISPLACEMENT;
		final double moved = ordinary.stream().limit(10).mapToDouble(c -> view.offset(c, ux, uy)).average()
			.orElseThrow();
		return new Shape(view.height(scan.column(Kind.VACANCY)) / bulk, view.height(scan.column(Kind.BRIGHT)) / bulk,
			view.height(scan.column(Kind.FAINT)) / bulk, 1000 * (view.offset(displaced, ux, uy) - moved), bulk);
	}

	/** Means of each. */
	static Shape mean(final List<Shape> shapes) {
		final double n = shapes.size();
		return shapes.stream().reduce(new Shape(0, 0, 0, 0, 0), (a, b) -> new Shape(a.vacancy + b.vacancy / n,
			a.bright + b.bright / n, a.faint + b.faint / n, a.displacement + b.displacement / n, a.bulk + b.bulk / n));
	}

	private static double background(final float[] image, final boolean[] mask) {
		double sum = 0;
		int count = 0;
		for (int k = 0; k < image.length; k++) {
			if (!mask[k]) continue;
			sum += image[k];
			count++;
		}
		return sum / count;
	}

	private record View(float[] image, int side, double background) {

		double height(final Column column) {
			final double[] sums = around(column.x(), column.y(), DISC, Double.MAX_VALUE);
			return sums[1] / sums[0];
		}

		/** How far the column lies from its place in the direction (ux, uy), nm. */
		double offset(final Column column, final double ux, final double uy) {
			double x = column.x() + column.dx(), y = column.y() + column.dy();
			for (int step = 0; step < STEPS; step++) {
				final double[] sums = around(x, y, 3 * SMOOTHING, SMOOTHING);
				x += RELAXATION * sums[2] / sums[1];
				y += RELAXATION * sums[3] / sums[1];
			}
			return (x - column.x()) * ux + (y - column.y()) * uy;
		}

		/** Sums within the radius with Gaussian weights: weights, light, light times x and y from the middle. */
		private double[] around(final double x, final double y, final double radius, final double sigma) {
			final double pixel = Defects.FIELD / side;
			final double[] sums = new double[4];
			for (int i = (int) ((y - radius) / pixel); i <= (y + radius) / pixel; i++) {
				for (int j = (int) ((x - radius) / pixel); j <= (x + radius) / pixel; j++) {
					final double dx = (j + 0.5) * pixel - x, dy = (i + 0.5) * pixel - y;
					final double squared = dx * dx + dy * dy;
					if (squared > radius * radius) continue;
					final double weight = Math.exp(-squared / (2 * sigma * sigma));
					final double light = weight * (image[i * side + j] - background);
					sums[0] += weight;
					sums[1] += light;
					sums[2] += light * dx;
					sums[3] += light * dy;
				}
			}
			return sums;
		}
	}
}
