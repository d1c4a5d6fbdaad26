package sc.fiji.superres.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The place of a plane where contrast is highest: the square whose grey values have the greatest standard deviation.
 * Grey values beyond a range count as its ends, so that single hot pixels attract nothing; NaN does not count.
 */
public final class HighestContrast {

	/** Middle of the square, in pixels from the left edge and from the top edge of the plane. */
	public record Place(double x, double y) {}

	/** Squares overlap by half: each is made of this many cells along a side. */
	private static final int CELLS = 2;

	private final int cell;
	private final int columns;
	private final int rows;
	/** Count, sum and sum of squares of the grey values in each cell, row-major. */
	private final double[][] sums;

	private HighestContrast(final float[] grey, final int width, final int height, final IntensityRange range,
		final int cell)
	{
		this.cell = cell;
		columns = width / cell;
		rows = height / cell;
		sums = new double[columns * rows][3];
		for (int y = 0; y < rows * cell; y++)
			for (int x = 0; x < columns * cell; x++)
				add(sums[y / cell * columns + x / cell], range.toUnit(grey[y * width + x]));
	}

	private static void add(final double[] sum, final double grey) {
		if (Double.isNaN(grey)) return;
		final double clipped = Math.max(0, Math.min(1, grey));
		sum[0]++;
		sum[1] += clipped;
		sum[2] += clipped * clipped;
	}

	/**
	 * Looks for the place.
	 *
	 * @param range grey values beyond it count as its ends
	 * @param side of the square in pixels, at least 2
	 * @return the middle of the plane where it is smaller than the square, or no place has more contrast
	 */
	public static Place of(final RandomAccessibleInterval<? extends RealType<?>> plane, final IntensityRange range,
		final int side)
	{
		final int width = Planes.width(plane);
		final int height = Planes.height(plane);
		final Place middle = new Place(width / 2.0, height / 2.0);
		if (Math.min(width, height) < side) return middle;
		return new HighestContrast(Planes.floatArray(plane), width, height, range, side / CELLS).highest(middle);
	}

	private Place highest(final Place middle) {
		Place place = middle;
		double highest = variance(columns / 2 - 1, rows / 2 - 1) * (1 + 1e-9);
		for (int row = 0; row + CELLS <= rows; row++) {
			for (int column = 0; column + CELLS <= columns; column++) {
				final double variance = variance(column, row);
				if (variance <= highest) continue;
				highest = variance;
				place = new Place((column + 1) * cell, (row + 1) * cell);
			}
		}
		return place;
	}

	/** Of the square that begins with a cell. */
	private double variance(final int column, final int row) {
		final double[] all = new double[3];
		for (int i = 0; i < CELLS * CELLS; i++)
			addTo(all, sums[(row + i / CELLS) * columns + column + i % CELLS]);
		if (all[0] == 0) return 0;
		final double mean = all[1] / all[0];
		return Math.max(0, all[2] / all[0] - mean * mean);
	}

	private static void addTo(final double[] all, final double[] sum) {
		for (int i = 0; i < all.length; i++)
			all[i] += sum[i];
	}
}
