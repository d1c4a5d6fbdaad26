package sc.fiji.superres.crops;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.superres.image.Planes;

/**
 * What a result is compared with whose input is every s-th pixel of every s-th line of a crop, as nearest neighbour
 * takes them: pixel ⌊s/2⌋ of 0 … s − 1.
 * <p>
 * <b>The place.</b> An upscaler puts an input pixel into the middle of its s × s output pixels, at (s − 1)/2. For even
 * s that is half a pixel before ⌊s/2⌋, so output pixel o shows what lies at o + ½ of the crop. There the reference is
 * interpolated, by Lanczos 3 along both axes. For odd s both are the same place, and nothing is interpolated.
 * </p>
 * <p>
 * <b>The noise.</b> Where input and reference are of one recording ({@link #apart}), lines that the input was taken
 * from are first replaced by what their neighbours say: Lagrange's polynomial through the three nearest pairs of other
 * lines (s = 4: ±1, ±2, ±3). So the reference holds no pixel of an input line, and a network gains nothing by passing
 * the input's noise on. Whole lines rather than pixels, because a scan's noise is correlated along lines. Of a wave
 * across the lines such a line holds, for s = 4, 0.99 at 8 pixels a period and 0.77 at 4.5.
 * </p>
 * <p>
 * For s = 2 every other line is the input's, and the rest holds 0.32 at 4.5 pixels, where STM scans have their lattice.
 * So there the result is brought to the reference instead ({@link #lines}): it is moved by half a pixel, back onto the
 * pixels of the crop, and the input's lines are replaced in both by the same interpolation of the lines between. What
 * either holds is taken from lines between alone, and both lack the same.
 * </p>
 */
final class CentredReference {

	/** Pairs of lines that a line is interpolated from, at most. */
	private static final int PAIRS = 3;
	/** Pixels on either side of a place half-way between two that Lanczos 3 takes. */
	private static final int LOBES = 3;
	private static final double[] HALF_WAY = halfWay();
	/** The reach of both interpolations, s = 3 having the sparsest lines: ±1, ±2, ±4. */
	private static final int MARGIN = LOBES + 4;
	/**
	 * Rows and columns of a crop at s = 2 that neither interpolation can do right; even, so that lines stay what they
	 * are.
	 */
	private static final int BORDER = 6;

	private final float[] grey;
	private final int width;
	private final int height;
	private final int factor;
	/** A pixel of the input: this one and every s-th from it; null for none. */
	private final CropDraw.Place input;

	private CentredReference(final RandomAccessibleInterval<? extends RealType<?>> part, final int factor,
		final CropDraw.Place input)
	{
		grey = Planes.floatArray(part);
		width = Planes.width(part);
		height = Planes.height(part);
		this.factor = factor;
		this.input = input;
	}

	/**
	 * From a crop's pixels to where an input's centres put them, along both axes: ½ for even factors, 0 for odd ones.
	 */
	static double shift(final int factor) {
		return factor % 2 == 0 ? 0.5 : 0;
	}

	/**
	 * The reference where the input is of another recording of that place.
	 *
	 * @param plane of any of the three types
	 * @param place of the crop on it
	 * @param side of the crop, a multiple of {@code factor}
	 */
	static RandomAccessibleInterval<FloatType> of(final RandomAccessibleInterval<?> plane, final CropDraw.Place place,
		final int side, final int factor)
	{
		return crop(plane, place, side, factor, false);
	}

	/**
	 * The reference where the input is of {@code plane} as well: no line of the input is in it.
	 *
	 * @param factor greater than 2; for 2 there is {@link #lines}
	 */
	static RandomAccessibleInterval<FloatType> apart(final RandomAccessibleInterval<?> plane,
		final CropDraw.Place place, final int side, final int factor)
	{
		return crop(plane, place, side, factor, true);
	}

	/**
	 * For s = 2: the crop that an input was taken from, as its lines between show it, without a border of
	 * {@value #BORDER} pixels.
	 *
	 * @param crop with pixels 1, 3, 5 … of lines 1, 3, 5 … being the input
	 */
	static RandomAccessibleInterval<FloatType> lines(final RandomAccessibleInterval<? extends RealType<?>> crop) {
		return new CentredReference(crop, 2, new CropDraw.Place(1, 1)).between();
	}

	/** For s = 2: a result where the pixels of the crop lie, half a pixel further up and left. */
	static RandomAccessibleInterval<FloatType> onPixels(final RandomAccessibleInterval<? extends RealType<?>> result) {
		return new CentredReference(result, 2, null).crop(-1, -1, Planes.width(result));
	}

