package sc.fiji.superres.prepare;

import java.util.Arrays;

import org.apache.commons.math3.stat.descriptive.rank.Median;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.Planes;

/**
 * The values of a plane while it is prepared.
 *
 * @param values {@code width × height}, row-major; NaN where the plane has no finite value
 */
record Heights(double[] values, int width, int height) {

	/** So many values are enough for a median of many. */
	private static final int SAMPLE = 1 << 16;

	/** A copy of a plane. */
	static Heights of(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final double[] values = Planes.doubleArray(plane);
		for (int i = 0; i < values.length; i++)
			if (Double.isInfinite(values[i])) values[i] = Double.NaN;
		return new Heights(values, Planes.width(plane), Planes.height(plane));
	}

	/** A copy with an offset taken off each line. */
	Heights less(final double[] offsets) {
		final double[] level = values.clone();
		for (int i = 0; i < level.length; i++)
			level[i] -= offsets[i / width];
		return new Heights(level, width, height);
	}

	/** How many values are finite. */
	long finite() {
		return Arrays.stream(values).filter(Double::isFinite).count();
	}

	/** The largest absolute value; 0 where none is finite. */
	double largest() {
		return Arrays.stream(values).filter(Double::isFinite).map(Math::abs).max().orElse(0);
	}

	/** Makes the mean of the finite values 0. */
	void centre() {
		final double mean = Arrays.stream(values).filter(Double::isFinite).average().orElse(0);
		for (int i = 0; i < values.length; i++)
			values[i] -= mean;
	}

	/** The median of the finite ones among some values; NaN where there is none. */
	static double median(final double[] values) {
		return new Median().evaluate(finite(values));
	}

	/** The median of some {@value #SAMPLE} values that lie evenly among many. */
	static double sampledMedian(final double[] values) {
		final int step = values.length / SAMPLE | 1; // odd, so that it does not stay in one column
		final double[] sample = new double[(values.length + step - 1) / step];
		for (int i = 0; i < sample.length; i++)
			sample[i] = values[i * step];
		return median(sample);
	}

	private static double[] finite(final double[] values) {
		return Arrays.stream(values).filter(Double::isFinite).toArray();
	}
}
