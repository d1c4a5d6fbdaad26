package sc.fiji.superres.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.evaluate.Judged.bicubic;
import static sc.fiji.superres.evaluate.Judged.blurred;
import static sc.fiji.superres.evaluate.Judged.levels;
import static sc.fiji.superres.evaluate.Judged.published;
import static sc.fiji.superres.evaluate.Judged.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.Progress;
import sc.fiji.superres.measure.Metrics;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.crops.Score;
import sc.fiji.superres.ProgressProbe;
import sc.fiji.superres.crops.CropDraw;
import sc.fiji.superres.crops.Rules;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.upscale.BicubicUpscaler;

/** What every evaluation does, shown on the published one of images that are their own references. */
class EvaluationTest {

	@Test
	void everyModelIsJudgedOnEveryCropOfEveryLevelAndImage() throws IOException {
		final List<SourceImage> references = List.of(scan(256, 0.4, 1), scan(256, 0.4, 2));
		final Evaluation evaluation = new Evaluation(Protocol.standard(Rules.PUBLISHED, levels(10.0, 15.0, 20.0),
			new CropDraw(64, 3, 1), references));
		final List<Integer> seen = new ArrayList<>();
		evaluation.run(List.of(bicubic(), blurred()), table -> seen.add(table.scores().size()), Progress.NONE);
		assertEquals(List.of(6, 12, 18, 24, 30, 36), seen, "two images of three crops at each level");
		assertEquals(36, evaluation.table().scores().stream().map(s -> s.model() + s.level() + s.image() + s.crop())
			.distinct().count());
		assertEquals(6, evaluation.examples().stream().filter(Example::first).count());
		for (final Score score : evaluation.table().scores())
			assertTrue(evaluation.examples().stream().anyMatch(example -> isNotBetter(example, score)),
				score::toString);
		assertTrue(evaluation.notes().stream().anyMatch(note -> note.startsWith("MS-SSIM: left out")), evaluation
			.notes()::toString);
	}

	/** Whether an example of the same model and level is at least as bad as a score. */
	private static boolean isNotBetter(final Example example, final Score score) {
		final Score shown = example.score();
		return shown.model().equals(score.model()) && shown.level().equals(score.level()) && !Example.isWorse(score,
			shown);
	}

	@Test
	void moreIsInventedOrElseThePsnrIsLess() {
		final Score good = score(30, 0.002), blurred = score(20, 0), inventive = score(35, 0.02);
		assertTrue(Example.isWorse(blurred, good) && !Example.isWorse(good, blurred));
		assertTrue(Example.isWorse(inventive, blurred) && !Example.isWorse(blurred, inventive));
		assertTrue(Example.isWorse(blurred, score(25, Double.NaN)));
	}

	private static Score score(final double psnr, final double invented) {
		return new Score("model", new ZoomLevel(10, "MX"), "image", 0, new Score.Origin("r", 0, 0, 1, 0, 1), Map.of(
			Metrics.QUALITY, psnr, Metrics.INVENTED, invented));
	}

	@Test
	void allModelsSeeTheSameCropsAndTheSameCallGivesTheSameFigures() throws IOException {
		final Protocol protocol = published(10, new CropDraw(64, 4, 7), scan(256, 0.4, 1));
		final Evaluation.Candidate again = Evaluation.Candidate.of("again", new BicubicUpscaler(4));
		final String csv = Judged.of(protocol, bicubic(), again).evaluation().table().scoresCsv();
		assertEquals(csv, Judged.of(protocol, bicubic(), again).evaluation().table().scoresCsv());
		final List<String> rows = csv.lines().skip(1).toList();
		for (int i = 0; i < 4; i++)
			assertEquals(rows.get(i).replaceFirst("bicubic", ""), rows.get(4 + i).replaceFirst("again", ""));
	}

	@Test
	void aPerfectResultIsInfinitelyGood() throws IOException {
		final byte[] grey = new byte[128 * 128];
		Arrays.fill(grey, (byte) 100);
		final SourceImage flat = new SourceImage("flat.png", Planes.bytes(grey, 128, 128), IntensityRange.EIGHT_BIT);
		final Judged judged = Judged.bicubicBy(Protocol.standard(Rules.PUBLISHED, levels(10.0, 20.0), new CropDraw(64,
			2, 1), List.of(flat)));
		assertEquals(Double.POSITIVE_INFINITY, judged.meanOfBicubic(10, "PSNR"));
		assertEquals(1, judged.meanOfBicubic(20, "SSIM"), 1e-12);
	}

