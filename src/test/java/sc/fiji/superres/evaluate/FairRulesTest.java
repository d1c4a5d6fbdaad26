package sc.fiji.superres.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.evaluate.Judged.fair;
import static sc.fiji.superres.evaluate.Judged.published;
import static sc.fiji.superres.evaluate.Judged.scan;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.crops.CropDraw;
import sc.fiji.superres.crops.Grey;
import sc.fiji.superres.crops.Score;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.fidelity.RingResolution;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.upscale.BicubicUpscaler;

/** Where the fair rules judge otherwise than the published ones, on images that are their own references. */
class FairRulesTest {

	private static final IntensityRange RANGE = new IntensityRange(0, 256);

	/** A lattice of 40 pixels a period, seen {@code shift} pixels further right and down. */
	private static SourceImage lattice(final double shift) {
		final float[] grey = new float[256 * 256];
		for (int i = 0; i < grey.length; i++)
			grey[i] = (float) (128 + wave(i % 256 + shift) + wave(i / 256 + shift));
		return new SourceImage("lattice.tif", Planes.floats(grey, 256, 256), RANGE);
	}

	private static double wave(final double place) {
		return 50 * Math.cos(2 * Math.PI * place / 40);
	}

	@Test
	void bicubicIsComparedAtItsPlace() throws IOException {
		final CropDraw draw = new CropDraw(128, 2, 1);
		final Judged judged = Judged.bicubicBy(fair(20, draw, lattice(0)));
		final double fair = judged.meanOfBicubic(20, "PSNR");
		final double published = Judged.bicubicBy(published(20, draw, lattice(0))).meanOfBicubic(20, "PSNR");
		assertEquals(2, judged.scores().size());
		double centred = 0;
		for (final Score score : judged.scores())
			centred += centredPsnr(score) / 2;
		assertEquals(centred, fair, 0.2, "against the lattice itself, half a pixel further");
		assertTrue(fair > published + 3, "published " + published + ", fair " + fair);
	}

	/** Bicubic of the crop's input against the lattice half a pixel right and down, which is at the input's centres. */
	private static double centredPsnr(final Score score) {
		final int x = (int) (score.origin().x() - 64.5);
		final int y = (int) (score.origin().y() - 64.5);
		final CropDraw.Place place = new CropDraw.Place(x, y);
		final var input = Grey.to255(Grey.everySth(lattice(0).plane(), place, 128, 4), RANGE);
		final RandomAccessibleInterval<FloatType> small = Planes.floats(Planes.floatArray(input), 32, 32);
		final var result = new BicubicUpscaler(4).upscale(List.of(small), Progress.NONE).get(0);
		final var there = Grey.to255(Grey.crop(lattice(0.5).plane(), place, 128), RANGE);
		return new Psnr(255, 0).measure(result, there);
	}

	@Test
	void ringCorrelationIsNotGivenWhereInputAndReferenceAreOfOneRecording() throws IOException {
		final String resolution = RingResolution.FIGURE.column();
		final CropDraw draw = new CropDraw(64, 1, 1);
		final SourceImage scan = scan(128, 0.2, 1);
		final Judged fair = Judged.bicubicBy(fair(20, draw, scan));
		assertTrue(Double.isNaN(fair.meanOfBicubic(20, resolution)));
		assertEquals(1, fair.notes().stream().filter(n -> n.startsWith("FRC resolution (px): not given.")).count());
		assertTrue(Judged.bicubicBy(published(20, draw, scan)).meanOfBicubic(20, resolution) >= 2);
	}
}
