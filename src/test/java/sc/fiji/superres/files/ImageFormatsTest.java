package sc.fiji.superres.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.process.ByteProcessor;

import sc.fiji.superres.beamfile.BeamFiles;
import sc.fiji.superres.dataset.ImageReader.Size;
import sc.fiji.superres.folder.FilePatterns;
import sc.fiji.superres.imageplus.ImageFormat;
import sc.fiji.superres.tiff.TiffMaker;

class ImageFormatsTest {

	/** An instrument's format: "SCAN", width and height as one byte each, then the pixels. */
	private static final class Scan implements ImageFormat {

		private static final byte[] MAGIC = "SCAN".getBytes(StandardCharsets.US_ASCII);
		private static final int HEADER = MAGIC.length + 2;

		@Override
		public String name() {
			return "Scan";
		}

		@Override
		public List<String> extensions() {
			return List.of("scn");
		}

		@Override
		public boolean takes(final Path file) throws IOException {
			return Arrays.equals(MAGIC, 0, MAGIC.length, Files.readAllBytes(file), 0, MAGIC.length);
		}

		@Override
		public ImagePlus open(final Path file) throws IOException {
			final byte[] bytes = Files.readAllBytes(file);
			final int width = bytes[MAGIC.length];
			final int height = bytes[MAGIC.length + 1];
			if (bytes.length < HEADER + width * height) throw new IOException("it is cut off");
			final byte[] pixels = Arrays.copyOfRange(bytes, HEADER, HEADER + width * height);
			return new ImagePlus(file.getFileName().toString(), new ByteProcessor(width, height, pixels));
		}
	}

	@TempDir
	private Path folder;

	private final ImageFormats formats = new ImageFormats(List.of(new TiffFormat(), new Scan()));

	private Path scan(final String name, final int pixels) throws IOException {
		final byte[] bytes = { 'S', 'C', 'A', 'N', 3, 2, 1, 2, 3, 4, 5, 6 };
		return Files.write(folder.resolve(name), Arrays.copyOf(bytes, Scan.HEADER + pixels));
	}

	@Test
	void aNewFormatIsAClassAndALineInTheList() throws IOException {
		final ImagePlus image = formats.open(scan("a.scn", 6));
		assertEquals("a.scn", image.getTitle());
		assertArrayEquals(new byte[] { 1, 2, 3, 4, 5, 6 }, (byte[]) image.getProcessor().getPixels());
		assertEquals(new Size(3, 2), formats.size(folder.resolve("a.scn")));
		assertEquals("it is cut off", assertThrows(IOException.class, () -> formats.open(scan("b.scn", 5)))
			.getMessage());
	}

	@Test
	void itsFilesAreImagesOfFoldersAndNamedToPeople() {
		assertTrue(formats.isNamedImage(Path.of("A.SCN")));
		assertFalse(formats.isNamedImage(Path.of("a.png")));
		assertEquals("TIFF or Scan", formats.names());
		assertTrue(FilePatterns.parse(formats.patterns()).match(Path.of("day1/a.scn")));
	}

	@Test
	void aFormatMayKnowItsFilesByTheirFirstBytes() throws IOException {
		assertEquals(3, formats.open(scan("a.dat", 6)).getWidth());
		assertEquals(16, formats.open(new TiffMaker().write(folder.resolve("tiff.scn"))).getWidth());
	}

	@Test
	void theFormatsOfEveryCommandAreThese() {
		assertEquals("TIFF, PNG, JPEG, BMP, GIF, Nanonis, Nanosurf, ISO 28600, Gwyddion, Gwyddion Simple Field, " +
			"TIA series, EMD, Gatan or MRC", ImageFormats.ALL.names());
		assertEquals("*.tif;*.tiff;*.png;*.jpg;*.jpeg;*.bmp;*.gif;*.sxm;*.nid;*.spm;*.gwy;*.gsf;*.ser;*.emd;*.dm3;" +
			"*.dm4;*.mrc;*.mrcs", WholeImages.namePatterns());
	}

	@Test
	void aFileThatOnlyDescribesOthersOpensAndIsNoneOfAFoldersImages() throws IOException {
		for (final String name : List.of("scan.emi", "scan_1.ser", "scan_2.ser"))
			Files.copy(BeamFiles.small(name), folder.resolve(name));
		assertEquals(List.of("scan_1.ser", "scan_2.ser"), ImageFiles.imageFiles(folder).stream().map(file -> file
			.getFileName().toString()).toList());
		final ImagePlus image = ImageFormats.ALL.open(folder.resolve("scan.emi"));
		assertEquals("2 channels, 3 frames", image.getNChannels() + " channels, " + image.getNFrames() + " frames");
		assertEquals(0.0125, image.getCalibration().pixelWidth, 1e-12);
	}

	/**
	 * Two contrasts of one place: slices of two stacks, so that none is taken for a frame or a channel of the other.
	 */
	@Test
	void aFolderReadsTheDetectorsOfAnExperimentAsImagesOfTheirOwn() throws IOException {
		for (final String name : List.of("scan.emi", "scan_1.ser", "scan_2.ser"))
			Files.copy(BeamFiles.small(name), folder.resolve(name));
		final List<String> stacks = ImageFiles.readFolder(folder).stream().map(image -> image.slice().stack()).toList();
		assertEquals(List.of("scan_1.ser", "scan_1.ser", "scan_1.ser", "scan_2.ser", "scan_2.ser", "scan_2.ser"),
			stacks);
	}

	@Test
	void anEmptyFileIsNoneOfThem() throws IOException {
		final Path empty = Files.createFile(folder.resolve("a.scn"));
		assertEquals("the file is empty (0 bytes)", assertThrows(IOException.class, () -> formats.open(empty))
			.getMessage());
	}
}
