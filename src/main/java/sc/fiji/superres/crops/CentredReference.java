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

	/** The reach of both interpolations, s = 3 having the sparsest lines: ±1, ±2, ±4. */
	private static final int MARGIN = HalfPixel.LOBES + 4;
	/**
	 * Rows and columns of a crop at s = 2 that neither interpolation can do right; even, so that lines stay what they
	 * are.
	 */
	private static final int BORDER = 6;

	private CentredReference() {}

	/**
	 * How far the reference lies from the crop's pixels, along both axes, to be where the input's centres put it: ½ a
	 * pixel for even factors, 0 for odd ones.
	 */
	static double shift(final int factor) {
		if (factor % 2 == 0) return 0.5;
		return 0;
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
		final InputLines lines = new InputLines(crop, 2, new CropDraw.Place(1, 1));
		final int side = lines.width() - 2 * BORDER;
		return onLines(lines, new CropDraw.Place(BORDER, BORDER), side);
	}

	/** For s = 2: a result where the pixels of the crop lie, half a pixel further up and left. */
	static RandomAccessibleInterval<FloatType> onPixels(final RandomAccessibleInterval<? extends RealType<?>> result) {
		return halfWay(new InputLines(result, 2, null), new CropDraw.Place(-1, -1), Planes.width(result));
	}

	private static RandomAccessibleInterval<FloatType> crop(final RandomAccessibleInterval<?> plane,
		final CropDraw.Place place, final int side, final int factor, final boolean apart)
	{
		// the interpolations need a margin, as far as the plane has one
		final long[] first = { Math.max(0, place.x() - MARGIN), Math.max(0, place.y() - MARGIN) };
		final long[] last = { last(Planes.width(plane), place.x() + side), last(Planes.height(plane), place.y() +
			side) };
		final CropDraw.Place inPart = new CropDraw.Place(place.x() - (int) first[0], place.y() - (int) first[1]);
		return centred(part(plane, first, last), inPart, side, factor, apart);
	}

	/** The last pixel of a crop that ends before {@code end}, margin included. */
	private static long last(final int size, final int end) {
		return Math.min(size, end + MARGIN) - 1;
	}

	@SuppressWarnings({ "unchecked", "rawtypes" }) // a view has the plane's type
	private static RandomAccessibleInterval<? extends RealType<?>> part(final RandomAccessibleInterval<?> plane,
		final long[] first, final long[] last)
	{
		return Views.zeroMin(Views.interval((RandomAccessibleInterval) plane, first, last));
	}

	private static RandomAccessibleInterval<FloatType> centred(
		final RandomAccessibleInterval<? extends RealType<?>> plane, final CropDraw.Place place, final int side,
		final int factor, final boolean apart)
	{
		CropDraw.Place input = null;
		if (apart) input = new CropDraw.Place(place.x() + factor / 2, place.y() + factor / 2);
		final InputLines lines = new InputLines(plane, factor, input);
		if (factor % 2 == 0) return halfWay(lines, place, side);
		return onLines(lines, place, side);
	}

	/** A crop whose pixels lie half a pixel right of and below those of the lines. */
	private static RandomAccessibleInterval<FloatType> halfWay(final InputLines lines, final CropDraw.Place place,
		final int side)
	{
		final float[] crop = new float[side * side];
		for (int row = 0; row < side; row++) {
			final double[] line = HalfPixel.below(lines, place.y() + row);
			for (int column = 0; column < side; column++)
				crop[row * side + column] = (float) HalfPixel.rightOf(line, place.x() + column);
		}
		return Planes.floats(crop, side, side);
	}

	/** A crop whose pixels are those of the lines. */
	private static RandomAccessibleInterval<FloatType> onLines(final InputLines lines, final CropDraw.Place place,
		final int side)
	{
		final float[] crop = new float[side * side];
		for (int row = 0; row < side; row++)
			copy(lines.line(place.y() + row), place.x(), crop, row * side, side);
		return Planes.floats(crop, side, side);
	}

	/** Copies {@code count} values of a line, from one index on, to another. */
	private static void copy(final double[] line, final int from, final float[] crop, final int to, final int count) {
		for (int i = 0; i < count; i++)
			crop[to + i] = (float) line[from + i];
	}
}
