package sc.fiji.superres.upscale;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.image.Planes;

/**
 * Compares a result, shrunk back, with the image of which it was made. Where they differ, detail was invented or noise
 * was removed.
 * <p>
 * The result is shrunk by the area mean: each pixel of the input is compared with the mean of the s×s pixels that it
 * became. Other degradations from which a network learns are less suitable. Nearest neighbour would use only one of
 * those s² pixels, and the smoother filters would use pixels beyond them, so that a difference would not stay where it
 * arose. A comparison with the input cannot show differences that cancel within a pixel of the input.
 * </p>
 * <p>
 * There are two measures over windows of 7×7 pixels of the input (those that lie in the image and are finite):
 * </p>
 * <ol>
 * <li>the root mean square e of the difference, in grey values;</li>
 * <li>e / √(e² + v), where v is the variance of the input in the window: 0 where both agree, 0.71 where the difference
 * is as large as the structure of the input, 1 where the input is constant.</li>
 * </ol>
 * Pixels that are NaN or infinite in the input are NaN in both.
 */
public final class Consistency {

	private static final int REACH = 3;

	private final int width;
	private final int height;
	private final int channels;
	/** Mean squared difference and variance of each window, averaged over the channels. */
	private final float[] error;
	private final float[] variance;

	private Consistency(final int width, final int height, final int channels) {
		this.width = width;
		this.height = height;
		this.channels = channels;
		error = new float[width * height];
		variance = new float[width * height];
	}

	/**
	 * Computes both measures.
	 *
	 * @param inputs planes of an image of any type: one, or red, green and blue, whose squares are averaged
	 * @param results the result of each plane, s times larger
	 * @return both measures, as large as the input
	 */
	public static List<RandomAccessibleInterval<FloatType>> of(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> inputs,
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> results, final int s)
	{
		final int width = Planes.width(inputs.get(0));
		final int height = Planes.height(inputs.get(0));
		final Consistency measures = new Consistency(width, height, inputs.size());
		for (int c = 0; c < inputs.size(); c++) {
			final float[] shrunk = measures.shrunk(Planes.floatArray(results.get(c)), s);
			measures.add(Planes.floatArray(inputs.get(c)), shrunk);
		}
		measures.takeRoots();
		return measures.images();
	}

	private List<RandomAccessibleInterval<FloatType>> images() {
		return List.of(Planes.floats(error, width, height), Planes.floats(variance, width, height));
	}

	/** The area mean of s×s pixels each. */
	private float[] shrunk(final float[] large, final int s) {
		final float[] small = new float[width * height];
		for (int i = 0; i < small.length; i++) {
			final int corner = i / width * s * s * width + i % width * s;
			small[i] = (float) (sum(large, corner, s * width, s) / (s * s));
		}
		return small;
	}

	private static double sum(final float[] values, final int corner, final int rowLength, final int side) {
		double sum = 0;
		for (int y = 0; y < side; y++)
			for (int x = 0; x < side; x++)
				sum += values[corner + y * rowLength + x];
		return sum;
	}

	/** Adds the measures of one channel. */
	private void add(final float[] input, final float[] shrunk) {
		final ColumnSums sums = new ColumnSums(input, shrunk, width);
		for (int y = -REACH; y < height; y++) {
			if (y + REACH < height) sums.addRow(y + REACH, 1);
			if (y > REACH) sums.addRow(y - REACH - 1, -1);
			if (y >= 0) measureRow(input, sums, y);
		}
	}

	private void measureRow(final float[] input, final ColumnSums sums, final int y) {
		for (int x = 0; x < width; x++) {
			final int i = y * width + x;
			if (Float.isFinite(input[i])) measure(sums, x, i);
			else leaveOut(i);
		}
	}

	private void leaveOut(final int i) {
		error[i] = Float.NaN;
		variance[i] = Float.NaN;
	}

	private void measure(final ColumnSums sums, final int x, final int i) {
		final double count = sums.window(sums.count, x);
		final double mean = sums.window(sums.value, x) / count;
		final double spread = sums.window(sums.square, x) / count - mean * mean;
		error[i] += Math.max(0, sums.window(sums.difference, x)) / count / channels;
		variance[i] += Math.max(0, spread) / channels;
	}

	private void takeRoots() {
		for (int i = 0; i < error.length; i++) {
			variance[i] = share(error[i], variance[i]);
			error[i] = (float) Math.sqrt(error[i]);
		}
	}

	/** e / √(e² + v) */
	private static float share(final float error, final float variance) {
		final double total = (double) error + variance;
		if (total == 0) return 0;
		return (float) Math.sqrt(error / total);
	}

	/** Sums over the rows of a window, one for each column. */
	private static final class ColumnSums {

		private final float[] input;
		private final float[] shrunk;
		private final int width;
		/** Subtracted from all values, so that a large offset does not cost the variance its digits. */
		private final double origin;
		private final double[] count;
		private final double[] difference;
		private final double[] value;
		private final double[] square;

		ColumnSums(final float[] input, final float[] shrunk, final int width) {
			this.input = input;
			this.shrunk = shrunk;
			this.width = width;
			origin = firstFinite(input);
			count = new double[width];
			difference = new double[width];
			value = new double[width];
			square = new double[width];
		}

		private static double firstFinite(final float[] values) {
			for (final float value : values)
				if (Float.isFinite(value)) return value;
			return 0;
		}

		/** @param sign 1 to add the row, −1 to remove it */
		void addRow(final int y, final int sign) {
			for (int x = 0; x < width; x++) {
				final double grey = input[y * width + x];
				final double d = shrunk[y * width + x] - grey;
				if (!Double.isFinite(d)) continue;
				count[x] += sign;
				difference[x] += sign * d * d;
				value[x] += sign * (grey - origin);
				square[x] += sign * (grey - origin) * (grey - origin);
			}
		}

		/** Returns the sum over the columns of the window around a column. */
		double window(final double[] columns, final int x) {
			final int last = Math.min(width - 1, x + REACH);
			double sum = 0;
			for (int i = Math.max(0, x - REACH); i <= last; i++)
				sum += columns[i];
			return sum;
		}
	}
}
