package sc.fiji.superres.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.evaluate.Judged.STEM;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.Progress;
import sc.fiji.superres.crops.CropDraw;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.fidelity.RingResolution;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.simulate.StemScan;

/** Results that are compared with the same place of a second recording. */
class PairedEvaluationTest {

	private static final double NOISELESS = 1e6;

	/** Every scan shows the same place, 1.5744 nm wide. */
	private static SourceImage scan(final int size, final double dose, final long seed) {
		final StemScan scan = new StemScan(size, size, 1.5744, dose, 0, 0.05, StemScan.PROBE, seed);
		return new SourceImage("gan.tif", scan.simulate(Progress.NONE), IntensityRange.EIGHT_BIT);
	}

	private static Judged bicubicBy(final CropDraw draw, final SourceImage reference, final SourceImage input)
		throws IOException
	{
		return Judged.bicubicBy(Protocol.paired(STEM, 4, draw, List.of(reference), List.of(input)));
	}

	@Test
	void truthModeOfANoiselessScanSharesNothing() throws IOException {
		final CropDraw draw = new CropDraw(192, 2, 1);
		final SourceImage truth = scan(256, NOISELESS, 7);
		final Judged noisy = bicubicBy(draw, truth, scan(256, 15, 7));
		assertEquals(STEM, noisy.scores().get(0).level(), "compared at the zoom level that was recorded");
		final double resolution = noisy.meanOfBicubic(5, RingResolution.FIGURE.column());
		assertTrue(resolution > 4, "no finer than the input, with nothing in common but the lattice: " + resolution);
		assertTrue(bicubicBy(draw, truth, truth).meanOfBicubic(5, "PSNR") > noisy.meanOfBicubic(5, "PSNR") + 2);
	}

	@Test
	void referencesAsManyTimesAsLargeAsTheFactorAreComparedAtTheirPlace() throws IOException {
		final SourceImage small = scan(128, NOISELESS, 7);
		final SourceImage large = scan(512, NOISELESS, 7);
		final Judged judged = bicubicBy(new CropDraw(256, 2, 1), large, small);
		assertEquals(new ZoomLevel(20, ZoomLevel.MX), judged.scores().get(0).level());
		final double psnr = judged.meanOfBicubic(20, "PSNR");
		assertTrue(psnr > 40, "bicubic of a noiseless scan with 20 pixels a period: " + psnr);
	}

	@Test
	void pairsThatDoNotGoTogetherAreRefusedByTheirSizes() {
		final SourceImage a = scan(128, 15, 1);
		final SourceImage b = scan(192, 15, 1);
		final SourceImage c = scan(512, 15, 1);
		assertRefused(
			"The reference gan.tif has 192×192 pixels and its source gan.tif 128×128: give references of the same " +
				"size, or factor=4 times as large.", List.of(b), List.of(a));
		assertRefused("reference has 1 images and source 2", List.of(a), List.of(a, a));
		assertRefused("Some references have the size of their source", List.of(a, c), List.of(a, a));
	}

	private static void assertRefused(final String message, final List<SourceImage> references,
		final List<SourceImage> inputs)
	{
		final CropDraw draw = new CropDraw(64, 1, 1);
		final String said = assertThrows(IllegalArgumentException.class, () -> Protocol.paired(STEM, 4, draw,
			references, inputs)).getMessage();
		assertTrue(said.contains(message), said);
	}
}
