package sc.fiji.superres.upscale;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Heap;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.GreyScale;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

/**
 * Super-resolves planes of any of the three types: one plane of grey values, or red, green and blue. They are mapped to
 * [0,1] by one intensity range, enlarged, and mapped back. 8- and 16-bit results are rounded and clipped to their type;
 * a 32-bit result is not clipped, and is NaN where the plane was NaN or infinite.
 */
public final class GreyUpscale {

	/**
	 * The result of an image with its spread.
	 *
	 * @param planes the enlarged planes, of the same types
	 * @param spread standard deviation of the eight orientations in grey values, as the root mean square over the
	 *            planes
	 */
	public record Spread(List<RandomAccessibleInterval<? extends RealType<?>>> planes,
		RandomAccessibleInterval<FloatType> spread)
	{}

	/** Takes the rows of a result in their order. */
	public interface Rows {

		/** Begins; rows that came before do not count, and come again from the first on. */
		void begin();

		/** @param row a plane one pixel high, of the type of the image */
		void add(RandomAccessibleInterval<? extends RealType<?>> row);
	}

	/** Looks at planes in [0,1] before they become grey values again. */
	public interface Inspection {

		/**
		 * @param input without holes
		 * @param result of the input
		 * @param turned the result of the input turned by 180°, turned back
		 * @param plane number of the plane, from 0
		 */
		void look(RandomAccessibleInterval<FloatType> input, RandomAccessibleInterval<FloatType> result,
			RandomAccessibleInterval<FloatType> turned, int plane);
	}

	private final GreyScale scale;
	private final int s;
	private final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes;
	private final List<RandomAccessibleInterval<FloatType>> units = new ArrayList<>();
	private final List<Holes> holes = new ArrayList<>();

	private GreyUpscale(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes,
		final IntensityRange range, final int s)
	{
		this.planes = planes;
		scale = new GreyScale(range);
		this.s = s;
		requireMemory(planes, s, 1);
		planes.forEach(this::add);
	}

	private void add(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		requireGrey(plane.getType());
		final float[] unit = scale.units(plane);
		holes.add(Holes.fill(unit, Planes.width(plane)));
		units.add(Planes.floats(unit, Planes.width(plane), Planes.height(plane)));
	}

	/**
	 * Enlarges planes.
	 *
	 * @param planes 8-bit, 16-bit or 32-bit planes of the same size that belong together
	 * @param range intensity range of the whole image or stack to which the planes belong
	 * @return the enlarged planes, of the same types
	 * @throws IllegalArgumentException for other types, and where the result does not fit Java's memory
	 */
	public static List<RandomAccessibleInterval<? extends RealType<?>>> upscale(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final IntensityRange range,
		final Upscaler upscaler, final Progress progress)
	{
		final GreyUpscale work = new GreyUpscale(planes, range, upscaler.factor());
		return work.restored(upscaler.upscale(work.units, progress));
	}

	/**
	 * The same for one plane whose result need not fit in memory: its rows are passed on as soon as they are done, and
	 * are those of {@link #upscale} to the bit.
	 *
	 * @param plane as ImageJ has it in memory, in an array
	 */
	public static void inRows(final RandomAccessibleInterval<? extends RealType<?>> plane, final IntensityRange range,
		final Upscaler upscaler, final Rows result, final Progress progress)
	{
		requireGrey(plane.getType());
		final GreyScale scale = new GreyScale(range);
		final UnitRows units = UnitRows.of(plane, scale);
		upscaler.upscale(units, new Upscaler.RowSink() {

			private int rows;

			@Override
			public void begin() {
				rows = 0;
				result.begin();
			}

			@Override
			public void add(final float[] row) {
				units.restoreHoles(row, rows, upscaler.factor());
				rows++;
				result.add(scale.plane(row, row.length, 1, plane.getType()));
			}
		}, progress);
	}

	/** As {@link #upscale}, with a second pass over the planes turned by 180° for one who looks at both. */
	public static List<RandomAccessibleInterval<? extends RealType<?>>> inspected(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final IntensityRange range,
		final Upscaler upscaler, final Inspection inspection, final Progress progress)
	{
		requireMemory(planes, upscaler.factor(), 2);
		final GreyUpscale work = new GreyUpscale(planes, range, upscaler.factor());
		final var results = upscaler.upscale(work.units, progress.part(0, 2, "result"));
		final var others = upscaler.upscale(work.turned(), progress.part(1, 2, "turned by 180°"));
		for (int i = 0; i < results.size(); i++) {
			turn(Planes.floatArray(others.get(i)));
			inspection.look(work.units.get(i), results.get(i), others.get(i), i);
		}
		return work.restored(results);
	}

