package sc.fiji.superres.resample;

/**
 * Says how one pixel type is read, weighted, summed, rounded and written, which is all that differs between Pillow's
 * 8-bit and float paths. An instance has buffers of its own and belongs to one thread.
 * <p>
 * Between the passes a row is kept in phases: pixel x is element {@code x / n} of array {@code x mod n} of n.
 * </p>
 *
 * @param <A> {@code int[]} or {@code double[]}, the array type of the sums
 */
interface Samples<A> {

	/** Columns that {@link #turnBack} takes at once. */
	int BLOCK = 8;

	/** Fewer pixels are summed one after the other. */
	int SHORT = 16;

	/** The weight that sums use in place of a normalised weight. */
	double weight(double exact);

	/** Phases of a row unless something else decides their number: 4 or 1. */
	int phases();

	/** {@code count} new arrays of {@code length} zeros. */
	A[] arrays(int count, int length);

	/** {@code count} rows of {@code phases} arrays of {@code length} zeros. */
	A[][] rows(int count, int phases, int length);

	/** Reads source pixels (left … left + count − 1, y) into the phases of a row. */
	void read(int y, int left, int count, A[] phases);

	/** Reads source pixel (left + x, y + r) into {@code columns[x][r]}, for all x below count, r below rows. */
	void turn(int y, int rows, int left, int count, A[] columns);

	/**
	 * Computes {@code target[i] = Σ weights[k] · terms[first + k][i]} for i in from … to − 1, rounded to the range of
	 * the pixel type; terms are added in the order of k.
	 * <p>
	 * All arrays have the same index, because the JIT of Java 17 does not vectorise loops in which offsets differ.
	 * </p>
	 */
	void sum(A target, int from, int to, A[] terms, int first, double[] weights);

	/**
	 * Stores {@code columns[c][r]} as pixel {@code x + c} of row r in {@link #phases} phases, for c below BLOCK, r
	 * below {@code rows}.
	 */
	void turnBack(A[] columns, int rows, A[][] to, int x);

	/** Writes the phases of a row to output pixels (left … left + count − 1, y). */
	void write(int y, int left, int count, A[] phases);
}
