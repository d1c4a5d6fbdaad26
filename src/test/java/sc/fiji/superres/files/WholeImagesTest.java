package sc.fiji.superres.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.FileSaver;

class WholeImagesTest {

	@TempDir
	private Path folder;

	private Path file(final String name) {
		return folder.resolve(name);
	}

	private static ImagePlus hyperstack() {
		final ImagePlus image = IJ.createHyperStack("hyper", 9, 7, 2, 3, 2, 16);
		IJ.run(image, "Macro...", "code=v=x*100+y stack");
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().setUnit("nm");
		image.getStack().setSliceLabel("first", 1);
		image.setProperty("Info", "of the scan");
		image.setOverlay(new Overlay(new Roi(1, 2, 3, 4)));
		return new CompositeImage(image, CompositeImage.COLOR);
	}

	@Test
	void aHyperstackComesBackWhole() throws IOException {
		final ImagePlus image = hyperstack();
		image.setProp("superres.test", "a, b: c");
		WholeImages.save(image, file("hyper.tif"));
		final ImagePlus read = WholeImages.open(file("hyper.tif"));
		assertEquals("2 3 2 0.25 nm first", read.getNChannels() + " " + read.getNSlices() + " " + read.getNFrames() +
			" " + read.getCalibration().pixelWidth + " " + read.getCalibration().getUnit() + " " + read.getStack()
				.getSliceLabel(1));
		assertEquals("of the scan", read.getInfoProperty());
		assertEquals(new Roi(1, 2, 3, 4).getBounds(), read.getOverlay().get(0).getBounds());
		assertEquals(CompositeImage.COLOR, ((CompositeImage) read).getMode());
		assertEquals(Optional.of("a, b: c"), WholeImages.property(file("hyper.tif"), "superres.test"));
		assertEquals(Optional.empty(), WholeImages.property(file("hyper.tif"), "superres.other"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "8-bit ramp", "16-bit ramp", "32-bit ramp", "RGB ramp" })
	void filesAreThoseThatImageJSaves(final String type) throws IOException {
		for (final int slices : new int[] { 1, 3 }) {
			final ImagePlus image = IJ.createImage("image", type, 13, 8, slices);
			image.setProperty("Info", "info");
			WholeImages.save(image, file("ours.tif"));
			new FileSaver(image).saveAsTiff(file("imagej.tif").toString());
			assertEquals(-1, Files.mismatch(file("ours.tif"), file("imagej.tif")), type + " " + slices);
		}
	}

	@Test
	void whatATiffDoesNotHoldIsRefusedBeforeItIsWritten() {
		final ImageStack stack = new ImageStack(8192, 8192);
		final byte[] plane = new byte[8192 * 8192];
		for (int i = 0; i < 64; i++)
			stack.addSlice("", plane);
		final String message = assertThrows(IOException.class, () -> WholeImages.save(new ImagePlus("large", stack),
			file("large.tif"))).getMessage();
		assertTrue(message.startsWith("the result has 4.3 GB, and a TIFF holds 4"), message);
		assertFalse(Files.exists(file("large.tif")));
	}

	@Test
	void everyFileThatIsCutOffIsRefused() throws IOException {
		WholeImages.save(IJ.createImage("", "16-bit ramp", 31, 17, 1), file("whole.tif")); // pixels last
		IJ.saveAs(IJ.createImage("", "8-bit random", 64, 64, 1), "png", file("whole.png").toString());
		for (final String kind : new String[] { "tif", "png" }) {
			final byte[] bytes = Files.readAllBytes(file("whole." + kind));
			for (int length = 0; length < bytes.length - 20; length += 1 + bytes.length / 50) {
				Files.write(file("cut." + kind), Arrays.copyOf(bytes, length));
				final int cut = length;
				assertThrows(IOException.class, () -> WholeImages.open(file("cut." + kind)), () -> kind + " of " + cut +
					" bytes of " + bytes.length);
			}
		}
	}

	@Test
	void unknownKindsAreRefusedWithoutADialog() throws IOException {
		Files.writeString(file("scan.dat"), "neither image nor text\0\1\2");
		assertEquals("ImageJ reads no image from it", assertThrows(IOException.class, () -> WholeImages.open(file(
			"scan.dat"))).getMessage());
	}

	/** ImageJ looks at their length itself, and falls over its own null. */
	@Test
	void aFitsFileThatIsCutOffIsRefused() throws IOException {
		IJ.saveAs(IJ.createImage("", "8-bit ramp", 64, 64, 1), "fits", file("whole.fits").toString());
		WholeImages.open(file("whole.fits"));
		Files.write(file("cut.fits"), Arrays.copyOf(Files.readAllBytes(file("whole.fits")), 3000));
		assertThrows(IOException.class, () -> WholeImages.open(file("cut.fits")));
	}
}
