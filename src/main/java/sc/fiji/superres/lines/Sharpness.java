package sc.fiji.superres.lines;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * Makes a reference as sharp as a frame: g·R + a·Rxx + b·Ryy, with the one g, a and b by least squares over the frame.
 * A mean of frames is less sharp than one of them, and on the flank of an atom a single line of a sharper frame is as
 * bright or dark as one that is displaced across itself.
 */
final class Sharpness {

	/** Every so many lines are looked at: there are three unknowns. */
	private static final int STEP = 3;
	/** Added to each diagonal element, as a part of it, so that what cannot be told apart is not. */
	private static final double RIDGE = 1e-3;
	/** By how much an element may differ from its mirror image, relative: rounding. */
	private static final double SYMMETRIC = 1e-9;

	private final Plane frame;
	private final Lines lines;
	private final List<Plane> parts;
	private final List<ReferenceRows> rows;
	private final double[][] products;
	private final double[] right;

	private Sharpness(final Plane frame, final Plane reference, final Lines lines) {
		this.frame = frame;
		this.lines = lines;
		parts = List.of(reference, bent(reference, 1), bent(reference, reference.width()));
		rows = parts.stream().map(part -> new ReferenceRows(part, frame.width())).toList();
		products = new double[parts.size()][parts.size()];
		right = new double[parts.size()];
	}

	/** Returns a reference that is as sharp as a frame. */
	static Plane matched(final Plane frame, final Plane reference, final Lines lines) {
		final Sharpness sharpness = new Sharpness(frame, reference, lines);
		for (int i = 0; i < lines.count(); i += STEP)
			sharpness.add(i);
		return sharpness.combined();
	}

	/** Second differences between pixels so far from each other in memory. */
	private static Plane bent(final Plane plane, final int step) {
		final Plane bent = Plane.unknown(plane.width(), plane.height());
		final float[] v = plane.values();
		for (int i = step; i < v.length - step; i++)
			bent.values()[i] = v[i - step] - 2 * v[i] + v[i + step];
		return bent;
	}

	private void add(final int line) {
		int first = 0;
		int last = frame.width() - 1;
		for (final ReferenceRows part : rows) {
			if (!part.look(lines.place(line), lines.x()[line])) return;
			first = Math.max(first, part.first());
			last = Math.min(last, part.last());
		}
		final float[][] all = new float[rows.size() + 1][];
		for (int a = 0; a < rows.size(); a++)
			all[a] = rows.get(a).rows()[ReferenceRows.VALUE];
		all[rows.size()] = Arrays.copyOfRange(frame.values(), line * frame.width(), (line + 1) * frame.width());
		add(new FastSums(first, last, all));
	}

	private void add(final FastSums sums) {
		for (int a = 0; a < right.length; a++) {
			right[a] += sums.of(a, right.length);
			for (int b = 0; b < right.length; b++)
				products[a][b] += sums.of(a, b);
		}
	}

	private Plane combined() {
		final double[] found = solved();
		final Plane combined = Plane.unknown(parts.get(0).width(), parts.get(0).height());
		for (int i = 0; i < combined.values().length; i++) {
			double sum = 0;
			for (int a = 0; a < found.length; a++)
				if (found[a] != 0) sum += found[a] * parts.get(a).values()[i];
			combined.values()[i] = (float) sum;
		}
		return combined;
	}

	/** How much of each part there is; the reference as it is where that cannot be told. */
	private double[] solved() {
		final double[] asItIs = { 1, 0, 0 };
		for (int a = 0; a < right.length; a++)
			products[a][a] *= 1 + RIDGE;
		try {
			final double[] found = new CholeskyDecomposition(new Array2DRowRealMatrix(products), SYMMETRIC, 0)
				.getSolver().solve(new ArrayRealVector(right)).toArray();
			return right[0] > 0 ? found : asItIs;
		}
		catch (final NonPositiveDefiniteMatrixException exc) {
			return asItIs;
		}
	}
}
