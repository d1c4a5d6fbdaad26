package sc.fiji.superres.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFormatTest {

	@TempDir
	private Path folder;

	private Path save(final BufferedImage image, final String kind) throws IOException {
		final Path file = folder.resolve("picture." + kind);
		assertTrue(ImageIO.write(image, kind, file.toFile()), kind);
		return file;
	}

	private static BufferedImage random(final int type) {
		final BufferedImage image = new BufferedImage(60, 40, type);
		final Random random = new Random(1);
		for (int i = 0; i < 2400; i++)
			image.setRGB(i % 60, i / 60, random.nextInt() | 0xff000000);
		return image;
	}

	private static String refusal(final Path file) {
		final String message = assertThrows(IOException.class, () -> ImageFiles.read(file)).getMessage();
		assertThrows(IOException.class, () -> WholeImages.open(file));
		assertTrue(message.startsWith(file.getFileName() + " cannot be read: "), message);
		return message;
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpg", "bmp", "gif" })
	void everyPictureThatIsCutOffIsRefusedByName(final String kind) throws IOException {
		final byte[] whole = Files.readAllBytes(save(random(BufferedImage.TYPE_INT_RGB), kind));
		for (final double part : new double[] { 0.02, 0.3, 0.6, 0.9, 0.97 }) {
			final Path cut = Files.write(folder.resolve("cut." + kind), Arrays.copyOf(whole, (int) (whole.length *
				part)));
			final String message = refusal(cut);
			assertFalse(message.contains("Unexpected error"), message);
		}
	}

	@Test
	void transparentPixelsAreRefusedAndOpaqueOnesTaken() throws IOException {
		final BufferedImage image = random(BufferedImage.TYPE_INT_ARGB);
		assertEquals(24, WholeImages.open(save(image, "png")).getBitDepth());
		image.setRGB(3, 5, 0x80ffffff);
		assertTrue(refusal(save(image, "png")).contains("has transparent pixels"));
	}

	/** Java's reader gives the inks of a CMYK JPEG as they are, and the first three passed for red, green and blue. */
	@Test
	void inksAreNoRedGreenAndBlue() {
		final Path file = Path.of("src/test/resources/sc/fiji/superres/files/cmyk.jpg");
		assertTrue(refusal(file).contains("such as CMYK"));
	}

	@Test
	void anAnimationIsRefused() throws IOException {
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		final Path file = folder.resolve("moving.gif");
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			for (int i = 0; i < 3; i++)
				writer.writeToSequence(new IIOImage(random(BufferedImage.TYPE_BYTE_GRAY), null, null), null);
			writer.endWriteSequence();
		}
		assertTrue(refusal(file).contains("3 pictures"));
	}

	@Test
	void sixteenBitColoursAreRefused() throws IOException {
		final ComponentColorModel colours = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false,
			false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
		final BufferedImage image = new BufferedImage(colours, colours.createCompatibleWritableRaster(8, 8), false,
			null);
		image.getRaster().setSample(1, 1, 1, 5000);
		assertTrue(refusal(save(image, "png")).contains("16 bits a colour"));
	}

	@Test
	void aFilesNameIsThatOfItsImage() throws IOException {
		final Path file = save(random(BufferedImage.TYPE_BYTE_GRAY), "png");
		assertEquals("picture.png", WholeImages.open(file).getTitle());
		assertEquals(folder + "/", WholeImages.open(file).getOriginalFileInfo().directory);
	}
}
