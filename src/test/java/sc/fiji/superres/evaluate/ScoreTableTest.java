package sc.fiji.superres.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.crops.Score;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.metric.Figure;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;

class ScoreTableTest {

	private static final ZoomPyramid PYRAMID = ZoomPyramid.everyInteger(new ZoomLevel(5, ZoomLevel.MX), 4);

	private static Score score(final String model, final double zoom, final int crop, final double psnr,
		final double ssim)
	{
		final Map<Figure, Double> values = new LinkedHashMap<>();
		values.put(Psnr.FIGURE, psnr);
		values.put(Ssim.FIGURE, ssim);
		return new Score(model, new ZoomLevel(zoom, ZoomLevel.MX), "scan, \"a\".tif", crop, new Score.Origin("hr.tif",
			128, 64.5, 1, 0, Double.NaN), values);
	}

	private static ScoreTable table(final Score... scores) {
		final ScoreTable table = new ScoreTable();
		table.add(List.of(scores));
		return table;
	}

	@Test
	void aSummaryIsMeanSampleDeviationAndCount() {
		final ScoreTable table = table(score("a", 10, 0, 20, 0.5), score("a", 10, 1, 22, 0.7), score("a", 10, 2, 27,
			Double.NaN), score("b", 10, 0, 30, 1));
		final ScoreTable.Summary a = table.summary().get(0);
		assertEquals(3, a.crops());
		assertEquals(new ScoreTable.Statistic(23, Math.sqrt(13), 3), a.statistics().get(Psnr.FIGURE));
		assertEquals(0.6, a.statistics().get(Ssim.FIGURE).mean(), 1e-15);
		assertEquals(2, a.statistics().get(Ssim.FIGURE).count());
		assertTrue(Double.isNaN(table.summary().get(1).statistics().get(Psnr.FIGURE).spread()),
			"one crop has no spread");
		assertEquals(Set.of(Psnr.FIGURE, Ssim.FIGURE), table.figures());
	}

	@Test
	void infiniteFiguresCountOnlyWhereThereAreNoOthers() {
		final double inf = Double.POSITIVE_INFINITY;
		assertEquals(20, table(score("a", 10, 0, inf, 1), score("a", 10, 1, 20, 1)).summary().get(0).statistics().get(
			Psnr.FIGURE).mean());
		final ScoreTable.Statistic all = table(score("a", 10, 0, inf, 1)).summary().get(0).statistics().get(
			Psnr.FIGURE);
		assertEquals(inf, all.mean());
		assertEquals(0, all.count());
	}

	@Test
	void tablesAreCommaSeparatedWithNamesInQuotesWhereNeeded() {
		final ScoreTable table = table(score("a", 10, 0, 20.123456789, Double.POSITIVE_INFINITY));
		assertEquals("""
			Model,Zoom,Unit,Image,Crop,Reference,X,Y,Scale,Rotation,Match SSIM,PSNR,SSIM
			a,10,MX,"scan, ""a"".tif",0,hr.tif,128,64.50000,1,0,NaN,20.12346,Infinity
			""", table.scoresCsv());
		assertEquals("""
			Model,Zoom,Unit,Percent,Crops,PSNR,PSNR SD,PSNR N,SSIM,SSIM SD,SSIM N
			a,10,MX,200,1,20.12346,NaN,1,Infinity,NaN,0
			""", table.summaryCsv(PYRAMID));
	}
}
