package sc.fiji.superres.imageplus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import net.imglib2.view.Views;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;

class ImagePlanesTest {

	@Test
	void greyPixelsGoThereAndBackWithoutACopy() {
		for (final ImageProcessor pixels : new ImageProcessor[] { new ByteProcessor(3, 2), new ShortProcessor(3, 2),
			new FloatProcessor(3, 2) })
		{
			assertSame(pixels.getPixels(), ImagePlanes.processor(ImagePlanes.plane(pixels)).getPixels());
		}
	}

	@Test
	void aViewIsCopiedFromItsOwnOrigin() {
		final short[] values = { 1, 2, 3, 4, 5, (short) 60000 };
		final ImageProcessor cropped = ImagePlanes.processor(Views.interval(Planes.shorts(values, 3, 2), new long[] { 1,
			0 }, new long[] { 2, 1 }));
		assertArrayEquals(new short[] { 2, 3, 5, (short) 60000 }, (short[]) cropped.getPixels());
	}

	@Test
	void rgbComesApartAndTogether() {
		final ColorProcessor rgb = new ColorProcessor(2, 1, new int[] { 0x010203, 0xfffefd });
		assertArrayEquals(new byte[] { 2, (byte) 0xfe }, Planes.byteArray(ImagePlanes.channels(rgb).get(1)));
		final int[] merged = (int[]) ImagePlanes.merge(ImagePlanes.channels(rgb)).getPixels();
		assertEquals(0x010203, merged[0] & 0xffffff);
		assertEquals(0xfffefd, merged[1] & 0xffffff);
	}

	@Test
	void anRgbImageIsRefusedByItsTitle() {
		final Exception exc = assertThrows(IllegalArgumentException.class, () -> ImagePlanes.plane(new ImagePlus(
			"map.png", new ColorProcessor(2, 2))));
		assertTrue(exc.getMessage().contains("\"map.png\""), exc.getMessage());
	}

	@Test
	void aNameIsTheTitleWithoutItsExtension() {
		final ImagePlus image = new ImagePlus("my image 5.1MX.tif", new ByteProcessor(1, 1));
		assertEquals("my image 5.1MX", ImagePlanes.name(image));
		image.setTitle("my image 5.1MX");
		assertEquals("my image 5.1MX", ImagePlanes.name(image));
	}

	@Test
	void calibrationBecomesAPixelSizeAndBack() {
		final ImagePlus image = new ImagePlus("a", new ByteProcessor(4, 4));
		assertEquals(new PixelSize(1, 1, "pixel"), ImagePlanes.pixelSize(image));
		final PixelSize size = new PixelSize(0.0122, 0.0123, "nm");
		ImagePlanes.setPixelSize(image, size);
		assertEquals(size, ImagePlanes.pixelSize(image));
	}
}
