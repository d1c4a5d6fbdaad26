package sc.fiji.superres.imageplus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.measure.Calibration;
import ij.process.LUT;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.files.WholeImages;
import sc.fiji.superres.image.Planes;

class PaletteTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "Fire", "Grays", "Ice", "Spectrum", "Red", "Green", "Cyan", "Yellow", "Red/Green",
		"Invert LUT" })
	void aLookUpTableOfImageJOnlyShowsGreyValues(final String table) {
		final ImagePlus image = IJ.createImage("image", "8-bit ramp", 256, 4, 1);
		IJ.run(image, table, "");
		assertSame(image, Palette.meant(image));
		image.setDisplayRange(100, 130);
		assertSame(image, Palette.meant(image));
	}

	/** Numbers of greys and the palette that shows them. */
	private Path greys(final String kind, final int[] palette) throws IOException {
		int bits = 1;
		while (1 << bits < palette.length)
			bits = bits == 4 ? 8 : 2 * bits;
		final byte[] grey = new byte[palette.length];
		for (int i = 0; i < grey.length; i++)
			grey[i] = (byte) palette[i];
		final IndexColorModel model = new IndexColorModel(bits, grey.length, grey, grey, grey);
		final BufferedImage image = new BufferedImage(20, 15, bits < 8 ? BufferedImage.TYPE_BYTE_BINARY
			: BufferedImage.TYPE_BYTE_INDEXED, model);
		for (int i = 0; i < 300; i++)
			image.getRaster().setSample(i % 20, i / 20, 0, (i * 7 + i / 20) % grey.length);
		final Path file = folder.resolve("palette." + kind);
		assertTrue(ImageIO.write(image, kind, file.toFile()));
		return file;
	}

	private static int[] ramp(final int size) {
		final int[] ramp = new int[size];
		for (int i = 0; i < size; i++)
			ramp[i] = i * 255 / (size - 1);
		return ramp;
	}

	private static int[] shuffled(final int[] values, final int seed) {
		final Random random = new Random(seed);
		for (int i = values.length - 1; i > 0; i--) {
			final int j = random.nextInt(i + 1), value = values[i];
			values[i] = values[j];
			values[j] = value;
		}
		return values;
	}

	@SuppressWarnings("unchecked")
	private static double[] values(final RandomAccessibleInterval<?> plane) {
		return Planes.doubleArray((RandomAccessibleInterval<? extends RealType<?>>) plane);
	}

	@ParameterizedTest
	@CsvSource({ "png, 2, 0", "png, 2, 1", "png, 4, 0", "png, 16, 0", "png, 64, 0", "png, 200, 3", "png, 256, 4",
		"gif, 16, 0", "gif, 256, 5", "bmp, 16, 0", "bmp, 256, 6" })
	void greyPalettesMeanTheirGreysWhoeverOpensThem(final String kind, final int size, final int seed)
		throws IOException
	{
		final int[] palette = seed == 0 ? ramp(size) : shuffled(ramp(size), seed);
		final Path file = greys(kind, palette);
		final double[] right = new double[300];
		for (int i = 0; i < 300; i++)
			right[i] = palette[(i * 7 + i / 20) % size];
		assertArrayEquals(right, values(ImageFiles.read(file).get(0).plane()), "training");
		assertArrayEquals(right, values(ImagePlanes.all(Palette.meant(WholeImages.open(file))).get(0)), "folder");
		final ImagePlus open = Palette.meant(new Opener().openImage(file.toString()));
		assertArrayEquals(right, values(ImagePlanes.all(open).get(0)), "open image");
	}

	@Test
	void palettesOfColoursAreColoursAndNoTrainingImages() throws IOException {
		final byte[] r = { 0, 10, 50, (byte) 200 }, g = { 9, 0, 90, 30 }, b = { 0, 99, 0, 7 };
		final BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(2, 4, r,
			g, b));
		for (int i = 0; i < 4; i++)
			image.getRaster().setSample(i, 0, 0, i);
		final Path file = folder.resolve("colours.png");
		ImageIO.write(image, "png", file.toFile());
		final ImagePlus meant = Palette.meant(WholeImages.open(file));
		assertEquals(24, meant.getBitDepth());
		assertEquals(0x325a00, meant.getProcessor().getPixel(2, 0) & 0xffffff);
		final String message = assertThrows(IOException.class, () -> ImageFiles.read(file)).getMessage();
		assertTrue(message.startsWith("colours.png is a colour image"), message);
	}

	@Test
	void aPaletteInATiffMeansTheSame() throws IOException {
		final int[] palette = shuffled(ramp(256), 1);
		final byte[] grey = new byte[256];
		for (int i = 0; i < 256; i++)
			grey[i] = (byte) palette[i];
		final ImagePlus image = IJ.createImage("image", "8-bit ramp", 256, 4, 1);
		image.setLut(new LUT(grey, grey, grey));
		final Path file = folder.resolve("palette.tif");
		new FileSaver(image).saveAsTiff(file.toString());
		final double[] read = values(ImageFiles.read(file).get(0).plane());
		for (int i = 0; i < read.length; i++)
			assertEquals(palette[i % 256], read[i]);
	}

	@Test
	void whatAnImageCarriesIsKept() {
		final ImagePlus image = IJ.createHyperStack("stack", 20, 15, 1, 3, 2, 8);
		final byte[] scattered = new byte[256];
		new Random(1).nextBytes(scattered);
		image.setLut(new LUT(scattered, scattered, scattered));
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().setUnit("nm");
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { 1, 2 }, "V");
		image.setProperty("Info", "of the scan");
		image.getStack().setSliceLabel("third", 3);
		image.setRoi(1, 2, 3, 4);
		final ImagePlus meant = Palette.meant(image);
		assertEquals("stack 1 3 2 0.25 nm of the scan third", meant.getTitle() + " " + meant.getNChannels() + " " +
			meant.getNSlices() + " " + meant.getNFrames() + " " + meant.getCalibration().pixelWidth + " " + meant
				.getCalibration().getUnit() + " " + meant.getInfoProperty() + " " + meant.getStack().getSliceLabel(3));
		assertEquals(image.getRoi().getBounds(), meant.getRoi().getBounds());
		assertTrue(!meant.getCalibration().calibrated(), "a function of palette numbers says nothing of greys");
	}
}
