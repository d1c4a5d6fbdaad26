package sc.fiji.superres.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.TiffEncoder;
import ij.process.ByteProcessor;

class TiffFileTest {

	@TempDir
	private Path folder;

	private String refusal(final byte[] bytes) throws IOException {
		final Path file = Files.write(folder.resolve("refused.tif"), bytes);
		return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(IOException.class, () -> TiffFile
			.requireWhole(file)).getMessage());
	}

	private void assertRefused(final String words, final TiffMaker maker) throws IOException {
		final String message = refusal(maker.bytes());
		assertTrue(message.contains(words), message);
	}

	@Test
	void theSizeOfASoundFileIsKnown() throws IOException {
		final Path file = new TiffMaker().size(31, 17).pages(3).write(folder.resolve("sound.tif"));
		assertEquals(new TiffFile.Size(31, 17), TiffFile.requireSound(file));
		TiffFile.requireWhole(file);
	}

	@Test
	void aDirectoryThatPointsToItselfOrToOneBeforeIsRefused() throws IOException {
		assertRefused("has no end", new TiffMaker().nextDirectory(8));
		assertRefused("has no end", new TiffMaker().pages(3).nextDirectory(8));
	}

	@Test
	void aDirectoryBehindTheEndOfTheFileIsRefused() throws IOException {
		assertRefused("it is cut off", new TiffMaker().nextDirectory(1 << 20));
		assertRefused("it is cut off", new TiffMaker().nextDirectory(0xffff_fff0L));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5, 8, 32946, 32773 })
	void everyFileThatIsCutOffIsRefused(final int compression) throws IOException {
		final byte[] whole = new TiffMaker().pixels(16, 1, 1).compressed(compression, 1).rowsPerStrip(5).pages(2)
			.bytes();
		for (int length = 0; length < whole.length; length++)
			refusal(Arrays.copyOf(whole, length));
	}

	/**
	 * The file is as long as it says, but not all of the pixels are there: ImageJ makes them black, or waits for ever.
	 */
	@ParameterizedTest
	@CsvSource({ "5, 20", "8, 12", "32946, 12", "32773, 30" })
	void compressedDataThatEndTooSoonAreRefused(final int compression, final long length) throws IOException {
		assertRefused("it is cut off or damaged", new TiffMaker().compressed(compression, 1).tag(Tag.BYTE_COUNTS,
			length));
	}

	@Test
	void aWholeDeflateStreamOfTooFewPixelsIsRefused() throws IOException {
		final TiffMaker half = new TiffMaker().size(16, 6).compressed(8, 1);
		final byte[] bytes = half.tag(Tag.HEIGHT, 12).tag(Tag.ROWS_PER_STRIP, 12).bytes();
		assertTrue(refusal(bytes).contains("holds 96 bytes of 192"));
	}

	@Test
	void dataThatAreNoDeflateStreamAreRefused() throws IOException {
		assertRefused("no proper end", new TiffMaker().tag(Tag.COMPRESSION, 8));
	}

	@Test
	void plainStripsThatAreTooShortAreRefused() throws IOException {
		assertRefused("strip 2 of 2 holds 10 bytes of 96", new TiffMaker().rowsPerStrip(6).tag(Tag.BYTE_COUNTS, 96,
			10));
		assertRefused("3 strips where 2", new TiffMaker().rowsPerStrip(4).tag(Tag.ROWS_PER_STRIP, 6));
		assertRefused("2 strips have 1 lengths", new TiffMaker().rowsPerStrip(6).tag(Tag.BYTE_COUNTS, 96));
	}

	@Test
	void aSingleStripOfPlainPixelsNeedsNoLength() throws IOException {
		TiffFile.requireWhole(new TiffMaker().without(Tag.BYTE_COUNTS).without(Tag.ROWS_PER_STRIP).write(folder.resolve(
			"lengthless.tif")));
	}

	@Test
	void imagesOfNoPixelsOrOfTooManyAreRefused() throws IOException {
		assertRefused("0×12 pixels", new TiffMaker().tag(Tag.WIDTH, 0));
		assertRefused("larger than ImageJ can hold", new TiffMaker().tag(Tag.WIDTH, 1 << 20).tag(Tag.HEIGHT, 1 << 20));
		assertRefused("where its pixels are", new TiffMaker().without(Tag.OFFSETS).without(Tag.BYTE_COUNTS));
	}

	@Test
	void whatImageJDoesNotReadIsNamed() throws IOException {
		assertRefused("in tiles", new TiffMaker().tag(Tag.TILE_WIDTH, 16));
		assertRefused("compressed by CCITT fax 4", new TiffMaker().compressed(4, 1));
		assertRefused("reverse order", new TiffMaker().pixels(1, 1, 1).tag(Tag.FILL_ORDER, 2));
		assertRefused("photometric interpretation 6", new TiffMaker().pixels(8, 1, 3).tag(Tag.PHOTOMETRIC, 6));
		assertRefused("unknown kind (sample format 4)", new TiffMaker().pixels(16, 4, 1));
		assertRefused("different types", new TiffMaker().pixels(8, 1, 3).tag(Tag.BITS, 8, 8, 16));
		assertRefused("its palette has 4 bits", new TiffMaker().pixels(4, 1, 1).tag(Tag.PHOTOMETRIC, 3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "9223372036854775807", "1e300", "288230376151711744" })
	void moreSlicesThanALongCanCountBytesOfAreCutOff(final String slices) throws IOException {
		final FileInfo info = new ImagePlus("one slice", new ByteProcessor(8, 8)).getFileInfo();
		info.description = "ImageJ=1.54p\nimages=" + slices + "\n";
		final ByteArrayOutputStream file = new ByteArrayOutputStream();
		new TiffEncoder(info).write(file);
		assertTrue(refusal(file.toByteArray()).startsWith("it is cut off"));
	}

	@Test
	void aBigTiffIsNamedAsWhatItIs() throws IOException {
		assertTrue(refusal(new byte[] { 'I', 'I', 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0 }).contains("BigTIFF"));
	}

	@Test
	void pagesThatMakeNoStackAreRefusedUnlessTheyArePreviews() throws IOException {
		final byte[] large = new TiffMaker().bytes();
		final byte[] small = new TiffMaker().size(4, 3).bytes();
		final byte[] preview = new TiffMaker().size(4, 3).tag(Tag.SUBFILE, 1).bytes();
		assertTrue(refusal(joined(large, small)).contains("pages differ (16×12, 8-bit; 4×3, 8-bit)"));
		assertTrue(refusal(joined(preview, large)).contains("small preview"));
		TiffFile.requireWhole(Files.write(folder.resolve("preview.tif"), joined(large, preview)));
	}

	/** Two files of one page as one of two; places in the second one move. */
	private static byte[] joined(final byte[] first, final byte[] second) {
		final java.nio.ByteBuffer both = java.nio.ByteBuffer.allocate(first.length + second.length).order(
			java.nio.ByteOrder.LITTLE_ENDIAN).put(first).put(second);
		final int tags = both.getShort(8);
		both.putInt(8 + 2 + 12 * tags, first.length + 8);
		final int directory = first.length + 8;
		for (int i = 0; i < both.getShort(directory); i++) {
			final int entry = directory + 2 + 12 * i;
			if (both.getShort(entry) == Tag.OFFSETS) both.putInt(entry + 8, both.getInt(entry + 8) + first.length);
		}
		return both.array();
	}

	@Test
	void transparencyIsTakenWhereEverythingIsOpaque() throws IOException {
		final byte[] opaque = new TiffMaker().pixels(8, 1, 4).bytes();
		TiffFile.requireWhole(Files.write(folder.resolve("opaque.tif"), opaque));
		final byte[] clear = opaque.clone();
		clear[clear.length - 1] = 100;
		assertTrue(refusal(clear).contains("transparent pixels"));
		assertRefused("a fourth sample", new TiffMaker().pixels(8, 1, 4).tag(Tag.EXTRA_SAMPLES, 0));
	}

	/** Codes of all lengths, and tables that fill up: as Java's own writer makes them. */
	@ParameterizedTest
	@ValueSource(strings = { "LZW", "ZLib", "Deflate", "PackBits" })
	void compressedFilesOfAnotherWriterAreWhole(final String compression) throws IOException {
		final BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY);
		final Random random = new Random(1);
		for (int i = 0; i < 60_000; i++)
			image.getRaster().setSample(i % 300, i / 300, 0, i < 20_000 ? random.nextInt(256) : i < 40_000 ? i / 700
				: 7);
		final Path file = folder.resolve("java.tif");
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		final ImageWriteParam how = writer.getDefaultWriteParam();
		how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		how.setCompressionType(compression);
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), how);
		}
		TiffFile.requireWhole(file);
	}
}
