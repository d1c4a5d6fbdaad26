package sc.fiji.superres.resample;

/**
 * The horizontal pass: makes rows of the intermediate image, which has the output's width and the source's height.
 *
 * @param <A> the array type of a row
 */
interface RowSource<A> {

	/** Phases of a made row. */
	int phases();

	/** Elements of a phase. */
	int length();

	/** The greatest number of rows that are made at once. */
	int strip();

	/** Makes source rows y … y + rows − 1 into the first {@code rows} of {@code to}. */
	void make(int y, int rows, A[][] to);

	/** Leaves the horizontal pass out: passes on columns left … left + count − 1 as they are. */
	record Copied<A>(Samples<A> samples, int left, int count) implements RowSource<A> {

		@Override
		public int phases() {
			return samples.phases();
		}

		@Override
		public int length() {
			return (count + samples.phases() - 1) / samples.phases();
		}

		@Override
		public int strip() {
			return 1;
		}

		@Override
		public void make(final int y, final int rows, final A[][] to) {
			for (int r = 0; r < rows; r++)
				samples.read(y + r, left, count, to[r]);
		}
	}
}