	@Test
	void figuresDoNotDependOnTheScaleOfGreyValues() throws IOException {
		final CropDraw draw = new CropDraw(192, 2, 1);
		final Judged bytes = Judged.bicubicBy(published(20, draw, scan(256, 0.4, 3)));
		final Judged floats = Judged.bicubicBy(published(20, draw, floatScanFromMinusSeven()));
		// 8-bit results are rounded
		for (final String metric : List.of("PSNR", "SSIM", "MS-SSIM", "Gauss PSNR"))
			assertEquals(bytes.meanOfBicubic(20, metric), floats.meanOfBicubic(20, metric), 0.02, metric);
	}

	/** The same scan with grey values from -7 to -7 + 0.255. */
	private static SourceImage floatScanFromMinusSeven() {
		final float[] grey = Planes.floatArray(StemScan.galliumNitride(256, 256, 0.4, 3).simulate(Progress.NONE));
		for (int i = 0; i < grey.length; i++)
			grey[i] = grey[i] * 1e-3f - 7;
		return new SourceImage("gan_3.tif", Planes.floats(grey, 256, 256), new IntensityRange(-7, -7 + 0.255));
	}

	@Test
	void imagesTooSmallForACropAreLeftOutByName() throws IOException {
		final List<SourceImage> scans = List.of(scan(256, 0.4, 1), scan(100, 0.2, 2));
		final Judged judged = Judged.bicubicBy(Protocol.standard(Rules.PUBLISHED, levels(10.0, 20.0), new CropDraw(64,
			1, 1), scans));
		assertEquals(3, judged.scores().size());
		assertEquals("Left out at 10 MX, where a crop of 64 pixels does not fit: gan_2.tif.", judged.notes().get(0));
	}

	@Test
	void cropsThatNoImageHoldsOrThatTheFactorDoesNotDivideAreRefused() {
		final SourceImage scan = scan(256, 0.4, 1);
		final String large = assertThrows(IllegalArgumentException.class, () -> published(10, new CropDraw(256, 1, 1),
			scan)).getMessage();
		assertTrue(large.contains("smaller crop="), large);
		final String odd = assertThrows(IllegalArgumentException.class, () -> published(10, new CropDraw(66, 1, 1),
			scan)).getMessage();
		assertTrue(odd.contains("crop=66 is no multiple of the factor 4; such as 64 is"), odd);
	}

	@Test
	void aModelOfAnotherFactorIsRefused() {
		final Protocol protocol = published(20, new CropDraw(64, 1, 1), scan(256, 0.4, 1));
		final Evaluation.Candidate two = Evaluation.Candidate.of("two", new BicubicUpscaler(2));
		final String message = assertThrows(IllegalArgumentException.class, () -> Judged.of(protocol, two))
			.getMessage();
		assertTrue(message.contains("two enlarges by 2, and factor=4 is evaluated"), message);
	}

	@Test
	void itStopsWhenAsked() {
		final AtomicLong judged = new AtomicLong();
		final Progress stopping = ProgressProbe.hearing((done, total, message) -> {
			assertEquals(100, total);
			assertEquals("Evaluating bicubic", message);
			judged.set(done);
		}).andStoppingWhen(() -> judged.get() >= 3);
		final Evaluation evaluation = new Evaluation(published(20, new CropDraw(64, 100, 1), scan(256, 0.4, 1)));
		assertThrows(CancellationException.class, () -> evaluation.run(List.of(bicubic()), table -> {}, stopping));
		assertEquals(0, evaluation.table().scores().size());
	}

	@Test
	void latticeFiguresWantSixPeriodsAcrossACrop() throws IOException {
		final SourceImage scan = scan(512, 3.1488, 1);
		final Judged few = Judged.bicubicBy(Judged.fair(20, new CropDraw(128, 1, 1), scan));
		final Judged enough = Judged.bicubicBy(Judged.fair(20, new CropDraw(384, 1, 1), scan));
		assertTrue(Double.isNaN(few.meanOfBicubic(20, "Lattice kept")));
		assertTrue(few.notes().stream().anyMatch(note -> note.contains("fewer than 6 times across a crop")), few
			.notes()::toString);
		assertTrue(enough.meanOfBicubic(20, "Lattice kept") > 0);
	}
}
