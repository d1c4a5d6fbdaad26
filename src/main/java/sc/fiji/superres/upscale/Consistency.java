package sc.fiji.superres.upscale;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.image.Planes;

/**
 * Whether a result, shrunk back, is the image it was made of. Where it is not, detail was invented or noise taken away.
 * <p>
 * It is shrunk by the area mean: each pixel of the input is compared with the mean of the s×s pixels it became. Of the
 * degradations a network learns from, nearest neighbour would look at one pixel of those s², and the smoother filters
 * beyond them, so that a difference would not stay where it arose. What cancels within a pixel of the input no
 * comparison with the input can show.
 * </p>
 * <p>
 * Two measures, over windows of 7×7 pixels of the input (as many of them as lie in the image and are finite):
 * </p>
 * <ol>
 * <li>the root mean square e of the difference, in grey values;</li>
 * <li>e / √(e² + v), v being the variance of the input there: 0 where both agree, 0.71 where the difference is as large
 * as all that the input shows, 1 where the input shows nothing.</li>
 * </ol>
 * Pixels that are NaN or infinite in the input are NaN in both.
 */
public final class Consistency {

	private static final int REACH = 3;

	private final int width, height;
	private final double[] count, difference, value, square; // sums over the window's rows, a column each

	private Consistency(final int width, final int height) {
		this.width = width;
		this.height = height;
		count = new double[width];
		difference = new double[width];
		value = new double[width];
		square = new double[width];
	}

	/**
	 * @param inputs planes of an image, any type: one, or red, green and blue, whose squares are averaged
	 * @param results what became of each, s times larger
	 * @return both measures, as large as the input
	 */
	public static List<RandomAccessibleInterval<FloatType>> of(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> inputs,
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> results, final int s)
	{
		final int w = Planes.width(inputs.get(0)), h = Planes.height(inputs.get(0)), n = inputs.size();
		final float[] error = new float[w * h], variance = new float[w * h];
		for (int c = 0; c < n; c++) {
			final float[] input = Planes.floatArray(inputs.get(c));
			new Consistency(w, h).add(input, shrunk(Planes.floatArray(results.get(c)), w, h, s), n, error, variance);
		}
		for (int i = 0; i < error.length; i++) {
			final double total = (double) error[i] + variance[i];
			variance[i] = total == 0 ? 0 : (float) Math.sqrt(error[i] / total);
			error[i] = (float) Math.sqrt(error[i]);
		}
		final List<RandomAccessibleInterval<FloatType>> measures = new ArrayList<>();
		measures.add(Planes.floats(error, w, h));
		measures.add(Planes.floats(variance, w, h));
		return measures;
	}

	/** The area mean of s×s pixels each. */
	private static float[] shrunk(final float[] large, final int w, final int h, final int s) {
		final float[] small = new float[w * h];
		for (int i = 0; i < small.length; i++) {
			double sum = 0;
			for (int y = 0; y < s; y++)
				for (int x = 0; x < s; x++)
					sum += large[(i / w * s + y) * s * w + i % w * s + x];
			small[i] = (float) (sum / (s * s));
		}
		return small;
	}

	/** Adds mean squared difference and variance of each window, divided by n. */
	private void add(final float[] input, final float[] shrunk, final int n, final float[] error,
		final float[] variance)
	{
		final double origin = origin(input); // so that a large offset costs the variance no digits
		for (int y = -REACH; y < height; y++) {
			if (y + REACH < height) row(input, shrunk, y + REACH, 1, origin);
			if (y > REACH) row(input, shrunk, y - REACH - 1, -1, origin);
			for (int x = 0; y >= 0 && x < width; x++) {
				final int i = y * width + x;
				final double k = window(count, x), mean = window(value, x) / k;
				final boolean hole = !Float.isFinite(input[i]);
				error[i] += hole ? Float.NaN : Math.max(0, window(difference, x)) / k / n;
				variance[i] += hole ? Float.NaN : Math.max(0, window(square, x) / k - mean * mean) / n;
			}
		}
	}

	private void row(final float[] input, final float[] shrunk, final int y, final int sign, final double origin) {
		for (int x = 0; x < width; x++) {
			final double a = input[y * width + x], d = shrunk[y * width + x] - a;
			if (!Double.isFinite(d)) continue;
			count[x] += sign;
			difference[x] += sign * d * d;
			value[x] += sign * (a - origin);
			square[x] += sign * (a - origin) * (a - origin);
		}
	}

	private double window(final double[] columns, final int x) {
		double sum = 0;
		for (int i = Math.max(0, x - REACH); i <= Math.min(width - 1, x + REACH); i++)
			sum += columns[i];
		return sum;
	}

	private static double origin(final float[] input) {
		for (final float value : input)
			if (Float.isFinite(value)) return value;
		return 0;
	}
}
