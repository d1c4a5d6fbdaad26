package sc.fiji.superres.recall;

import java.util.function.DoubleUnaryOperator;

/**
 * An image of a field, looked at by places in nm.
 *
 * @param values rows × columns
 * @param pixel side of a pixel, nm
 */
record View(float[] values, int width, int height, double pixel) {

	/** Place of the middle of a pixel along either axis, nm. */
	double place(final int number) {
		return (number + 0.5) * pixel;
	}

	/** The value at a place, linear between pixels; outside that of the nearest pixel. */
	double at(final double x, final double y) {
		final double column = clamped(x / pixel - 0.5, width);
		final double row = clamped(y / pixel - 0.5, height);
		final int left = (int) Math.min(column, width - 2.0);
		final int top = (int) Math.min(row, height - 2.0);
		final double upper = between(top * width + left, column - left);
		final double lower = between((top + 1) * width + left, column - left);
		return upper + (row - top) * (lower - upper);
	}

	private double between(final int k, final double part) {
		return values[k] + part * (values[k + 1] - values[k]);
	}

	private static double clamped(final double place, final int pixels) {
		return Math.max(0, Math.min(pixels - 1.0, place));
	}

	/** The greatest value within a distance of a place; NaN where there is no pixel. */
	double most(final double x, final double y, final double distance) {
		double most = Double.NaN;
		for (int i = first(y - distance); i <= last(y + distance, height); i++)
			for (int j = first(x - distance); j <= last(x + distance, width); j++)
				if (Math.hypot(place(j) - x, place(i) - y) <= distance) most = greater(most, values[i * width + j]);
		return most;
	}

	private static double greater(final double most, final double value) {
		return value <= most ? most : value;
	}

	int first(final double place) {
		return Math.max(0, (int) Math.ceil(place / pixel - 0.5));
	}

	int last(final double place, final int pixels) {
		return Math.min(pixels - 1, (int) Math.floor(place / pixel - 0.5));
	}

	/** Every value changed. */
	View with(final DoubleUnaryOperator change) {
		final float[] changed = new float[values.length];
		for (int k = 0; k < changed.length; k++)
			changed[k] = (float) change.applyAsDouble(values[k]);
		return new View(changed, width, height, pixel);
	}

	/** This image with what it shows moved, nm, linear between pixels. */
	View moved(final double dx, final double dy) {
		if (dx == 0 && dy == 0) return this;
		final float[] moved = new float[values.length];
		for (int k = 0; k < moved.length; k++)
			moved[k] = (float) at(place(k % width) - dx, place(k / width) - dy);
		return new View(moved, width, height, pixel);
	}

	/** This image less another of the same size. */
	View minus(final View other) {
		final float[] difference = new float[values.length];
		for (int k = 0; k < difference.length; k++)
			difference[k] = values[k] - other.values[k];
		return new View(difference, width, height, pixel);
	}
}
