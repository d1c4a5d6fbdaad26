package sc.fiji.superres.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Binomial;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.swinir.FoldedSwinIr;
import sc.fiji.superres.swinir.ModelFiles;
import sc.fiji.superres.swinir.Network;
import sc.fiji.superres.swinir.Precision;
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

	private static double mean(final Evaluation evaluation, final String model, final double zoom, final String metric) {
		return evaluation.table().summary().stream().filter(s -> s.model().equals(model) && s.level().value() == zoom)
			.findFirst().orElseThrow().statistics().get(metric).mean();
	}

	@Test
	void everyModelIsJudgedOnEveryCropOfEveryLevelAndImage() throws IOException {
		final List<SourceImage> references = List.of(scan(256, 0.4, 1), scan(256, 0.4, 2));
		final List<Integer> seen = new ArrayList<>();
		final Evaluation evaluation = new Evaluation(Protocol.standard(Rules.PUBLISHED, levels(10.0, 15.0, 20.0), new CropDraw(64, 3, 1),
			references));
		evaluation.run(List.of(bicubic(), Evaluation.Candidate.of("blurred", blurred())), table -> seen.add(table
			.scores().size()), Progress.NONE);
		assertEquals(List.of(6, 12, 18, 24, 30, 36), seen, "two images of three crops at each level");
		assertEquals(36, evaluation.table().scores().stream().map(s -> s.model() + s.level() + s.image() + s.crop()).distinct()
			.count());
		assertEquals(6, evaluation.examples().size());
		assertTrue(evaluation.notes().stream().anyMatch(n -> n.startsWith("MS-SSIM: left out")), evaluation.notes()::toString);
	}

	@Test
	void allModelsSeeTheSameCropsAndTheSameCallGivesTheSameFigures() throws IOException {
		final Protocol protocol = Protocol.standard(Rules.PUBLISHED, levels(10.0), new CropDraw(64, 4, 7), List.of(scan(256, 0.4, 1)));
		final Evaluation once = evaluated(protocol, bicubic(), Evaluation.Candidate.of("again", new BicubicUpscaler(4)));
		final String csv = once.table().scoresCsv();
		assertEquals(csv, evaluated(protocol, bicubic(), Evaluation.Candidate.of("again", new BicubicUpscaler(4))).table()
			.scoresCsv());
		final List<String> rows = csv.lines().skip(1).toList();
		for (int i = 0; i < 4; i++)
			assertEquals(rows.get(i).replaceFirst("bicubic", ""), rows.get(4 + i).replaceFirst("again", ""));
	}

	@Test
	void aPerfectResultIsInfinitelyGood() throws IOException {
		final byte[] grey = new byte[128 * 128];
		Arrays.fill(grey, (byte) 100);
		final Protocol protocol = Protocol.standard(Rules.PUBLISHED, levels(10.0, 20.0), new CropDraw(64, 2, 1), List.of(new SourceImage(
			"flat.png", Planes.bytes(grey, 128, 128), IntensityRange.EIGHT_BIT)));
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
		final SourceImage floats = new SourceImage("gan_3.tif", Planes.floats(grey, 256, 256), new IntensityRange(-7, -7 +
			0.255));
		final CropDraw draw = new CropDraw(192, 2, 1);
		final Evaluation a = evaluated(Protocol.standard(Rules.PUBLISHED, levels(20.0), draw, List.of(eight)), bicubic());
		final Evaluation b = evaluated(Protocol.standard(Rules.PUBLISHED, levels(20.0), draw, List.of(floats)), bicubic());
		for (final String metric : List.of("PSNR", "SSIM", "MS-SSIM", "Gauss PSNR"))
			assertEquals(mean(a, "bicubic", 20, metric), mean(b, "bicubic", 20, metric), 0.02, metric); // 8-bit results are rounded
	}

	@Test
	void imagesTooSmallForACropAreLeftOutByName() throws IOException {
		final Evaluation evaluation = evaluated(Protocol.standard(Rules.PUBLISHED, levels(10.0, 20.0), new CropDraw(64, 1, 1), List.of(scan(256,
			0.4, 1), scan(100, 0.2, 2))), bicubic());
		assertEquals(3, evaluation.table().scores().size());
		assertTrue(evaluation.notes().get(0).equals("Left out at 10 MX, where a crop of 64 pixels does not fit: gan_2.tif."),
			evaluation.notes()::toString);
		final String message = assertThrows(IllegalArgumentException.class, () -> Protocol.standard(Rules.PUBLISHED, levels(10.0), new CropDraw(
			256, 1, 1), List.of(scan(256, 0.4, 1)))).getMessage();
		assertTrue(message.contains("smaller crop="), message);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> Protocol.standard(Rules.PUBLISHED, levels(10.0), new CropDraw(66, 1, 1),
			List.of(scan(256, 0.4, 1)))).getMessage().contains("crop=66 is no multiple of the factor 4; such as 64 is"));
	}

	@Test
	void aModelOfAnotherFactorIsRefused() {
		final Protocol protocol = Protocol.standard(Rules.PUBLISHED, levels(20.0), new CropDraw(64, 1, 1), List.of(scan(256, 0.4, 1)));
		final String message = assertThrows(IllegalArgumentException.class, () -> evaluated(protocol, Evaluation.Candidate.of(
			"two", new BicubicUpscaler(2)))).getMessage();
		assertTrue(message.contains("two enlarges by 2, and factor=4 is evaluated"), message);
	}

	@Test
	void itStopsWhenAsked() {
		final Protocol protocol = Protocol.standard(Rules.PUBLISHED, levels(20.0), new CropDraw(64, 100, 1), List.of(scan(256, 0.4, 1)));
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
		};
		final Evaluation evaluation = new Evaluation(protocol);
		assertThrows(CancellationException.class, () -> evaluation.run(List.of(bicubic()), table -> {}, stopping));
		assertEquals(0, evaluation.table().scores().size());
	}

	@Test
	void aResultThatResemblesNoPlaceIsNotJudgedAndNamed() throws IOException {
		final Upscaler black = new FakeUpscaler(4, "black", plane -> Planes.floats(new float[64 * 64], 64, 64));
		final Evaluation evaluation = evaluated(Protocol.physical(Rules.PUBLISHED, levels(20.0), new CropDraw(64, 1, 1), List.of(scan(128, 0.2,
			101)), List.of(scan(64, 0.4, 1))), Evaluation.Candidate.of("black", black));
		assertTrue(Double.isNaN(mean(evaluation, "black", 20, "PSNR")));
		assertTrue(evaluation.notes().get(0).startsWith("black at 20 MX, gan_1.tif, crop 0, is not judged."), evaluation
			.notes()::toString);
		assertEquals(List.of(), evaluation.examples());
	}

	/** LR and HR scans with places, noise, jitter and drift of their own; HR 1.5375 pm a pixel, LR 6.15 pm. */
	@Test
	void thePhysicalEvaluationPutsTheTrainedNetworkAboveBicubicAndBlurredBelow() throws IOException {
		final Protocol protocol = Protocol.physical(Rules.PUBLISHED, levels(10.0), new CropDraw(192, 2, 1), List.of(scan(768, 1.1808, 106)), List
			.of(scan(256, 1.5744, 60)));
		final Evaluation evaluation;
		final var model = ModelFiles.read(Path.of("src/test/resources/sc/fiji/superres/upscale/quickstart.pt"));
		try (Network network = FoldedSwinIr.load(model.config(), model.weights(), Device.cpu(), Precision.FULL)) {
			evaluation = evaluated(protocol, Evaluation.Candidate.of("trained", new NetworkUpscaler(network, 0, 16)), bicubic(),
				Evaluation.Candidate.of("blurred", blurred()));
		}
		for (final String metric : List.of("PSNR", "MS-SSIM", "Gauss PSNR", "Gauss MS-SSIM")) {
			final double trained = mean(evaluation, "trained", 10, metric), sharp = mean(evaluation, "bicubic", 10, metric),
					blurred = mean(evaluation, "blurred", 10, metric);
			assertTrue(trained > sharp && sharp > blurred, metric + ": trained " + trained + ", bicubic " + sharp + ", blurred " +
				blurred);
		}
		for (final Score score : evaluation.table().scores()) {
			assertEquals("gan_106.tif", score.origin().reference());
			assertEquals(1, score.origin().scale(), 0.1001);
			assertEquals(0, score.origin().rotation(), 3.001);
			assertEquals(score.values().get("SSIM"), score.origin().ssim(), 1e-6, "the reference is the one that was found");
		}
	}
}
