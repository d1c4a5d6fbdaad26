package sc.fiji.superres.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Rows of a plane of floats that are made when asked for, so that the plane itself need not be in memory. Several
 * threads may read at a time.
 */
public interface FloatRows {

	/** Pixels of a row. */
	int width();

	/** Number of rows. */
	int height();

	/** Reads pixels (left … left + count − 1, y) into an array, from element {@code at} on. */
	void read(int y, int left, int count, float[] to, int at);

	/** All rows as a plane; a copy. */
	default RandomAccessibleInterval<FloatType> inMemory() {
		final float[] values = new float[Math.multiplyExact(width(), height())];
		for (int y = 0; y < height(); y++)
			read(y, 0, width(), values, y * width());
		return Planes.floats(values, width(), height());
	}

	/** The rows of a plane that is in memory. */
	static FloatRows of(final RandomAccessibleInterval<FloatType> plane) {
		return of(Planes.floatArray(plane), Planes.width(plane), Planes.height(plane));
	}

	/** The rows of a plane of {@code width·height} values, row-major. */
	static FloatRows of(final float[] values, final int width, final int height) {
		return new InMemory(values, width, height);
	}

	/** Rows of an array. */
	record InMemory(float[] values, int width, int height) implements FloatRows {

		@Override
		public void read(final int y, final int left, final int count, final float[] to, final int at) {
			System.arraycopy(values, y * width + left, to, at, count);
		}
	}
}
