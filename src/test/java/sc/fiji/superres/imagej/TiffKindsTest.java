package sc.fiji.superres.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.files.WholeImages;
import sc.fiji.superres.tiff.TiffMaker;

/** TIFF files of all kinds of pixels: each is read as it is meant, or refused. */
class TiffKindsTest {

	private static final int[] COMPRESSIONS = { 1, 5, 8, 32946, 32773, 7, 50000 };
	/** Bits: two pages, big-endian, several strips, colours in planes of their own. */
	private static final int[] VARIANTS = { 0, 5, 6, 14, 15 };
	private static final int WIDTH = 16;
	private static final int HEIGHT = 12;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "1, 1, 1", "4, 1, 1", "8, 1, 1", "8, 2, 1", "12, 1, 1", "16, 1, 1", "16, 2, 1", "16, 3, 1", "32, 1, 1",
		"32, 2, 1", "32, 3, 1", "64, 1, 1", "64, 3, 1", "8, 1, 2", "8, 1, 3", "16, 1, 3", "32, 3, 3", "8, 1, 4",
		"16, 1, 4" })
	void everyKindIsReadAsItIsMeantOrRefused(final int bits, final int format, final int samples) throws IOException {
		for (final int compression : COMPRESSIONS)
			for (int predictor = 1; predictor <= format || predictor <= 2; predictor++)
				for (final int variant : VARIANTS) {
					final boolean planes = (variant & 8) != 0 && samples > 1;
					final int pages = 1 + (variant & 1);
					final TiffMaker maker = new TiffMaker().pixels(bits, format, samples).compressed(compression,
						predictor).bigEndian((variant & 2) != 0).rowsPerStrip((variant & 4) == 0 ? HEIGHT : 5).inPlanes(
							planes).pages(pages);
					check(maker, bits, samples, pages, compression + " " + predictor + " " + variant);
				}
	}

	private void check(final TiffMaker maker, final int bits, final int samples, final int pages, final String which)
		throws IOException
	{
		final Path file = maker.write(folder.resolve("kind.tif"));
		final ImagePlus image;
		try {
			image = WholeImages.open(file);
		}
		catch (final IOException exc) {
			return; // whether too much is refused is another test
		}
		final boolean rgb = image.getBitDepth() == 24;
		final int channels = rgb ? 1 : samples;
		assertEquals(pages * channels, image.getStackSize(), which);
		for (int s = 0; s < image.getStackSize(); s++) {
			final ImageProcessor pixels = image.getStack().getProcessor(s + 1);
			pixels.setCalibrationTable(image.getCalibration().getCTable());
			for (int y = 0; y < HEIGHT; y++)
				for (int x = 0; x < WIDTH; x++) {
					final double right = maker.value(s / channels, x, y, rgb ? 1 : s % channels) * (bits == 1 ? 255
						: 1);
					final double read = rgb ? pixels.getPixel(x, y) >> 8 & 0xff : pixels.getPixelValue(x, y);
					assertEquals(right, read, 1e-5 * Math.abs(right), which);
				}
		}
	}

	@Test
	void commonKindsAreRead() throws IOException {
		final int[][] plain = { { 1, 1, 1 }, { 8, 1, 1 }, { 12, 1, 1 }, { 16, 1, 1 }, { 16, 2, 1 }, { 32, 1, 1 }, { 32,
			2, 1 }, { 32, 3, 1 }, { 8, 1, 3 }, { 16, 1, 3 }, { 8, 1, 4 } };
		for (final int[] kind : plain)
			assertRead(new TiffMaker().pixels(kind[0], kind[1], kind[2]));
		for (final int compression : new int[] { 5, 8, 32946 }) {
			assertRead(new TiffMaker().pixels(8, 1, 1).compressed(compression, 2));
			assertRead(new TiffMaker().pixels(16, 1, 1).compressed(compression, 2));
			assertRead(new TiffMaker().pixels(32, 3, 1).compressed(compression, 1));
			assertRead(new TiffMaker().pixels(8, 1, 3).compressed(compression, 2));
		}
		assertRead(new TiffMaker().pixels(16, 1, 1).compressed(32773, 1));
	}

	private void assertRead(final TiffMaker maker) throws IOException {
		assertEquals(WIDTH, WholeImages.open(maker.write(folder.resolve("common.tif"))).getWidth());
	}

	@Test
	void whatIsRefusedIsNamedByItsKind() throws IOException {
		final Set<String> said = new TreeSet<>();
		said.add(message(new TiffMaker().pixels(32, 3, 1).compressed(5, 3)));
		said.add(message(new TiffMaker().pixels(32, 3, 1).compressed(8, 2)));
		said.add(message(new TiffMaker().pixels(8, 2, 1)));
		said.add(message(new TiffMaker().pixels(8, 1, 2)));
		said.add(message(new TiffMaker().compressed(7, 1)));
		said.add(message(new TiffMaker().pixels(64, 3, 1)));
		final String all = String.join("\n", said);
		for (final String words : new String[] { "differences of floating point numbers (predictor 3)",
			"differences of 32-bit numbers (predictor 2)", "8-bit signed whole numbers", "2 samples each",
			"compressed by JPEG", "64-bit floating point numbers" })
			assertTrue(all.contains(words), all);
	}

	private String message(final TiffMaker maker) throws IOException {
		final Path file = maker.write(folder.resolve("refused.tif"));
		try {
			ImageFiles.read(file);
		}
		catch (final IOException exc) {
			assertTrue(exc.getMessage().startsWith("refused.tif cannot be read: its pixels "), exc.getMessage());
			assertTrue(exc.getMessage().contains("open it by Bio-Formats"), exc.getMessage());
			return exc.getMessage();
		}
		throw new AssertionError("read");
	}
}
