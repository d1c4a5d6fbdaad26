package sc.fiji.superres.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.crops.CropDraw;
import sc.fiji.superres.crops.Grey;
import sc.fiji.superres.crops.Rules;
import sc.fiji.superres.crops.Score;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.fidelity.RingResolution;
import sc.fiji.superres.image.Binomial;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.Figure;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.FakeUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;
import sc.fiji.superres.upscale.Upscaler;

class EvaluationTest {

	private static final ZoomLevel STEM = new ZoomLevel(5, ZoomLevel.MX);

	/** Bicubic, smeared by a Gaussian of 30 pixels (120 times a variance of 7.5): little of the lattice is left. */
	private static Upscaler blurred() {
		final Upscaler bicubic = new BicubicUpscaler(4);
		return new FakeUpscaler(4, "blurred", small -> {
			final RandomAccessibleInterval<FloatType> plane = bicubic.upscale(List.of(small), Progress.NONE).get(0);
			final int w = Planes.width(plane), h = Planes.height(plane);
			double[] values = Planes.doubleArray(plane);
			for (int i = 0; i < 120; i++)
				values = Binomial.smooth(values, w, h, 31);
			final float[] smooth = new float[values.length];
			for (int i = 0; i < smooth.length; i++)
				smooth[i] = (float) values[i];
			return Planes.floats(smooth, w, h);
		});
	}

	private static ZoomPyramid levels(final Double... values) {
		return ZoomPyramid.of(STEM, 4, List.of(values));
	}

	private static SourceImage scan(final int size, final double field, final long seed) {
		return new SourceImage("gan_" + seed + ".tif", StemScan.galliumNitride(size, size, field, seed).simulate(
			Progress.NONE), IntensityRange.EIGHT_BIT);
	}

	private static Evaluation evaluated(final Protocol protocol, final Evaluation.Candidate... candidates)
		throws IOException
	{
		final Evaluation evaluation = new Evaluation(protocol);
		evaluation.run(List.of(candidates), table -> {}, Progress.NONE);
		return evaluation;
	}

	private static Evaluation.Candidate bicubic() {
		return Evaluation.Candidate.of("bicubic", new BicubicUpscaler(4));
	}

	private static double mean(final Evaluation evaluation, final String model, final double zoom,
		final String metric)
	{
		final ScoreTable.Summary summary = evaluation.table().summary().stream().filter(s -> s.model().equals(model) &&
			s.level().value() == zoom).findFirst().orElseThrow();
		final Figure figure = summary.statistics().keySet().stream().filter(f -> f.column().equals(metric)).findFirst()
			.orElseThrow();
		return summary.statistics().get(figure).mean();
	}

	@Test
	void everyModelIsJudgedOnEveryCropOfEveryLevelAndImage() throws IOException {
		final List<SourceImage> references = List.of(scan(256, 0.4, 1), scan(256, 0.4, 2));
		final List<Integer> seen = new ArrayList<>();
		final Evaluation evaluation = new Evaluation(Protocol.standard(Rules.PUBLISHED, levels(10.0, 15.0, 20.0),
			new CropDraw(64, 3, 1), references));
		evaluation.run(List.of(bicubic(), Evaluation.Candidate.of("blurred", blurred())), table -> seen.add(table
			.scores().size()), Progress.NONE);
		assertEquals(List.of(6, 12, 18, 24, 30, 36), seen, "two images of three crops at each level");
		assertEquals(36, evaluation.table().scores().stream().map(s -> s.model() + s.level() + s.image() + s.crop())
			.distinct().count());
		assertEquals(6, evaluation.examples().size());
		assertTrue(evaluation.notes().stream().anyMatch(n -> n.startsWith("MS-SSIM: left out")), evaluation
			.notes()::toString);
	}

	@Test
	void allModelsSeeTheSameCropsAndTheSameCallGivesTheSameFigures() throws IOException {
		final Protocol protocol = Protocol.standard(Rules.PUBLISHED, levels(10.0), new CropDraw(64, 4, 7), List.of(scan(
			256, 0.4, 1)));
		final Evaluation once = evaluated(protocol, bicubic(), Evaluation.Candidate.of("again", new BicubicUpscaler(
			4)));
		final String csv = once.table().scoresCsv();
		assertEquals(csv, evaluated(protocol, bicubic(), Evaluation.Candidate.of("again", new BicubicUpscaler(4)))
			.table().scoresCsv());
		final List<String> rows = csv.lines().skip(1).toList();
		for (int i = 0; i < 4; i++)
			assertEquals(rows.get(i).replaceFirst("bicubic", ""), rows.get(4 + i).replaceFirst("again", ""));
	}

