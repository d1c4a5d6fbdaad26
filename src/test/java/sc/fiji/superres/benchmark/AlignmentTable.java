package sc.fiji.superres.benchmark;

import java.util.Arrays;
import java.util.Locale;

import sc.fiji.superres.Progress;
import sc.fiji.superres.align.Alignment;
import sc.fiji.superres.align.AlignmentConfig;
import sc.fiji.superres.align.Match;
import sc.fiji.superres.simulate.LatticePair;

/**
 * How often the transform between two simulated scans is found, and how exactly: prints the table of
 * {@code docs/benchmarks.md}.
 */
public final class AlignmentTable {

	private static final int IMAGE = 256, REFERENCE = 1024;

	private AlignmentTable() {}

	/** @param args number of cases of each sample; 40 unless told; "v" behind it prints every case */
	public static void main(final String[] args) {
		final int cases = args.length > 0 ? Integer.parseInt(args[0]) : 40;
		System.out.println(
			"| sample | found | px: median, worst | scale %: median, worst | degrees: median, worst | s a case |");
		System.out.println("|---|---|---|---|---|---|");
		for (final boolean stem : new boolean[] { true, false })
			row(stem, cases, args.length > 1);
	}

	private static void row(final boolean stem, final int cases, final boolean each) {
		final double[][] errors = new double[3][cases];
		int found = 0;
		double seconds = 0;
		for (int i = 0; i < cases; i++) {
			final LatticePair pair = LatticePair.draw(stem, IMAGE, REFERENCE, 100 + i);
			final long start = System.nanoTime();
			final Match match = Alignment.align(pair.image(), pair.reference(), AlignmentConfig.of(255), Progress.NONE);
			seconds += (System.nanoTime() - start) / 1e9;
			errors[0][i] = pair.distance(match.x(), match.y());
			errors[1][i] = 100 * Math.abs(match.scale() / pair.scale() - 1);
			errors[2][i] = Math.abs(match.rotation() - pair.rotation());
			final boolean right = errors[0][i] < 0.5 && errors[1][i] < 0.2 && errors[2][i] < 0.1;
			if (right) found++;
			if (each) System.out.printf(Locale.ROOT,
				"%d %s noise %.1f scale %.4f rot %.3f: %.3f px %.3f %% %.3f° r %.3f ssim %.3f u %.3f%n", i, right, pair
					.noise(), pair.scale(), pair.rotation(), errors[0][i], errors[1][i], errors[2][i], match
						.correlation(), match.ssim(), match.uniqueness());
		}
		for (final double[] e : errors)
			Arrays.sort(e);
		System.out.printf(Locale.ROOT, "| %s | %d of %d | %.3f, %.3f | %.3f, %.3f | %.3f, %.3f | %.2f |%n", stem
			? "GaN, STEM" : "graphite, STM", found, cases, errors[0][cases / 2], errors[0][cases - 1], errors[1][cases /
				2], errors[1][cases - 1], errors[2][cases / 2], errors[2][cases - 1], seconds / cases);
	}
}
