package sc.fiji.superres.crops;

import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.Planes;

/**
 * The lines of a plane, of which every s-th was taken for an input: these are replaced by what their neighbours say, by
 * Lagrange's polynomial through the nearest pairs of other lines.
 */
final class InputLines {

	/** Pairs of lines that a line is interpolated from, at most. */
	private static final int PAIRS = 3;

	private final float[] grey;
	private final int width;
	private final int height;
	private final int factor;
	/** A pixel of the input: its line and every s-th from it are replaced; null where no line is. */
	private final CropDraw.Place input;

	InputLines(final RandomAccessibleInterval<? extends RealType<?>> plane, final int factor,
		final CropDraw.Place input)
	{
		grey = Planes.floatArray(plane);
		width = Planes.width(plane);
		height = Planes.height(plane);
		this.factor = factor;
		this.input = input;
	}

	int width() {
		return width;
	}

	/** The line at y as it was recorded, or interpolated if it is the input's; beyond the plane its outermost line. */
	double[] nearest(final int y) {
		return line(Math.max(0, Math.min(height - 1, y)));
	}

	/** The line at y as it was recorded, or interpolated if it is the input's. */
	double[] line(final int y) {
		if (isInput(y)) return interpolated(y);
		return recorded(y);
	}

	private boolean isInput(final int y) {
		return input != null && (y - input.y()) % factor == 0;
	}

	/** From as many pairs as there are; the outermost lines may have none, and are the one beside them. */
	private double[] interpolated(final int y) {
		final int[] distances = distances(y);
		if (distances.length == 0) return recorded(y == 0 ? 1 : y - 1);
		final double[] line = new double[width];
		for (int pair = 0; pair < distances.length; pair++) {
			final double weight = lagrange(distances, pair) / 2;
			add(line, weight, recorded(y - distances[pair]));
			add(line, weight, recorded(y + distances[pair]));
		}
		return line;
	}

	/** Distances of the pairs of lines on either side of y that are on the plane and none of the input's. */
	private int[] distances(final int y) {
		final int farthest = Math.min(y, height - 1 - y);
		return IntStream.rangeClosed(1, farthest).filter(d -> d % factor != 0).limit(PAIRS).toArray();
	}

	/** Weight of a pair at 0, of Lagrange's polynomial through values at ± each distance. */
	private static double lagrange(final int[] distances, final int pair) {
		final int own = distances[pair] * distances[pair];
		double weight = 1;
		for (int i = 0; i < distances.length; i++) {
			final double other = (double) distances[i] * distances[i];
			if (i != pair) weight *= other / (other - own);
		}
		return weight;
	}

	private double[] recorded(final int y) {
		final double[] line = new double[width];
		for (int x = 0; x < width; x++)
			line[x] = grey[y * width + x];
		return line;
	}

	/** Adds a weighted line to a sum. */
	static void add(final double[] sum, final double weight, final double[] line) {
		for (int x = 0; x < sum.length; x++)
			sum[x] += weight * line[x];
	}
}
