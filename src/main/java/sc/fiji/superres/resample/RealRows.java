package sc.fiji.superres.resample;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.FloatRows;

/** Reads rows of a plane and writes rows of the result, as doubles; each thread has its own instance. */
interface RealRows {

	/** Reads source pixels (left … left + count − 1, y) into {@code to} from element {@code at} on. */
	void read(int y, int left, int count, double[] to, int at);

	/** Writes output pixels (left … left + count − 1, y), rounded and clipped to the range of the type. */
	void write(int y, int left, int count, double[] pixels);

	/** Rounds sums between the passes: to single precision, as in Pillow's mode F. */
	default void round(final double[] sums, final int from, final int to) {
		for (int i = from; i < to; i++)
			sums[i] = (float) sums[i];
	}

	/** 32-bit floats. */
	record Floats(SourceRows source, float[] target, int targetWidth) implements RealRows {

		@Override
		public void read(final int y, final int left, final int count, final double[] to, final int at) {
			final int start = source.load(y, 1) + left;
			final float[] from = (float[]) source.array();
			for (int x = 0; x < count; x++)
				to[at + x] = from[start + x];
		}

		@Override
		public void write(final int y, final int left, final int count, final double[] pixels) {
			final int start = y * targetWidth + left;
			for (int x = 0; x < count; x++)
				target[start + x] = (float) pixels[x];
		}
	}

	/** 32-bit floats that are made when asked for, and some rows of the result. */
	final class Streamed implements RealRows {

		private final FloatRows source;
		private final float[] target;
		private final int targetWidth;
		private final int first;
		private final float[] buffer;

		/** @param first the output row with which the target begins */
		Streamed(final FloatRows source, final float[] target, final int targetWidth, final int first) {
			this.source = source;
			this.target = target;
			this.targetWidth = targetWidth;
			this.first = first;
			buffer = new float[source.width()];
		}

		@Override
		public void read(final int y, final int left, final int count, final double[] to, final int at) {
			source.read(y, left, count, buffer, 0);
			for (int x = 0; x < count; x++)
				to[at + x] = buffer[x];
		}

		@Override
		public void write(final int y, final int left, final int count, final double[] pixels) {
			final int start = (y - first) * targetWidth + left;
			for (int x = 0; x < count; x++)
				target[start + x] = (float) pixels[x];
		}
	}

	/** Unsigned shorts. */
	record Shorts(SourceRows source, short[] target, int targetWidth) implements RealRows {

		@Override
		public void read(final int y, final int left, final int count, final double[] to, final int at) {
			final int start = source.load(y, 1) + left;
			final short[] from = (short[]) source.array();
			for (int x = 0; x < count; x++)
				to[at + x] = from[start + x] & 0xffff;
		}

		@Override
		public void write(final int y, final int left, final int count, final double[] pixels) {
			final int start = y * targetWidth + left;
			for (int x = 0; x < count; x++)
				target[start + x] = (short) (int) Math.max(0, Math.min(65535, Math.floor(pixels[x] + 0.5)));
		}
	}

	/** Any other type, pixel by pixel; sums stay in double precision, which these types may need. */
	final class Any<T extends RealType<T>> implements RealRows {

		private final RandomAccessibleInterval<T> source;
		private final RandomAccess<T> in;
		private final RandomAccess<T> out;
		private final boolean isInteger;
		private final double least;
		private final double most;

		Any(final RandomAccessibleInterval<T> source, final RandomAccessibleInterval<T> target) {
			this.source = source;
			in = source.randomAccess();
			out = target.randomAccess();
			final T type = source.getType();
			isInteger = type instanceof IntegerType;
			least = type.getMinValue();
			most = type.getMaxValue();
		}

		@Override
		public void read(final int y, final int left, final int count, final double[] to, final int at) {
			in.setPosition(source.min(0) + left, 0);
			in.setPosition(source.min(1) + y, 1);
			for (int x = 0; x < count; x++, in.fwd(0))
				to[at + x] = in.get().getRealDouble();
		}

		@Override
		public void write(final int y, final int left, final int count, final double[] pixels) {
			out.setPosition(left, 0);
			out.setPosition(y, 1);
			for (int x = 0; x < count; x++, out.fwd(0))
				out.get().setReal(rounded(pixels[x]));
		}

		private double rounded(final double pixel) {
			if (!isInteger) return pixel;
			return Math.max(least, Math.min(most, Math.floor(pixel + 0.5)));
		}

		@Override
		public void round(final double[] sums, final int from, final int to) {
			// double precision is kept
		}
	}
}
