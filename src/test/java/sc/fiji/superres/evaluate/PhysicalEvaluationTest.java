package sc.fiji.superres.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.evaluate.Judged.bicubic;
import static sc.fiji.superres.evaluate.Judged.blurred;
import static sc.fiji.superres.evaluate.Judged.levels;
import static sc.fiji.superres.evaluate.Judged.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.crops.CropDraw;
import sc.fiji.superres.crops.Rules;
import sc.fiji.superres.crops.Score;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.upscale.FakeUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;

/** Results that are looked for in a second recording, and what becomes of those that are not found there. */
class PhysicalEvaluationTest {

	private static Protocol physical(final Rules rules, final double level, final CropDraw draw,
		final SourceImage reference, final SourceImage input)
	{
		return Protocol.physical(rules, levels(level), draw, List.of(reference), List.of(input));
	}

	/** A model that makes this of whatever it gets. */
	private static Evaluation.Candidate always(final String name,
		final Supplier<RandomAccessibleInterval<FloatType>> result)
	{
		return Evaluation.Candidate.of(name, new FakeUpscaler(4, name, plane -> result.get()));
	}

	@Test
	void aResultThatResemblesNoPlaceIsNotJudgedAndNamed() throws IOException {
		final Evaluation.Candidate black = always("black", () -> Planes.floats(new float[64 * 64], 64, 64));
		final Judged judged = Judged.of(physical(Rules.PUBLISHED, 20, new CropDraw(64, 1, 1), scan(128, 0.2, 101), scan(
			64, 0.4, 1)), black);
		assertTrue(Double.isNaN(judged.mean("black", 20, "PSNR")));
		final String note = judged.notes().get(0);
		assertTrue(note.startsWith("black at 20 MX, gan_1.tif, crop 0, is not judged."), note);
		assertEquals(List.of(), judged.evaluation().examples());
	}

	/** LR and HR scans with places, noise, jitter and drift of their own; HR 1.5375 pm a pixel, LR 6.15 pm. */
	@Test
	void thePhysicalEvaluationPutsTheTrainedNetworkAboveBicubicAndBlurredBelow() throws IOException {
		final Judged judged = trainedBicubicAndBlurred(physical(Rules.PUBLISHED, 10, new CropDraw(192, 2, 1), scan(768,
			1.1808, 106), scan(256, 1.5744, 60)));
		for (final String metric : List.of("PSNR", "MS-SSIM", "Gauss PSNR", "Gauss MS-SSIM")) {
			final double trained = judged.mean("trained", 10, metric);
			final double sharp = judged.mean("bicubic", 10, metric);
			final double blurred = judged.mean("blurred", 10, metric);
			assertTrue(trained > sharp && sharp > blurred, metric + ": trained " + trained + ", bicubic " + sharp +
				", blurred " + blurred);
		}
		for (final Score score : judged.scores()) {
			assertEquals("gan_106.tif", score.origin().reference());
			assertEquals(1, score.origin().scale(), 0.1001);
			assertEquals(0, score.origin().rotation(), 3.001);
			assertEquals(score.values().get(Ssim.FIGURE), score.origin().ssim(), 1e-6,
				"the reference is the one that was found");
		}
	}

	private static Judged trainedBicubicAndBlurred(final Protocol protocol) throws IOException {
		final var model = ModelFiles.read(Path.of("src/test/resources/sc/fiji/superres/upscale/quickstart.pt"));
		try (Network network = model.config().load(model.weights(), Device.cpu(), Precision.FULL)) {
			final var trained = Evaluation.Candidate.of("trained", new NetworkUpscaler(network, 0, 16));
			return Judged.of(protocol, trained, bicubic(), blurred());
		}
	}

	/** The LR image has a pixel a quarter larger than its zoom level says; the search ends at a tenth. */
	@Test
	void matchesAtTheLimitAreLeftOutAndCounted() throws IOException {
		final CropDraw draw = new CropDraw(128, 2, 1);
		final SourceImage reference = scan(256, 0.3936, 106);
		final SourceImage input = scan(64, 0.3936 * 1.25, 60);
		final Judged fair = Judged.bicubicBy(physical(Rules.FAIR, 20, draw, reference, input));
		final long out = fair.scores().stream().filter(s -> Double.isNaN(s.values().get(Psnr.FIGURE))).count();
		assertTrue(out > 0, fair.evaluation().table()::scoresCsv);
		assertTrue(fair.scores().stream().noneMatch(s -> Double.isNaN(s.origin().ssim())),
			"where they were found stays on record");
		final String note = "bicubic: " + out + " of 2 matches left out of the means (" + out +
			" at the end of what was searched).";
		assertTrue(fair.notes().contains(note), fair.notes()::toString);
		final Judged published = Judged.bicubicBy(physical(Rules.PUBLISHED, 20, draw, reference, input));
		assertTrue(Double.isFinite(published.meanOfBicubic(20, "PSNR")));
	}

	@Test
	void matchesThatResembleNothingAreLeftOutAndCounted() throws IOException {
		final Judged judged = Judged.of(physical(Rules.FAIR, 20, new CropDraw(128, 1, 1), scan(256, 0.3936, 106), scan(
			64, 0.3936, 60)), always("noise", PhysicalEvaluationTest::noise));
		assertTrue(judged.notes().stream().anyMatch(note -> note.startsWith(
			"noise: 1 of 1 matches left out of the means (1 ")), judged.notes()::toString);
		assertTrue(Double.isNaN(judged.mean("noise", 20, "PSNR")));
		assertEquals(1, judged.evaluation().examples().size(), "it is there to be looked at");
	}

	private static RandomAccessibleInterval<FloatType> noise() {
		final Random random = new Random(5);
		final float[] grey = new float[128 * 128];
		for (int i = 0; i < grey.length; i++)
			grey[i] = (float) (0.35 + 0.1 * random.nextGaussian());
		return Planes.floats(grey, 128, 128);
	}
}
