package sc.fiji.superres.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;

class OnePixelSizeTest {

	private static final double PERIOD = 0.4;

	/** Waves of 0.4 nm along both axes. */
	private static SourceImage scan(final String name, final int side, final double pixel) {
		final float[] grey = new float[side * side];
		for (int i = 0; i < grey.length; i++) {
			final double x = (i % side + 0.5) * pixel, y = (i / side + 0.5) * pixel;
			grey[i] = (float) (100 + 50 * Math.sin(2 * Math.PI * x / PERIOD) * Math.sin(2 * Math.PI * y / PERIOD));
		}
		return new SourceImage(name, Planes.floats(grey, side, side), new IntensityRange(0, 255), new PixelSize(pixel,
			pixel, "nm"));
	}

	@Test
	void differentSizesAreRefusedNamingBothAndTheWayOut() {
		final List<SourceImage> images = List.of(scan("a.tif", 64, 0.02), scan("b.tif", 64, 0.025));
		final String message = assertThrows(IllegalArgumentException.class, () -> OnePixelSize.require(images))
			.getMessage();
		assertEquals(
			"Pixels of \"a.tif\" are 0.02 nm wide, those of \"b.tif\" 0.025 nm: one training takes images of one " +
				"pixel size. Train on each by itself, or say resample=true to bring all of them to the largest pixels.",
			message);
		OnePixelSize.require(List.of(scan("a.tif", 64, 0.02), scan("b.tif", 64, 0.0201)));
	}

	@Test
	void smallerPixelsAreBroughtToTheLargestAndShowTheSame() {
		final SourceImage unknown = new SourceImage("c.png", Planes.floats(new float[16], 4, 4), new IntensityRange(0,
			1));
		final SourceImage coarse = scan("a.tif", 64, 0.03);
		final List<String> log = new ArrayList<>();
		final List<SourceImage> images = OnePixelSize.resampled(List.of(scan("b.tif", 192, 0.01), coarse, unknown),
			log::add);
		assertSame(coarse, images.get(1));
		assertSame(unknown, images.get(2));
		assertEquals(64, images.get(0).width());
		assertEquals(0.03, images.get(0).pixel().width(), 1e-12);
		OnePixelSize.require(images);
		final float[] expected = Planes.floatArray(floats(coarse)), actual = Planes.floatArray(floats(images.get(0)));
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], actual[i], 2, "of 100 grey values, at " + i);
		assertEquals(1, log.size());
		assertTrue(log.get(0).startsWith("b.tif is shrunk from 192×192 to 64×64 pixels"), log.get(0));
	}

	@SuppressWarnings("unchecked")
	private static net.imglib2.RandomAccessibleInterval<net.imglib2.type.numeric.real.FloatType> floats(
		final SourceImage image)
	{
		return (net.imglib2.RandomAccessibleInterval<net.imglib2.type.numeric.real.FloatType>) image.plane();
	}

	@Test
	void pixelsThatAreNotSquareAreRefusedOrBroughtToTheirLongerSide() {
		final PixelSize flat = new PixelSize(0.02, 0.03, "nm");
		final SourceImage image = new SourceImage("flat.sxm", Planes.floats(new float[60 * 40], 60, 40),
			new IntensityRange(0, 1), flat);
		final String message = assertThrows(IllegalArgumentException.class, () -> OnePixelSize.require(List.of(image)))
			.getMessage();
		assertTrue(message.startsWith("Pixels of \"flat.sxm\" are 0.02 nm wide and 0.03 nm high: a training takes " +
			"square pixels. Say resample=true"), message);
		final List<String> log = new ArrayList<>();
		final SourceImage square = OnePixelSize.resampled(List.of(image), log::add).get(0);
		assertEquals(40, square.width());
		assertEquals(40, square.height());
		assertTrue(square.pixel().isSquare());
		assertEquals(List.of("flat.sxm is shrunk from 60×40 to 40×40 pixels, since its pixels are 0.02 nm wide, " +
			"0.03 nm high and the largest 0.03 nm."), log);
	}
}
