package sc.fiji.superres.resample;

/**
 * How one pixel type is read, weighted, rounded and written; all that differs between Pillow's 8-bit and float paths.
 * <p>
 * Sums are doubles in both: the 8-bit path's 22-bit fixed-point sums stay far below 2⁵³ and are therefore exact.
 * </p>
 */
interface Samples {

	/** The weight that the sums use for a normalised weight. */
	double weight(double exact);

	/** Source row {@code y} into the first elements of {@code row}. */
	void read(int y, double[] row);

	/** Turns the first {@code length} weighted sums into pixel values, in place; done after each of the two passes. */
	void round(double[] sums, int length);

	/** Pixel values to output row {@code y}. */
	void write(int y, double[] row);

	/** Pillow's mode L: weights rounded to 22-bit fixed point, sums rounded half up and clipped to 0 … 255. */
	record Bytes(byte[] source, int sourceWidth, byte[] target, int targetWidth) implements Samples {

		/** 32 bits less 8 of the pixel and 2 for overshoot, as Resample.c has it. */
		private static final double ONE = 1 << 22;

		@Override
		public double weight(final double exact) {
			return (int) (exact * ONE + (exact < 0 ? -0.5 : 0.5));
		}

		@Override
		public void read(final int y, final double[] row) {
			final int start = y * sourceWidth;
			for (int x = 0; x < sourceWidth; x++)
				row[x] = source[start + x] & 0xff;
		}

		@Override
		public void round(final double[] sums, final int length) {
			for (int i = 0; i < length; i++)
				sums[i] = Math.max(0, Math.min(255, Math.floor(sums[i] * (1 / ONE) + 0.5)));
		}

		@Override
		public void write(final int y, final double[] row) {
			final int start = y * targetWidth;
			for (int x = 0; x < targetWidth; x++)
				target[start + x] = (byte) (int) row[x];
		}
	}

	/** Pillow's mode F: double weights and sums, rounded to float after each pass. */
	record Floats(float[] source, int sourceWidth, float[] target, int targetWidth) implements Samples {

		@Override
		public double weight(final double exact) {
			return exact;
		}

		@Override
		public void read(final int y, final double[] row) {
			final int start = y * sourceWidth;
			for (int x = 0; x < sourceWidth; x++)
				row[x] = source[start + x];
		}

		@Override
		public void round(final double[] sums, final int length) {
			for (int i = 0; i < length; i++)
				sums[i] = (float) sums[i];
		}

		@Override
		public void write(final int y, final double[] row) {
			final int start = y * targetWidth;
			for (int x = 0; x < targetWidth; x++)
				target[start + x] = (float) row[x];
		}
	}
}
