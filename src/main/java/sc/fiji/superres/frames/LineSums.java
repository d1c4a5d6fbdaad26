package sc.fiji.superres.frames;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/** Sums over the pixels of a line of the products of its values and the rows of the reference. */
final class LineSums {

	/** Parts of the reference of which there is as much as in the frame. */
	private static final int[] PARTS = { ReferenceRows.VALUE, ReferenceRows.BEND_ALONG, ReferenceRows.BEND_ACROSS };

	/** Of the sums, relative: rounding. */
	private static final double SYMMETRIC = 1e-9;

	private final int count;
	/** Products of the rows of the reference. */
	private final double[][] products;
	/** Products of the line with the rows of the reference. */
	private final double[] line;
	private final double squares;

	private LineSums(final FastSums sums) {
		count = sums.count();
		products = new double[ReferenceRows.COUNT][ReferenceRows.COUNT];
		line = new double[ReferenceRows.COUNT];
		for (int a = 0; a < line.length; a++) {
			line[a] = sums.of(a, line.length);
			for (int b = 0; b <= a; b++) {
				products[a][b] = sums.of(a, b);
				products[b][a] = products[a][b];
			}
		}
		squares = sums.of(line.length, line.length);
	}

	static LineSums of(final ReferenceRows reference, final float[] pixels) {
		final float[][] rows = Arrays.copyOf(reference.rows(), ReferenceRows.COUNT + 1);
		rows[ReferenceRows.COUNT] = pixels;
		return new LineSums(new FastSums(reference.first(), reference.last(), rows));
	}

	/** How much of each part of the reference all lines of a frame have: g, a and b. */
	static double[] sharpness(final LineSums... lines) {
		final double[][] sums = new double[PARTS.length][PARTS.length];
		final double[] right = new double[PARTS.length];
		for (final LineSums line : lines) {
			if (line == null) continue;
			for (int a = 0; a < PARTS.length; a++) {
				right[a] += line.line[PARTS[a]];
				for (int b = 0; b < PARTS.length; b++)
					sums[a][b] += line.products[PARTS[a]][PARTS[b]];
			}
		}
		final double[] found = solved(sums, right);
		return found[0] > 0 ? found : new double[] { 1, 0, 0 };
	}

	/** Zeros where the sums say nothing. */
	private static double[] solved(final double[][] sums, final double[] right) {
		try {
			return new CholeskyDecomposition(new Array2DRowRealMatrix(sums), SYMMETRIC, 0).getSolver().solve(
				new ArrayRealVector(right)).toArray();
		}
		catch (final NonPositiveDefiniteMatrixException exc) {
			return new double[right.length];
		}
	}

	/** The sum of the products of two rows of the reference. */
	double of(final int a, final int b) {
		return products[a][b];
	}

	/** The sum of the products of what the reference leaves of the line with one of its rows. */
	double leftOn(final int row, final double[] sharpness) {
		double left = line[row];
		for (int a = 0; a < PARTS.length; a++)
			left -= sharpness[a] * products[PARTS[a]][row];
		return left;
	}

	/** The mean square of what the reference leaves of the line. */
	double left(final double[] sharpness) {
		double left = squares;
		for (int a = 0; a < PARTS.length; a++)
			left -= sharpness[a] * (line[PARTS[a]] + leftOn(PARTS[a], sharpness));
		return left / count;
	}
}
