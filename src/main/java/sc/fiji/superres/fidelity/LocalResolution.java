package sc.fiji.superres.fidelity;

import java.util.stream.IntStream;

import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.ImagePair;

/**
 * The finest period at which two images agree, place by place: the {@link RingCorrelation} of windows of
 * {@value #WINDOW}×{@value #WINDOW} pixels, one for each square of {@value #STEP}×{@value #STEP} (a rolling FRC). Both
 * images must share nothing but the sample: results of two frames, of even and of odd lines, of two halves of the dose.
 * Whatever noise they share passes for resolution. A strong wave takes up some rings beside its own, so that one of 5
 * pixels a period counts as 3.5 to 4.5.
 */
public final class LocalResolution {

	/** Side of a square in pixels: a pixel of the map. */
	public static final int STEP = 16;
	private static final int WINDOW = 128;

	private LocalResolution() {}

	/**
	 * Makes the map of two planes of one size, both sides at least {@value #WINDOW} pixels.
	 *
	 * @return a pixel for each {@value #STEP}×{@value #STEP} pixels: the period in pixels, 2 to {@value #WINDOW}, the
	 *         latter also where the images agree at no frequency; NaN where a pixel of the window is NaN
	 * @throws IllegalArgumentException for planes that differ in size or are too small
	 */
	public static RandomAccessibleInterval<FloatType> of(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		final ImagePair pair = ImagePair.of(image, reference).atLeast(WINDOW, "A map of the resolution");
		final int columns = squares(pair.width());
		final int rows = squares(pair.height());
		final float[] map = new float[columns * rows];
		IntStream.range(0, map.length).parallel().forEach(i -> {
			final Interval window = window(start(i % columns, pair.width()), start(i / columns, pair.height()));
			map[i] = (float) resolution(inside(image, window), inside(reference, window));
		});
		return Planes.floats(map, columns, rows);
	}

	private static int squares(final int size) {
		return (size + STEP - 1) / STEP;
	}

	/** First pixel of the window around a square, which stays within the image. */
	private static int start(final int square, final int size) {
		final int middle = square * STEP + STEP / 2;
		return Math.max(0, Math.min(size - WINDOW, middle - WINDOW / 2));
	}

	private static Interval window(final int left, final int top) {
		return Intervals.createMinSize(left, top, WINDOW, WINDOW);
	}

	private static RandomAccessibleInterval<? extends RealType<?>> inside(
		final RandomAccessibleInterval<? extends RealType<?>> plane, final Interval window)
	{
		return Views.zeroMin(Views.interval(Views.zeroMin(plane), window));
	}

	private static double resolution(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		return Math.min(WINDOW, RingCorrelation.of(image, reference).resolution());
	}
}