	private RandomAccessibleInterval<FloatType> between() {
		final int side = width - 2 * BORDER;
		final float[] values = new float[side * side];
		for (int row = 0; row < side; row++) {
			final double[] line = line(row + BORDER);
			for (int column = 0; column < side; column++)
				values[row * side + column] = (float) line[column + BORDER];
		}
		return Planes.floats(values, side, side);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" }) // a view has the plane's type
	private static RandomAccessibleInterval<FloatType> crop(final RandomAccessibleInterval<?> plane,
		final CropDraw.Place place, final int side, final int factor, final boolean apart)
	{
		final int left = Math.max(0, place.x() - MARGIN), top = Math.max(0, place.y() - MARGIN);
		final long right = Math.min(Planes.width(plane), place.x() + side + MARGIN) - 1;
		final long bottom = Math.min(Planes.height(plane), place.y() + side + MARGIN) - 1;
		final RandomAccessibleInterval part = Views.zeroMin(Views.interval((RandomAccessibleInterval) plane,
			new long[] { left, top }, new long[] { right, bottom }));
		final int x = place.x() - left;
		final int y = place.y() - top;
		final CropDraw.Place input = apart ? new CropDraw.Place(x + factor / 2, y + factor / 2) : null;
		return new CentredReference(part, factor, input).crop(x, y, side);
	}

	private RandomAccessibleInterval<FloatType> crop(final int x, final int y, final int side) {
		final float[] crop = new float[side * side];
		for (int row = 0; row < side; row++) {
			final double[] line = factor % 2 == 0 ? lineBelow(y + row) : line(y + row);
			for (int column = 0; column < side; column++) {
				final double value = factor % 2 == 0 ? rightOf(line, x + column) : line[x + column];
				crop[row * side + column] = (float) value;
			}
		}
		return Planes.floats(crop, side, side);
	}

	/** Half a pixel below a line. */
	private double[] lineBelow(final int y) {
		final double[] sum = new double[width];
		for (int k = 1 - LOBES; k <= LOBES; k++)
			add(sum, HALF_WAY[k + LOBES - 1], line(Math.max(0, Math.min(height - 1, y + k))));
		return sum;
	}

	/** Half a pixel to the right of a pixel. */
	private static double rightOf(final double[] line, final int x) {
		double sum = 0;
		for (int k = 1 - LOBES; k <= LOBES; k++)
			sum += HALF_WAY[k + LOBES - 1] * line[Math.max(0, Math.min(line.length - 1, x + k))];
		return sum;
	}

	/** A line as it was recorded, or for one of the input's what its neighbours say. */
	private double[] line(final int y) {
		if (input == null || (y - input.y()) % factor != 0) return recorded(y);
		return interpolated(y);
	}

	/** From as many pairs as there are; the lowest line of all may have none, and is the one above it. */
	private double[] interpolated(final int y) {
		final double[] line = new double[width];
		final int[] distances = new int[PAIRS];
		int pairs = 0;
		for (int d = 1; pairs < PAIRS && y - d >= 0 && y + d < height; d++)
			if (d % factor != 0) distances[pairs++] = d;
		if (pairs == 0) add(line, 1, recorded(y - 1));
		for (int i = 0; i < pairs; i++) {
			final double weight = lagrange(distances, pairs, i) / 2;
			add(line, weight, recorded(y - distances[i]));
			add(line, weight, recorded(y + distances[i]));
		}
		return line;
	}

	/** Weight of pair i at 0, of Lagrange's polynomial through values at ± each distance. */
	private static double lagrange(final int[] distances, final int pairs, final int i) {
		double weight = 1;
		for (int m = 0; m < pairs; m++) {
			final double other = (double) distances[m] * distances[m];
			if (m != i) weight *= other / (other - distances[i] * distances[i]);
		}
		return weight;
	}

	private double[] recorded(final int y) {
		final double[] line = new double[width];
		for (int x = 0; x < width; x++)
			line[x] = grey[y * width + x];
		return line;
	}

	private static void add(final double[] sum, final double weight, final double[] line) {
		for (int x = 0; x < sum.length; x++)
			sum[x] += weight * line[x];
	}

	/** Lanczos' kernel at −2.5 … 2.5, its sum brought to 1: sinc(x) · sinc(x/3). */
	private static double[] halfWay() {
		final double[] weights = new double[2 * LOBES];
		double sum = 0;
		for (int k = 0; k < weights.length; k++) {
			final double x = Math.PI * (k - LOBES + 0.5);
			weights[k] = Math.sin(x) / x * Math.sin(x / LOBES) / (x / LOBES);
			sum += weights[k];
		}
		for (int k = 0; k < weights.length; k++)
			weights[k] /= sum;
		return weights;
	}
}
