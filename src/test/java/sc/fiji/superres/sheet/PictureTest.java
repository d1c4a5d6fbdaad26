package sc.fiji.superres.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

import org.junit.jupiter.api.Test;

class PictureTest {

	private static BufferedImage drawn(final BufferedImage image, final double x, final double scale) {
		final BufferedImage drawn = new BufferedImage(12, 12, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = drawn.createGraphics();
		new Picture(image).draw(g, x, 0, scale, scale);
		g.dispose();
		return drawn;
	}

	/** Grey levels of 4×4 pixels: 10·x + 40·y. */
	private static BufferedImage grey() {
		final byte[] levels = new byte[256];
		for (int i = 0; i < 256; i++)
			levels[i] = (byte) i;
		final BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 256,
			levels, levels, levels));
		for (int i = 0; i < 16; i++)
			image.getRaster().setSample(i % 4, i / 4, 0, 10 * (i % 4) + 40 * (i / 4));
		return image;
	}

	private static int level(final BufferedImage image, final int x, final int y) {
		return image.getRGB(x, y) & 0xff;
	}

	@Test
	void pixelsAreEnlargedAsWholeSquares() {
		final BufferedImage drawn = drawn(grey(), 0, 3);
		for (int y = 0; y < 12; y++)
			for (int x = 0; x < 12; x++)
				assertEquals(10 * (x / 3) + 40 * (y / 3), level(drawn, x, y), "at " + x + ", " + y);
	}

	@Test
	void whatLiesBeyondTheLeftEdgeIsCutOff() {
		final BufferedImage drawn = drawn(grey(), -5, 3);
		assertEquals(10, level(drawn, 0, 0));
		assertEquals(20, level(drawn, 1, 0));
		assertEquals(0, level(drawn, 7, 0));
	}

	@Test
	void reducedPixelsAreMeans() {
		final BufferedImage half = drawn(grey(), 0, 0.5);
		assertEquals((0 + 10 + 40 + 50) / 4, level(half, 0, 0));
		assertEquals((100 + 110 + 140 + 150) / 4, level(half, 1, 1));
		assertEquals(0, level(half, 2, 2));
		assertEquals(75, level(drawn(grey(), 0, 0.25), 0, 0));
	}

	@Test
	void coloursAreReducedAsWell() {
		final BufferedImage colours = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
		colours.setRGB(0, 0, 0xff0000);
		colours.setRGB(1, 0, 0x0000ff);
		colours.setRGB(2, 0, 0x00ff00);
		final Picture picture = new Picture(colours);
		assertEquals(3, picture.width());
		assertEquals(0xff00ff00, drawn(colours, 0, 1).getRGB(2, 0));
		final BufferedImage two = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
		two.setRGB(0, 0, 0xff0000);
		two.setRGB(1, 1, 0x0000ff);
		assertEquals(0xff400040, drawn(two, 0, 0.5).getRGB(0, 0));
	}
}