	/** Copies of the planes, turned by 180°. */
	private List<RandomAccessibleInterval<FloatType>> turned() {
		final List<RandomAccessibleInterval<FloatType>> turned = new ArrayList<>();
		for (final RandomAccessibleInterval<FloatType> unit : units) {
			final float[] copy = Planes.floatArray(unit).clone();
			turn(copy);
			turned.add(Planes.floats(copy, Planes.width(unit), Planes.height(unit)));
		}
		return turned;
	}

	/** Turns a plane by 180°: its pixels come in reverse order. */
	private static void turn(final float[] plane) {
		for (int i = 0, k = plane.length - 1; i < k; i++, k--) {
			final float first = plane[i];
			plane[i] = plane[k];
			plane[k] = first;
		}
	}

	/** As {@link #upscale}, by the mean of eight orientations, and also returns how much they differ. */
	public static Spread withSpread(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes,
		final IntensityRange range, final SelfEnsemble upscaler, final Progress progress)
	{
		final GreyUpscale work = new GreyUpscale(planes, range, upscaler.factor());
		final SelfEnsemble.Result result = upscaler.withSpread(work.units, progress);
		return new Spread(work.restored(result.mean()), work.spread(result.spread()));
	}

	private List<RandomAccessibleInterval<? extends RealType<?>>> restored(
		final List<RandomAccessibleInterval<FloatType>> enlarged)
	{
		final List<RandomAccessibleInterval<? extends RealType<?>>> results = new ArrayList<>();
		for (int i = 0; i < planes.size(); i++)
			results.add(restored(enlarged.get(i), i));
		return results;
	}

	private RandomAccessibleInterval<? extends RealType<?>> restored(final RandomAccessibleInterval<FloatType> enlarged,
		final int plane)
	{
		final float[] values = withHoles(enlarged, plane);
		final Object type = planes.get(plane).getType();
		return scale.plane(values, Planes.width(enlarged), Planes.height(enlarged), type);
	}

	/** The values of an enlarged plane, which are NaN where the plane had holes. */
	private float[] withHoles(final RandomAccessibleInterval<FloatType> enlarged, final int plane) {
		final float[] values = Planes.floatArray(enlarged);
		if (holes.get(plane) != null) holes.get(plane).restore(values, s);
		return values;
	}

	private RandomAccessibleInterval<FloatType> spread(final List<RandomAccessibleInterval<FloatType>> spreads) {
		final int width = Planes.width(spreads.get(0));
		final int height = Planes.height(spreads.get(0));
		final float[] spread = new float[width * height];
		for (int c = 0; c < spreads.size(); c++)
			addSquares(withHoles(spreads.get(c), c), spreads.size(), spread);
		takeRoots(spread);
		return Planes.floats(spread, width, height);
	}

	/** Turns squares of [0,1] into grey values. */
	private void takeRoots(final float[] squares) {
		for (int i = 0; i < squares.length; i++)
			squares[i] = (float) (Math.sqrt(squares[i]) * (scale.range().high() - scale.range().low()));
	}

	private static void addSquares(final float[] values, final int count, final float[] sums) {
		for (int i = 0; i < sums.length; i++)
			sums[i] += values[i] * values[i] / count;
	}

	/** Requires memory for results as floats, and for one of them in the type of the planes. */
	private static void requireMemory(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes,
		final int s, final int results)
	{
		final RandomAccessibleInterval<? extends RealType<?>> first = planes.get(0);
		final long width = (long) s * Planes.width(first);
		final long height = (long) s * Planes.height(first);
		final long pixels = planes.size() * width * height;
		final int bytes = bytesPerPixel(first.getType()) + (results - 1) * Float.BYTES;
		Heap.require(pixels * bytes, "A result of " + width + "×" + height + " pixels");
	}

	private static int bytesPerPixel(final RealType<?> type) {
		if (type instanceof FloatType) return Float.BYTES;
		return Float.BYTES + type.getBitsPerPixel() / Byte.SIZE;
	}

	private static void requireGrey(final Object type) {
		if (type instanceof UnsignedByteType || type instanceof UnsignedShortType || type instanceof FloatType) return;
		throw notGrey(type.getClass().getSimpleName());
	}

	private static IllegalArgumentException notGrey(final String type) {
		return new IllegalArgumentException("Images are 8-bit, 16-bit or 32-bit grey, not " + type +
			". Convert the image first.");
	}
}