	@Test
	void aPerfectResultIsInfinitelyGood() throws IOException {
		final byte[] grey = new byte[128 * 128];
		Arrays.fill(grey, (byte) 100);
		final Protocol protocol = Protocol.standard(Rules.PUBLISHED, levels(10.0, 20.0), new CropDraw(64, 2, 1), List
			.of(new SourceImage("flat.png", Planes.bytes(grey, 128, 128), IntensityRange.EIGHT_BIT)));
		final Evaluation evaluation = evaluated(protocol, bicubic());
		assertEquals(Double.POSITIVE_INFINITY, mean(evaluation, "bicubic", 10, "PSNR"));
		assertEquals(1, mean(evaluation, "bicubic", 20, "SSIM"), 1e-12);
	}

	@Test
	void figuresDoNotDependOnTheScaleOfGreyValues() throws IOException {
		final SourceImage eight = scan(256, 0.4, 3);
		final float[] grey = Planes.floatArray(StemScan.galliumNitride(256, 256, 0.4, 3).simulate(Progress.NONE));
		for (int i = 0; i < grey.length; i++)
			grey[i] = grey[i] * 1e-3f - 7;
		final SourceImage floats = new SourceImage("gan_3.tif", Planes.floats(grey, 256, 256), new IntensityRange(-7,
			-7 + 0.255));
		final CropDraw draw = new CropDraw(192, 2, 1);
		final Evaluation a = evaluated(Protocol.standard(Rules.PUBLISHED, levels(20.0), draw, List.of(eight)),
			bicubic());
		final Evaluation b = evaluated(Protocol.standard(Rules.PUBLISHED, levels(20.0), draw, List.of(floats)),
			bicubic());
		// 8-bit results are rounded
		for (final String metric : List.of("PSNR", "SSIM", "MS-SSIM", "Gauss PSNR"))
			assertEquals(mean(a, "bicubic", 20, metric), mean(b, "bicubic", 20, metric), 0.02, metric);
	}

