package sc.fiji.superres.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.dataset.ImageReader;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.GreyPng;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.tiff.TiffMaker;

class ImageFilesTest {

	@TempDir
	private Path folder;

	@SuppressWarnings("unchecked")
	private static double[] values(final RandomAccessibleInterval<?> plane) {
		return Planes.doubleArray((RandomAccessibleInterval<? extends RealType<?>>) plane);
	}

	private Path file(final String name) {
		return folder.resolve(name);
	}

	private void save(final ImagePlus image, final String name) throws IOException {
		Files.write(file(name), new FileSaver(image).serialize());
	}

	@Test
	void whatIsWrittenIsReadBackToTheBit() throws IOException {
		final Random random = new Random(1);
		final byte[] bytes = new byte[15];
		final short[] shorts = new short[15];
		final float[] floats = new float[15];
		random.nextBytes(bytes);
		for (int i = 0; i < 15; i++) {
			shorts[i] = (short) random.nextInt();
			floats[i] = (float) random.nextGaussian() * 1000;
		}
		for (final RandomAccessibleInterval<?> plane : List.<RandomAccessibleInterval<?>> of(Planes.bytes(bytes, 5, 3),
			Planes.shorts(shorts, 5, 3), Planes.floats(floats, 5, 3)))
		{
			final Path path = file("new/folder/plane." + ImageFiles.encoder().extension(plane));
			ImageFiles.write(plane, path);
			final SourceImage read = ImageFiles.read(path).get(0);
			assertEquals(plane.getType().getClass(), read.plane().getType().getClass());
			assertEquals(5, read.width());
			assertArrayEquals(values(plane), values(read.plane()));
		}
		try (Stream<Path> files = Files.list(file("new/folder"))) {
			assertEquals(2, files.count(), "8-bit as PNG, the others as TIFF, no temporary file");
		}
	}

	/**
	 * From one pixel to noise, which cannot be compressed, and a ramp, which can: Java's reader is strict about
	 * checksums.
	 */
	@Test
	void everyPngOfOursIsReadByJavaToTheBit() throws IOException {
		final Random random = new Random(3);
		for (final int[] size : new int[][] { { 1, 1 }, { 1, 300 }, { 300, 1 }, { 257, 255 }, { 1024, 700 } }) {
			final byte[] noise = new byte[size[0] * size[1]], ramp = new byte[noise.length];
			random.nextBytes(noise);
			for (int i = 0; i < ramp.length; i++)
				ramp[i] = (byte) (i % size[0] / 3);
			for (final byte[] pixels : List.of(noise, ramp, new byte[noise.length])) {
				final BufferedImage read = ImageIO.read(new ByteArrayInputStream(GreyPng.encode(pixels, size[0],
					size[1])));
				assertEquals(BufferedImage.TYPE_BYTE_GRAY, read.getType());
				assertArrayEquals(pixels, (byte[]) read.getRaster().getDataElements(0, 0, size[0], size[1], null));
			}
		}
	}

