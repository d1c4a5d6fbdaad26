package sc.fiji.superres.resample;

/**
 * How one pixel type is read, weighted, summed, rounded and written; all that differs between Pillow's 8-bit and float
 * paths. An instance has buffers of its own and belongs to one thread.
 * <p>
 * Between the passes a row is kept in phases: pixel x is element {@code x / n} of array {@code x mod n} of n.
 * </p>
 *
 * @param <A> {@code int[]} or {@code double[]}, what the sums are made of
 */
interface Samples<A> {

	/** Columns that {@link #turnBack} takes at once. */
	int BLOCK = 8;

	/** Pixels below which {@link #sum} makes one after the other. */
	int SHORT = 16;

	/** The weight that the sums use for a normalised weight. */
	double weight(double exact);

	/** Phases of a row where nothing else asks for a number: 4 or 1. */
	int phases();

	/** {@code count} new arrays of {@code length} zeros. */
	A[] arrays(int count, int length);

	/** {@code count} rows of {@code phases} arrays of {@code length} zeros. */
	A[][] rows(int count, int phases, int length);

	/** Source pixels (left … left + count − 1, y) to the phases of a row. */
	void read(int y, int left, int count, A[] phases);

	/** Source pixel (left + x, y + r) to {@code columns[x][r]}, for all x below count, r below rows. */
	void turn(int y, int rows, int left, int count, A[] columns);

	/**
	 * {@code target[i] = Σ weights[k] · terms[first + k][i]} for i in from … to − 1, rounded to what the pixel type
	 * holds; terms are added in the order of k.
	 * <p>
	 * All arrays have the same index, because the JIT of Java 17 makes no vectors where their offsets differ.
	 * </p>
	 */
	void sum(A target, int from, int to, A[] terms, int first, double[] weights);

	/**
	 * {@code columns[c][r]} as pixel {@code x + c} of row r in {@link #phases} phases, for c below BLOCK, r below
	 * {@code rows}.
	 */
	void turnBack(A[] columns, int rows, A[][] to, int x);

	/** The phases of a row to output pixels (left … left + count − 1, y). */
	void write(int y, int left, int count, A[] phases);
}