	@Test
	void imagesTooSmallForACropAreLeftOutByName() throws IOException {
		final Evaluation evaluation = evaluated(Protocol.standard(Rules.PUBLISHED, levels(10.0, 20.0), new CropDraw(64,
			1, 1), List.of(scan(256, 0.4, 1), scan(100, 0.2, 2))), bicubic());
		assertEquals(3, evaluation.table().scores().size());
		assertTrue(evaluation.notes().get(0).equals(
			"Left out at 10 MX, where a crop of 64 pixels does not fit: gan_2.tif."), evaluation.notes()::toString);
		final String message = assertThrows(IllegalArgumentException.class, () -> Protocol.standard(Rules.PUBLISHED,
			levels(10.0), new CropDraw(256, 1, 1), List.of(scan(256, 0.4, 1)))).getMessage();
		assertTrue(message.contains("smaller crop="), message);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> Protocol.standard(Rules.PUBLISHED, levels(10.0),
			new CropDraw(66, 1, 1), List.of(scan(256, 0.4, 1)))).getMessage().contains(
				"crop=66 is no multiple of the factor 4; such as 64 is"));
	}

	@Test
	void aModelOfAnotherFactorIsRefused() {
		final Protocol protocol = Protocol.standard(Rules.PUBLISHED, levels(20.0), new CropDraw(64, 1, 1), List.of(scan(
			256, 0.4, 1)));
		final String message = assertThrows(IllegalArgumentException.class, () -> evaluated(protocol,
			Evaluation.Candidate.of("two", new BicubicUpscaler(2)))).getMessage();
		assertTrue(message.contains("two enlarges by 2, and factor=4 is evaluated"), message);
	}

	@Test
	void itStopsWhenAsked() {
		final Protocol protocol = Protocol.standard(Rules.PUBLISHED, levels(20.0), new CropDraw(64, 100, 1), List.of(
			scan(256, 0.4, 1)));
		final Progress stopping = new Progress() {

			private volatile boolean stop;

			@Override
			public void report(final long done, final long total, final String message) {
				assertEquals(100, total);
				assertEquals("Evaluating bicubic", message);
				stop = done >= 3;
			}

			@Override
			public boolean isCancelled() {
				return stop;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
		final Evaluation evaluation = new Evaluation(protocol);
		assertThrows(CancellationException.class, () -> evaluation.run(List.of(bicubic()), table -> {}, stopping));
		assertEquals(0, evaluation.table().scores().size());
	}

	@Test
	void aResultThatResemblesNoPlaceIsNotJudgedAndNamed() throws IOException {
		final Upscaler black = new FakeUpscaler(4, "black", plane -> Planes.floats(new float[64 * 64], 64, 64));
		final Evaluation evaluation = evaluated(Protocol.physical(Rules.PUBLISHED, levels(20.0), new CropDraw(64, 1, 1),
			List.of(scan(128, 0.2, 101)), List.of(scan(64, 0.4, 1))), Evaluation.Candidate.of("black", black));
		assertTrue(Double.isNaN(mean(evaluation, "black", 20, "PSNR")));
		assertTrue(evaluation.notes().get(0).startsWith("black at 20 MX, gan_1.tif, crop 0, is not judged."), evaluation
			.notes()::toString);
		assertEquals(List.of(), evaluation.examples());
	}

	/** LR and HR scans with places, noise, jitter and drift of their own; HR 1.5375 pm a pixel, LR 6.15 pm. */
	@Test
	void thePhysicalEvaluationPutsTheTrainedNetworkAboveBicubicAndBlurredBelow() throws IOException {
		final Protocol protocol = Protocol.physical(Rules.PUBLISHED, levels(10.0), new CropDraw(192, 2, 1), List.of(
			scan(768, 1.1808, 106)), List.of(scan(256, 1.5744, 60)));
		final Evaluation evaluation;
		final var model = ModelFiles.read(Path.of("src/test/resources/sc/fiji/superres/upscale/quickstart.pt"));
		try (Network network = model.config().load(model.weights(), Device.cpu(), Precision.FULL)) {
			evaluation = evaluated(protocol, Evaluation.Candidate.of("trained", new NetworkUpscaler(network, 0, 16)),
				bicubic(), Evaluation.Candidate.of("blurred", blurred()));
		}
		for (final String metric : List.of("PSNR", "MS-SSIM", "Gauss PSNR", "Gauss MS-SSIM")) {
			final double trained = mean(evaluation, "trained", 10, metric), sharp = mean(evaluation, "bicubic", 10,
				metric), blurred = mean(evaluation, "blurred", 10, metric);
			assertTrue(trained > sharp && sharp > blurred, metric + ": trained " + trained + ", bicubic " + sharp +
				", blurred " + blurred);
		}
		for (final Score score : evaluation.table().scores()) {
			assertEquals("gan_106.tif", score.origin().reference());
			assertEquals(1, score.origin().scale(), 0.1001);
			assertEquals(0, score.origin().rotation(), 3.001);
			assertEquals(score.values().get(Ssim.FIGURE), score.origin().ssim(), 1e-6,
				"the reference is the one that was found");
		}
	}

	/** A lattice of 40 pixels a period, seen {@code shift} pixels further right and down. */
	private static SourceImage lattice(final double shift) {
		final float[] grey = new float[256 * 256];
		for (int i = 0; i < grey.length; i++)
			grey[i] = (float) (128 + 50 * Math.cos(2 * Math.PI * (i % 256 + shift) / 40) + 50 * Math.cos(2 * Math.PI *
				(i / 256 + shift) / 40));
		return new SourceImage("lattice.tif", Planes.floats(grey, 256, 256), new IntensityRange(0, 256));
	}

	private static double psnr(final Protocol protocol) throws IOException {
		return evaluated(protocol, bicubic()).table().summary().get(0).statistics().get(Psnr.FIGURE).mean();
	}

	@Test
	void bicubicIsComparedAtItsPlace() throws IOException {
		final CropDraw draw = new CropDraw(128, 2, 1);
		final List<SourceImage> lattice = List.of(lattice(0));
		final double fair = psnr(Protocol.standard(Rules.FAIR, levels(20.0), draw, lattice));
		final double published = psnr(Protocol.standard(Rules.PUBLISHED, levels(20.0), draw, lattice));
		double centred = 0;
		for (final Score score : evaluated(Protocol.standard(Rules.FAIR, levels(20.0), draw, lattice), bicubic())
			.table().scores())
			centred += centredPsnr(score) / 2;
		assertEquals(centred, fair, 0.2, "against the lattice itself, half a pixel further");
		assertTrue(fair > published + 3, "published " + published + ", fair " + fair);
	}

	/** Bicubic of the crop's input against the lattice half a pixel right and down, which is at the input's centres. */
	private static double centredPsnr(final Score score) {
		final CropDraw.Place place = new CropDraw.Place((int) (score.origin().x() - 64.5), (int) (score.origin().y() -
			64.5));
		final var input = Grey.to255(Grey.everySth(lattice(0).plane(), place, 128, 4), new IntensityRange(0, 256));
		final RandomAccessibleInterval<FloatType> small = Planes.floats(Planes.floatArray(input), 32, 32);
		final var result = new BicubicUpscaler(4).upscale(List.of(small), Progress.NONE).get(0);
		final var there = Grey.to255(Grey.crop(lattice(0.5).plane(), place, 128), new IntensityRange(0, 256));
		return new Psnr(255, 0).measure(result, there);
	}

	@Test
	void ringCorrelationIsNotGivenWhereInputAndReferenceAreOfOneRecording() throws IOException {
		final CropDraw draw = new CropDraw(64, 1, 1);
		final List<SourceImage> scans = List.of(scan(128, 0.2, 1));
		final Evaluation fair = evaluated(Protocol.standard(Rules.FAIR, levels(20.0), draw, scans), bicubic());
		assertTrue(Double.isNaN(mean(fair, "bicubic", 20, RingResolution.FIGURE.column())));
		assertEquals(1, fair.notes().stream().filter(n -> n.startsWith("FRC resolution (px): not given.")).count());
		final Evaluation published = evaluated(Protocol.standard(Rules.PUBLISHED, levels(20.0), draw, scans),
			bicubic());
		assertTrue(mean(published, "bicubic", 20, RingResolution.FIGURE.column()) >= 2);
	}

	@Test
	void latticeFiguresWantSixPeriodsAcrossACrop() throws IOException {
		final List<SourceImage> scans = List.of(scan(512, 3.1488, 1));
		final Protocol few = Protocol.standard(Rules.FAIR, levels(20.0), new CropDraw(128, 1, 1), scans);
		final Protocol enough = Protocol.standard(Rules.FAIR, levels(20.0), new CropDraw(384, 1, 1), scans);
		assertTrue(Double.isNaN(mean(evaluated(few, bicubic()), "bicubic", 20, "Lattice kept")));
		assertTrue(evaluated(few, bicubic()).notes().stream().anyMatch(n -> n.contains(
			"fewer than 6 times across a crop")));
		assertTrue(mean(evaluated(enough, bicubic()), "bicubic", 20, "Lattice kept") > 0);
	}

	private static SourceImage scan(final int size, final double dose, final double jitter, final long seed) {
		return new SourceImage("gan.tif", new StemScan(size, size, 1.5744, dose, jitter, 0.05, StemScan.PROBE, seed)
			.simulate(Progress.NONE), IntensityRange.EIGHT_BIT);
	}

	@Test
	void truthModeOfANoiselessScanSharesNothing() throws IOException {
		final CropDraw draw = new CropDraw(192, 2, 1);
		final SourceImage noisy = scan(256, 15, 0, 7);
		final SourceImage truth = scan(256, 1e6, 0, 7);
		final Evaluation same = evaluated(Protocol.paired(STEM, 4, draw, List.of(truth), List.of(noisy)), bicubic());
		assertEquals(STEM, same.table().scores().get(0).level(), "compared at the zoom level that was recorded");
		final double resolution = mean(same, "bicubic", 5, RingResolution.FIGURE.column());
		assertTrue(resolution > 4, "no finer than the input, with nothing in common but the lattice: " + resolution);
		assertTrue(psnr(Protocol.paired(STEM, 4, draw, List.of(truth), List.of(truth))) > mean(same, "bicubic", 5,
			"PSNR") + 2);
	}

	@Test
	void referencesAsManyTimesAsLargeAsTheFactorAreComparedAtTheirPlace() throws IOException {
		final CropDraw draw = new CropDraw(256, 2, 1);
		final SourceImage small = scan(128, 1e6, 0, 7);
		final SourceImage large = scan(512, 1e6, 0, 7);
		final Evaluation evaluation = evaluated(Protocol.paired(STEM, 4, draw, List.of(large), List.of(small)),
			bicubic());
		assertEquals(new ZoomLevel(20, ZoomLevel.MX), evaluation.table().scores().get(0).level());
		final double psnr = mean(evaluation, "bicubic", 20, "PSNR");
		assertTrue(psnr > 40, "bicubic of a noiseless scan with 20 pixels a period: " + psnr);
	}

	@Test
	void pairsThatDoNotGoTogetherAreRefusedByTheirSizes() {
		final CropDraw draw = new CropDraw(64, 1, 1);
		final SourceImage a = scan(128, 15, 0, 1);
		final SourceImage b = scan(192, 15, 0, 1);
		final SourceImage c = scan(512, 15, 0, 1);
		assertRefused(
			"The reference gan.tif has 192×192 pixels and its source gan.tif 128×128: give references of the same " +
				"size, or factor=4 times as large.", List.of(b), List.of(a), draw);
		assertRefused("reference has 1 images and source 2", List.of(a), List.of(a, a), draw);
		assertRefused("Some references have the size of their source", List.of(a, c), List.of(a, a), draw);
	}

	private static void assertRefused(final String message, final List<SourceImage> references,
		final List<SourceImage> inputs, final CropDraw draw)
	{
		final String said = assertThrows(IllegalArgumentException.class, () -> Protocol.paired(STEM, 4, draw,
			references, inputs)).getMessage();
		assertTrue(said.contains(message), said);
	}

	/** The LR image has a pixel a quarter larger than its zoom level says; the search ends at a tenth. */
	@Test
	void matchesAtTheLimitAreLeftOutAndCounted() throws IOException {
		final CropDraw draw = new CropDraw(128, 2, 1);
		final List<SourceImage> references = List.of(scan(256, 0.3936, 106));
		final List<SourceImage> inputs = List.of(scan(64, 0.3936 * 1.25, 60));
		final Evaluation fair = evaluated(Protocol.physical(Rules.FAIR, levels(20.0), draw, references, inputs),
			bicubic());
		final List<Score> scores = fair.table().scores();
		final long out = scores.stream().filter(s -> Double.isNaN(s.values().get(Psnr.FIGURE))).count();
		assertTrue(out > 0, fair.table()::scoresCsv);
		assertTrue(scores.stream().noneMatch(s -> Double.isNaN(s.origin().ssim())),
			"where they were found stays on record");
		final String note = "bicubic: " + out + " of 2 matches left out of the means (" + out +
			" at the end of what was searched).";
		assertTrue(fair.notes().contains(note), fair.notes()::toString);
		final Protocol published = Protocol.physical(Rules.PUBLISHED, levels(20.0), draw, references, inputs);
		assertTrue(Double.isFinite(mean(evaluated(published, bicubic()), "bicubic", 20, "PSNR")));
	}

	@Test
	void matchesThatResembleNothingAreLeftOutAndCounted() throws IOException {
		final Upscaler noise = new FakeUpscaler(4, "noise", plane -> {
			final Random random = new Random(5);
			final float[] grey = new float[128 * 128];
			for (int i = 0; i < grey.length; i++)
				grey[i] = (float) (0.35 + 0.1 * random.nextGaussian());
			return Planes.floats(grey, 128, 128);
		});
		final Protocol protocol = Protocol.physical(Rules.FAIR, levels(20.0), new CropDraw(128, 1, 1), List.of(scan(256,
			0.3936, 106)), List.of(scan(64, 0.3936, 60)));
		final Evaluation evaluation = evaluated(protocol, Evaluation.Candidate.of("noise", noise));
		assertTrue(evaluation.notes().stream().anyMatch(n -> n.startsWith(
			"noise: 1 of 1 matches left out of the means (1 ")), evaluation.notes()::toString);
		assertTrue(Double.isNaN(mean(evaluation, "noise", 20, "PSNR")));
		assertEquals(1, evaluation.examples().size(), "it is there to be looked at");
	}
}
