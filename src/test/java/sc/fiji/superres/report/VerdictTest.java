package sc.fiji.superres.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.crops.Score;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.fidelity.LatticeFigures;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;

class VerdictTest {

	private static final ZoomPyramid STEM = ZoomPyramid.of(new ZoomLevel(5, ZoomLevel.MX), 4, DoubleStream.of(5, 6, 7,
		10, 20).boxed().toList());

	private final ScoreTable table = new ScoreTable();

	/** One crop of a model at each level: PSNR, SSIM, lattice kept and lattice error. */
	private void add(final String model, final double[]... figures) {
		for (int i = 0; i < figures.length; i++)
			add(model, i, 0, figures[i]);
	}

	private void add(final String model, final int level, final int crop, final double... figures) {
		final Score.Origin origin = new Score.Origin("hr.tif", 9, 9, 1, 0, 0.5);
		table.add(List.of(new Score(model, STEM.levels().get(level), "lr.tif", crop, origin, Map.of(Psnr.FIGURE,
			figures[0], Ssim.FIGURE, figures[1], LatticeFigures.KEPT, figures[2], LatticeFigures.ERROR, figures[3]))));
	}

	private static double[] psnr(final double decibels) {
		return new double[] { decibels, 0.5, 1, 0 };
	}

	private String verdict() {
		return Verdict.of(table, STEM);
	}

	@Test
	void betterEverywhereIsSaidWithTheLeastAndTheMost() {
		add("bicubic", psnr(20), psnr(21), psnr(22), psnr(23), psnr(24));
		add("GaN run", psnr(23.5), psnr(22.2), psnr(24), psnr(25), psnr(26));
		assertEquals("GaN run is better than bicubic at every zoom level (5 MX to 20 MX) by 1.20 to 3.50 dB PSNR.",
			verdict());
	}

	@Test
	void levelsAreNamedWhereAModelIsBetterAndWhereItIsWorse() {
		add("bicubic", psnr(20), psnr(20), psnr(20), psnr(20), psnr(20));
		add("a", psnr(21), psnr(22), psnr(20.04), psnr(22.5), psnr(18));
		add("b", psnr(19), psnr(19), psnr(19), psnr(19), psnr(19));
		add("c", psnr(20), psnr(20), psnr(20), psnr(20), psnr(20));
		assertEquals("a is better than bicubic at 5 MX to 6 MX, 10 MX by 1.00 to 2.50 dB PSNR and worse at 20 MX by " +
			"2.00 dB PSNR; b is worse than bicubic at every zoom level (5 MX to 20 MX) by 1.00 dB PSNR; c is as good " +
			"as bicubic at every zoom level (5 MX to 20 MX).", verdict());
	}

	@Test
	void figuresThatSayTheOppositeObject() {
		add("bicubic", new double[] { 20, 0.5, 1, 0.01 }, new double[] { 20, 0.5, 1, 0.01 }, new double[] { 20, 0.5, 1,
			0.01 });
		add("a", new double[] { 22, 0.4, 1, 0.01 }, new double[] { 22, 0.49, 0.5, 0.01 }, new double[] { 22, 0.6, 0.5,
			0.08 });
		assertEquals("a is better than bicubic at every zoom level (5 MX to 7 MX) by 2.00 dB PSNR, but by SSIM worse " +
			"at 5 MX and by Lattice kept worse at 6 MX to 7 MX and by Lattice error worse at 7 MX.", verdict());
	}

	@Test
	void whereItIsWorseInAnyCaseNothingNeedsToObject() {
		add("bicubic", new double[] { 20, 0.5, 1, 0 });
		add("a", new double[] { 19, 0.1, 0, 0.5 });
		assertEquals("a is worse than bicubic at 5 MX by 1.00 dB PSNR.", verdict());
	}

	/** A match that was left out for one model must not shift the mean of the other. */
	@Test
	void onlyCropsThatBothHaveAreCompared() {
		add("bicubic", 0, 0, 20, 0.5, 1, 0);
		add("bicubic", 0, 1, 10, 0.5, 1, 0);
		add("a", 0, 0, 21, 0.5, 1, 0);
		add("a", 0, 1, Double.NaN, 0.5, 1, 0);
		assertEquals("a is better than bicubic at 5 MX by 1.00 dB PSNR.", verdict());
	}

	@Test
	void whatCannotBeComparedIsSaid() {
		add("bicubic", psnr(20));
		assertEquals("Nothing was compared: name models= besides bicubic.", verdict());
		add("a", psnr(Double.NaN));
		assertEquals("a cannot be compared with bicubic: no crop has a PSNR of both.", verdict());
	}
}