	@Test
	void aFolderIsReadInTheOrderOfItsNames() throws IOException {
		save(IJ.createImage("b", "16-bit ramp", 6, 4, 1), "b.tif");
		save(IJ.createImage("s", "32-bit ramp", 6, 4, 2), "a.TIFF");
		ImageIO.write(new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY), "png", file("c.png").toFile());
		Files.writeString(file("notes.txt"), "not an image");
		Files.writeString(file(".hidden.png"), "not an image either");
		Files.createDirectory(file("sub.png"));
		final List<SourceImage> images = ImageFiles.readFolder(folder);
		assertEquals(List.of("a-001.TIFF", "a-002.TIFF", "b.tif", "c.png"), images.stream().map(SourceImage::name)
			.toList());
		assertEquals(List.of("32-bit", "32-bit", "16-bit", "8-bit"), images.stream().map(SourceImage::type).toList());
		assertEquals(IntensityRange.EIGHT_BIT, images.get(3).range());
	}

	@Test
	void theRangeIsThatOfTheWholeStack() throws IOException {
		final ImagePlus stack = IJ.createImage("s", "32-bit black", 6, 4, 2);
		stack.getStack().getProcessor(1).setf(3, -2);
		stack.getStack().getProcessor(2).setf(5, 7);
		save(stack, "s.tif");
		for (final SourceImage image : ImageFiles.read(file("s.tif")))
			assertEquals(new IntensityRange(-2, 7), image.range());
	}

	@Test
	void colourFilesWithEqualChannelsAreGreyAndOthersAreRefusedByName() throws IOException {
		final BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
		grey.setRGB(0, 0, 0x424242);
		ImageIO.write(grey, "png", file("grey.png").toFile());
		assertArrayEquals(new double[] { 0x42, 0 }, values(ImageFiles.read(file("grey.png")).get(0).plane()));
		save(new ImagePlus("rgb", grey), "grey.tif");
		assertArrayEquals(new double[] { 0x42, 0 }, values(ImageFiles.read(file("grey.tif")).get(0).plane()));
		grey.setRGB(1, 0, 0x424243);
		ImageIO.write(grey, "png", file("colour.png").toFile());
		final Exception exc = assertThrows(IOException.class, () -> ImageFiles.read(file("colour.png")));
		assertTrue(exc.getMessage().startsWith("colour.png is a colour image"), exc.getMessage());
	}

	/** ImageJ opens such a file as three channels, which are no three images. */
	@Test
	void aTiffOf16BitColoursIsOneImageWhereTheyAreGreyAndElseRefused() throws IOException {
		new TiffMaker().pixels(16, 1, 3).write(file("colour.tif"));
		final Exception exc = assertThrows(IOException.class, () -> ImageFiles.read(file("colour.tif")));
		assertTrue(exc.getMessage().startsWith("colour.tif is a colour image"), exc.getMessage());
		save(channels("Red", "Green", "Blue"), "grey.tif");
		final List<SourceImage> grey = ImageFiles.read(file("grey.tif"));
		assertEquals(List.of("grey.tif"), grey.stream().map(SourceImage::name).toList());
		assertArrayEquals(new double[] { 1000, 60000 }, values(grey.get(0).plane()));
		assertEquals(new IntensityRange(1000, 60000), grey.get(0).range());
	}

	@Test
	void channelsThatAreNoColoursAreImagesOfTheirOwn() throws IOException {
		save(channels("height", "current", "phase"), "channels.tif");
		assertEquals(3, ImageFiles.read(file("channels.tif")).size());
	}

	private static ImagePlus channels(final String... labels) {
		final ImageStack stack = new ImageStack(2, 1);
		for (final String label : labels)
			stack.addSlice(label, new short[] { 1000, (short) 60000 });
		final ImagePlus image = new ImagePlus("channels", stack);
		image.setDimensions(labels.length, 1, 1);
		return new CompositeImage(image, CompositeImage.COMPOSITE);
	}

	@Test
	void a16BitPngKeepsItsGreyValues() throws IOException {
		final BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
		image.getRaster().setSample(0, 0, 0, 60000);
		image.getRaster().setSample(1, 0, 0, 123);
		ImageIO.write(image, "png", file("p.png").toFile());
		final SourceImage read = ImageFiles.read(file("p.png")).get(0);
		assertArrayEquals(new double[] { 60000, 123 }, values(read.plane()));
		assertEquals(new IntensityRange(123, 60000), read.range());
	}

	@Test
	void aLookUpTableDoesNotChangeTheGreyValues() throws IOException {
		final ImagePlus image = new ImagePlus("fire", new ByteProcessor(3, 1, new byte[] { 1, 100, (byte) 200 }));
		IJ.run(image, "Fire", "");
		save(image, "fire.tif");
		assertArrayEquals(new double[] { 1, 100, 200 }, values(ImageFiles.read(file("fire.tif")).get(0).plane()));
	}

	@Test
	void everyFileThatCannotBeReadIsNamedInOneError() throws IOException {
		save(IJ.createImage("good", "8-bit ramp", 6, 4, 1), "good.tif");
		Files.writeString(file("bad.tif"), "not a TIFF");
		Files.writeString(file("empty.png"), "");
		final Exception exc = assertThrows(IOException.class, () -> ImageFiles.readFolder(folder));
		assertTrue(exc.getMessage().startsWith("2 of 3 images of " + folder), exc.getMessage());
		assertTrue(exc.getMessage().contains("bad.tif cannot be read") && exc.getMessage().contains(
			"empty.png cannot be read"), exc.getMessage());
	}

	@Test
	void pixelsThatAreNoNumberAndNamesThatCollideAreInTheSameError() throws IOException {
		final ImagePlus broken = IJ.createImage("b", "32-bit ramp", 6, 4, 1);
		broken.getProcessor().setf(3, Float.NaN);
		save(broken, "drift.tif");
		save(IJ.createImage("g", "8-bit ramp", 6, 4, 1), "scan.tif");
		ImageIO.write(new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY), "png", file("Scan.png").toFile());
		Files.writeString(file("bad.tif"), "not a TIFF");
		final String message = assertThrows(IOException.class, () -> ImageFiles.readFolder(folder)).getMessage();
		assertTrue(message.startsWith("3 of 4 images of " + folder), message);
		assertTrue(message.contains("drift.tif has NaN or infinite pixels (1)") && message.contains(
			"scan.tif and Scan.png") && message.contains("bad.tif cannot be read"), message);
	}

	@Test
	void theReaderKnowsTheSizeOfEveryFormatWithoutItsPixels() throws IOException {
		final ImageReader reader = ImageFiles.reader();
		save(IJ.createImage("s", "16-bit ramp", 6, 4, 1), "s.tif");
		save(IJ.createImage("s", "8-bit ramp", 6, 4, 3), "stack.tif");
		ImageIO.write(new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY), "png", file("p.png").toFile());
		ImageIO.write(new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY), "bmp", file("b.bmp").toFile());
		for (final String name : List.of("s.tif", "p.png", "b.bmp")) {
			assertEquals(new ImageReader.Size(6, 4), reader.size(file(name)), name);
			assertEquals(6, Planes.width(reader.read(file(name))), name);
			assertTrue(reader.reads(file(name)));
		}
		Files.writeString(file("bad.png"), "no PNG");
		assertTrue(assertThrows(IOException.class, () -> reader.size(file("bad.png"))).getMessage().startsWith(
			"bad.png"));
		assertTrue(assertThrows(IOException.class, () -> reader.read(file("stack.tif"))).getMessage().contains(
			"3 slices"));
		assertEquals(List.of(false, false), List.of(reader.reads(file(".p.png")), reader.reads(file("a.txt"))));
	}

	@Test
	void anEmptyOrMissingFolderIsNamed() {
		final Path missing = file("missing");
		assertTrue(assertThrows(IOException.class, () -> ImageFiles.readFolder(folder)).getMessage().contains(folder +
			" holds no image"));
		assertTrue(assertThrows(IOException.class, () -> ImageFiles.readFolder(missing)).getMessage().contains(missing +
			" is no folder"));
	}

	@Test
	void whatAFolderRunRefusesATrainingRefusesByNameToo() throws IOException {
		new TiffMaker().pixels(16, 1, 1).write(file("whole.tif"));
		final byte[] bytes = new TiffMaker().pixels(16, 1, 1).compressed(8, 1).bytes();
		Files.write(file("cut.tif"), Arrays.copyOf(bytes, bytes.length - 40));
		Files.write(file("big.tif"), new byte[] { 'I', 'I', 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0 });
		new TiffMaker().nextDirectory(8).write(file("circle.tif"));
		Files.createSymbolicLink(file("gone.tif"), file("nowhere.tif"));
		final String message = assertThrows(IOException.class, () -> ImageFiles.readFolder(folder)).getMessage();
		assertTrue(message.startsWith("4 of 5 images of " + folder), message);
		for (final String words : List.of("cut.tif cannot be read: it is cut off",
			"big.tif cannot be read: it is a BigTIFF", "circle.tif cannot be read: its TIFF structure is damaged",
			"gone.tif cannot be read: it is a link that leads nowhere"))
			assertTrue(message.contains(words), message);
	}

	@Test
	void aPairThatIsCutOffIsNamedByItsSizeAlready() throws IOException {
		final byte[] bytes = new TiffMaker().pixels(16, 1, 1).bytes();
		Files.write(file("cut.tif"), Arrays.copyOf(bytes, bytes.length * 2 / 3));
		final String message = assertThrows(IOException.class, () -> ImageFiles.reader().size(file("cut.tif")))
			.getMessage();
		assertTrue(message.startsWith("cut.tif cannot be read: it is cut off"), message);
		assertThrows(IOException.class, () -> ImageFiles.reader().read(file("cut.tif")));
	}
}
