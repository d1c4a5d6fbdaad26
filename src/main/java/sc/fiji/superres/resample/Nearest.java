package sc.fiji.superres.resample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.Type;

/** Pillow's nearest neighbour: {@code ImagingScaleAffine} of Geometry.c, coordinate for coordinate. */
final class Nearest {

	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private final int[] xs;
	private final int[] ys;

	/** Distance of neighbouring {@link #xs}; 0 if it is not always the same. */
	private final int step;

	/** Whether each pixel is taken twice. */
	private final boolean doubles;

	/** From {@code sourceWidth·sourceHeight} to {@code width·height} pixels. */
	Nearest(final int sourceWidth, final int sourceHeight, final int width, final int height) {
		xs = positions(sourceWidth, width);
		ys = positions(sourceHeight, height);
		step = step(xs);
		doubles = IntStream.range(0, width).allMatch(x -> xs[x] == x / 2);
	}

	/**
	 * Picks output rows from … to − 1 of a plane of bytes, shorts or floats; {@code target} is an array of that type.
	 */
	void pick(final SourceRows source, final Object target, final int from, final int to) {
		final int width = xs.length;
		for (int y = from; y < to; y++) {
			if (y > from && ys[y] == ys[y - 1]) System.arraycopy(target, (y - 1) * width, target, y * width, width);
			else pickRow(source.load(ys[y], 1), source.array(), target, y * width);
		}
	}

	/** The same for any type, pixel by pixel; the target begins at the origin. */
	<T extends Type<T>> void pick(final RandomAccessibleInterval<T> source, final RandomAccessibleInterval<T> target,
		final int from, final int to)
	{
		final RandomAccess<T> in = source.randomAccess();
		final RandomAccess<T> out = target.randomAccess();
		for (int y = from; y < to; y++) {
			in.setPosition(source.min(1) + ys[y], 1);
			pickRow(in, source.min(0), out, y);
		}
	}

	private <T extends Type<T>> void pickRow(final RandomAccess<T> in, final long left, final RandomAccess<T> out,
		final int y)
	{
		for (int x = 0; x < xs.length; x++) {
			in.setPosition(left + xs[x], 0);
			out.setPositionAndGet(x, y).set(in.get());
		}
	}

	private void pickRow(final int start, final Object source, final Object target, final int at) {
		if (source instanceof byte[] bytes) pickBytes(bytes, start, (byte[]) target, at);
		else if (source instanceof short[] shorts) pickShorts(shorts, start, (short[]) target, at);
		else pickFloats((float[]) source, start, (float[]) target, at);
	}

	private void pickShorts(final short[] from, final int start, final short[] to, final int at) {
		for (int x = 0; x < xs.length; x++)
			to[at + x] = from[start + xs[x]];
	}

	private void pickFloats(final float[] from, final int start, final float[] to, final int at) {
		for (int x = 0; x < xs.length; x++)
			to[at + x] = from[start + xs[x]];
	}

	private void pickBytes(final byte[] from, final int start, final byte[] to, final int at) {
		if (doubles) pickTwice(from, start, to, at, xs.length);
		else if (step == 4) pickFourth(from, start + xs[0], to, at, xs.length);
		else if (step == 2) pickSecond(from, start + xs[0], to, at, xs.length);
		else pickAny(from, start, to, at);
	}

	private void pickAny(final byte[] from, final int start, final byte[] to, final int at) {
		for (int x = 0; x < xs.length; x++)
			to[at + x] = from[start + xs[x]];
	}

	/**
	 * The method's 1/4: twice as fast as by {@link #xs}, because the JIT checks a constant stride's range only once.
	 */
	private static void pickFourth(final byte[] from, final int start, final byte[] to, final int at, final int count) {
		for (int x = 0; x < count; x++)
			to[at + x] = from[start + 4 * x];
	}

	/** The method's 1/2. */
	private static void pickSecond(final byte[] from, final int start, final byte[] to, final int at, final int count) {
		for (int x = 0; x < count; x++)
			to[at + x] = from[start + 2 * x];
	}

	/** The method's 2: four pixels at a time, whose bytes are moved apart within a word and then doubled. */
	private static void pickTwice(final byte[] from, final int start, final byte[] to, final int at, final int count) {
		final int whole = count / 8;
		for (int j = 0; j < whole; j++) {
			final long four = (int) INTS.get(from, start + 4 * j) & 0xffffffffL;
			final long twos = (four | four << 16) & 0x0000ffff0000ffffL;
			final long ones = (twos | twos << 8) & 0x00ff00ff00ff00ffL;
			LONGS.set(to, at + 8 * j, ones | ones << 8);
		}
		for (int x = 8 * whole; x < count; x++)
			to[at + x] = from[start + x / 2];
	}

	private static int step(final int[] xs) {
		if (xs.length < 2) return 0;
		final int step = xs[1] - xs[0];
		for (int x = 2; x < xs.length; x++) {
			if (xs[x] - xs[x - 1] != step) return 0;
		}
		return step;
	}

	/**
	 * The source pixel of each output pixel. The coordinate is summed up, as in Pillow: i·scale would round differently
	 * where a centre lies on the edge between two pixels.
	 */
	private static int[] positions(final int source, final int target) {
		final int[] positions = new int[target];
		final double scale = (double) source / target;
		double at = scale * 0.5;
		for (int i = 0; i < target; i++) {
			positions[i] = Math.min((int) at, source - 1);
			at += scale;
		}
		return positions;
	}
}
