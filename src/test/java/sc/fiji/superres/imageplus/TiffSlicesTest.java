package sc.fiji.superres.imageplus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.plugin.FileInfoVirtualStack;
import sc.fiji.superres.imagej.Headless;

class TiffSlicesTest {

	private static final int SLICES = 6;

	@TempDir
	private Path folder;

	private static String[] labels() {
		final String[] labels = new String[SLICES];
		for (int i = 0; i < SLICES; i++)
			labels[i] = "slice " + (i + 1);
		return labels;
	}

	private static ImagePlus image(final String type) {
		final ImagePlus image = IJ.createImage("stack", type + " ramp", 13, 7, 1, 3, 2);
		for (int i = 1; i <= SLICES; i++) {
			image.getStack().getProcessor(i).set(i, 3, i * 10);
			image.getStack().setSliceLabel("slice " + i, i);
		}
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().setUnit("nm");
		image.setProperty("Info", "what was done");
		return image;
	}

	/** Writes all slices of an image, as if they were made one by one. */
	private static ImagePlus written(final ImagePlus image, final Path file) throws IOException {
		try (TiffSlices slices = TiffSlices.create(file, labels(), image.getStack().getProcessor(1), stack -> like(
			image, stack)))
		{
			for (int i = 1; i <= SLICES; i++)
				slices.add(image.getStack().getProcessor(i));
			return like(image, slices.finish());
		}
	}

	private static ImagePlus like(final ImagePlus image, final ImageStack stack) {
		final ImagePlus copy = new ImagePlus("copy", stack);
		copy.setDimensions(1, 3, 2);
		copy.setOpenAsHyperStack(true);
		copy.setCalibration(image.getCalibration());
		copy.setProperty("Info", image.getInfoProperty());
		return copy;
	}

	@ParameterizedTest
	@ValueSource(strings = { "8-bit", "16-bit", "32-bit", "RGB" })
	void slicesComeBackFromTheFileAndWhenImageJOpensIt(final String type) throws IOException {
		final ImagePlus image = image(type);
		final Path file = folder.resolve("written.tif");
		final ImagePlus back = written(image, file);
		final ImagePlus opened = IJ.openImage(file.toString()), virtual = FileInfoVirtualStack.openVirtual(file
			.toString());
		for (final ImagePlus one : List.of(back, opened, virtual)) {
			assertEquals(SLICES, one.getStackSize());
			assertEquals("1 3 2", one.getNChannels() + " " + one.getNSlices() + " " + one.getNFrames());
			assertEquals(0.25, one.getCalibration().pixelWidth);
			assertEquals("nm", one.getCalibration().getUnit());
			assertEquals("slice 4", one.getStack().getSliceLabel(4));
			assertEquals("what was done", one.getInfoProperty().trim());
			for (int i = 1; i <= SLICES; i++) {
				final Object expected = image.getStack().getProcessor(i).convertToFloatProcessor().getPixels();
				assertArrayEquals((float[]) expected, (float[]) one.getStack().getProcessor(i).convertToFloatProcessor()
					.getPixels());
			}
		}
		assertTrue(back.getStack().isVirtual());
	}

	@Test
	void aFileThatIsNotFinishedLeavesNothingBehind() throws IOException {
		final Path file = folder.resolve("written.tif");
		try (TiffSlices slices = TiffSlices.create(file, labels(), image("8-bit").getProcessor(), stack -> like(image(
			"8-bit"), stack)))
		{
			slices.add(image("8-bit").getProcessor());
			assertEquals(1, files());
			assertTrue(assertThrows(IllegalStateException.class, slices::finish).getMessage().contains(
				"1 slices of 6"));
		}
		assertEquals(0, files());
	}

	@Test
	void aPlaceThatIsNoFolderIsNamed() throws IOException {
		final Path file = Files.writeString(folder.resolve("no"), "no folder").resolve("written.tif");
		final String message = assertThrows(IOException.class, () -> written(image("8-bit"), file)).getMessage();
		assertTrue(message.contains(folder.resolve("no").toString()), message);
	}

	@Test
	void whatAKilledProgramLeftDoesNotBlockAStack() throws IOException {
		for (final String left : List.of(".written.tif.part", ".written.tif.12ab-3.part"))
			Files.writeString(folder.resolve(left), "half");
		written(image("8-bit"), folder.resolve("written.tif"));
		assertEquals(1, files());
	}

	private long files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.count();
		}
	}

	/**
	 * A result of 52 MB from a virtual stack, in a heap of 48 MB: {@code scripts/bench/virtual-stack.sh} does 6 GiB.
	 */
	@Test
	void aVirtualStackLargerThanTheHeapIsUpscaledToDisk() throws Exception {
		final ImagePlus input = IJ.createImage("scan", "16-bit ramp", 128, 128, 2, 50, 1);
		new FileSaver(new CompositeImage(input, IJ.GRAYSCALE)).saveAsTiffStack(folder.resolve("scan.tif").toString());
		final String macro = """
			run("TIFF Virtual Stack...", "open=[FOLDER/scan.tif]");
			run("Super-Resolve Image...", "model=bicubic map=consistency");
			getDimensions(w, h, c, z, t);
			Stack.setPosition(2, 50, 1);
			print(getTitle(), w, h, c, z, t, bitDepth(), getValue("Max"), getDirectory("image"));
			""".replace("FOLDER", folder.toString());
		final Path file = Files.writeString(folder.resolve("huge.ijm"), macro), out = folder.resolve("out.txt");
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xmx48m", "-XX:+UseSerialGC", "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp", System.getProperty(
				"java.class.path"), Headless.class.getName(), file.toString()).redirectErrorStream(true).redirectOutput(
					out.toFile()).start();
		assertTrue(process.waitFor(2, TimeUnit.MINUTES), () -> "it does not end");
		final String text = Files.readString(out);
		assertTrue(text.contains("scan-SRx4 512 512 2 50 1 16 65081 " + folder + File.separator), text);
		assertTrue(text.contains("it is written to " + folder.resolve("scan-SRx4.tif")), text);
		assertTrue(Files.size(folder.resolve("scan-SRx4.tif")) > 100L * 512 * 512 * 2, text);
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(), files.filter(f -> f.toString().endsWith(".part")).toList());
		}
	}
}
