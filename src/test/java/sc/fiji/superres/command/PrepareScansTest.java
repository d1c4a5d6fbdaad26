package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.prepare.Preparation;

class PrepareScansTest {

	/** Forward and backward heights, in nm, on pixels that are not square. */
	private static final String STACK = """
		run('Close All'); newImage('scan.tif', '32-bit black', 64, 48, 2);
		for (s = 1; s <= 2; s++) {
			setSlice(s);
			run('Macro...', 'code=v=0.1*sin(x/3)+0.02*y*' + s + '+0.01*x+0.001*((x*37+y*91)%17) slice');
		}
		setSlice(1); setMetadata('Label', 'Z forward'); setSlice(2); setMetadata('Label', 'Z backward');
		setVoxelSize(0.05, 0.1, 1, 'nm'); setMetadata('Info', 'Bias: 50 mV');
		""";

	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		MacroRunner.run("run('Close All');");
	}

	private static String macro(final String options) {
		return "run('Prepare Scans...', '" + options + "');";
	}

	private String path(final String file) {
		return folder.resolve(file).toString().replace('\\', '/');
	}

	@SuppressWarnings("unchecked")
	private static byte[] asPublished(final ImagePlus image, final int slice) {
		return Planes.byteArray((RandomAccessibleInterval<UnsignedByteType>) Preparation.AS_PUBLISHED.of(ImagePlanes
			.plane(image.getStack().getProcessor(slice))).plane());
	}

	@Test
	void theActiveImageIsPreparedSliceBySliceAndStaysAsItWas() {
		MacroRunner.run(STACK);
		final ImagePlus scan = IJ.getImage();
		final float[] before = ((float[]) scan.getStack().getPixels(1)).clone();
		MacroRunner.run(macro(""));
		final ImagePlus result = IJ.getImage();
		assertEquals("scan-prepared", result.getTitle());
		assertEquals("8 2 0.05 0.1 nm", result.getBitDepth() + " " + result.getStackSize() + " " + result
			.getCalibration().pixelWidth + " " + result.getCalibration().pixelHeight + " " + result.getCalibration()
				.getUnit());
		for (int slice = 1; slice <= 2; slice++)
			assertArrayEquals(asPublished(scan, slice), (byte[]) result.getStack().getPixels(slice));
		assertEquals("Z forward, Z backward", result.getStack().getSliceLabel(1) + ", " + result.getStack()
			.getSliceLabel(2));
		assertTrue(result.getInfoProperty().startsWith("Bias: 50 mV\n"), result.getInfoProperty());
		assertTrue(result.getInfoProperty().contains(
			"keys: method=published order=1 plane=false scars=false clip=2 type=8-bit"), result.getInfoProperty());
		assertArrayEquals(before, (float[]) scan.getStack().getPixels(1));
		assertEquals("scan.tif", scan.getTitle());
	}

	@Test
	void thirtyTwoBitKeepsValuesAndTheirUnit() {
		MacroRunner.run(STACK);
		IJ.getImage().getCalibration().setValueUnit("nm");
		MacroRunner.run(macro("source=[active image] method=none clip=0 type=32-bit"));
		final ImagePlus result = IJ.getImage();
		assertEquals("32 nm", result.getBitDepth() + " " + result.getCalibration().getValueUnit());
		MacroRunner.run("selectImage('scan.tif');");
		assertArrayEquals((float[]) IJ.getImage().getStack().getPixels(2), (float[]) result.getStack().getPixels(2));
	}

	/** A 16-bit image whose values stand for others: 32-bit results are in those. */
	@Test
	void calibratedValuesAreWhatIsKept() {
		MacroRunner.run("run('Close All'); newImage('z', '16-bit ramp', 64, 48, 1);");
		final ImagePlus z = IJ.getImage();
		z.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { 5, 2 }, "pm");
		MacroRunner.run(macro("method=none clip=0 type=32-bit"));
		final ImagePlus result = IJ.getImage();
		assertEquals("pm", result.getCalibration().getValueUnit());
		assertFalse(result.getCalibration().calibrated());
		assertEquals(5 + 2 * z.getProcessor().get(63, 5), result.getProcessor().getf(63, 5), 0.01);
	}

	@Test
	void channelsArePreparedByThemselvesAndGreyPicturesTakenForScans() {
		MacroRunner.run("run('Close All'); newImage('two', '16-bit composite-mode', 40, 30, 2, 3, 1); " +
			"run('Add Specified Noise...', 'stack standard=60');" + macro("method=none"));
		final ImagePlus result = IJ.getImage();
		assertEquals("two-prepared 2 3 1 true", result.getTitle() + " " + result.getNChannels() + " " + result
			.getNSlices() + " " + result.getNFrames() + " " + result.isHyperStack());
		MacroRunner.run("run('Close All'); newImage('grey', 'RGB ramp', 40, 30, 1);" + macro("method=none clip=0"));
		assertEquals(8, IJ.getImage().getBitDepth());
		final String message = MacroRunner.failure("newImage('colours', 'RGB black', 40, 30, 1); " +
			"setForegroundColor(255, 0, 0); fillRect(3, 3, 9, 9);" + macro(""));
		assertTrue(message.contains("\"colours\"") && message.contains("is a colour image"), message);
	}

	private void writeScans() throws IOException {
		Files.createDirectories(folder.resolve("in/day 2"));
		MacroRunner.run(STACK + "saveAs('tiff', '" + path("in/a.tif") + "'); saveAs('tiff', '" + path(
			"in/day 2/b.tif") +
			"'); run('Close All'); run('Simulate Lattice...', 'sample=graphite-stm width=64 height=64 field=3');" +
			"saveAs('png', '" + path("in/c.png") + "'); run('Close All');");
	}

	private String ofFolder(final String more) {
		return macro("source=[" + path("in") + "] output=[" + path("out") + "] " + more);
	}

	private List<String> results() throws IOException {
		try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
			return files.filter(Files::isRegularFile).map(file -> folder.resolve("out").relativize(file).toString()
				.replace('\\', '/')).filter(name -> name.endsWith(".tif")).sorted().toList();
		}
	}

	@Test
	void aFolderIsPreparedWithItsSubFoldersAndGoesOnWhereItStopped() throws IOException {
		writeScans();
		MacroRunner.run(ofFolder("method=median"));
		assertEquals(List.of("a-prepared.tif", "c-prepared.tif", "day 2/b-prepared.tif"), results());
		final ImagePlus a = IJ.openImage(path("out/a-prepared.tif"));
		assertEquals("8 2 0.05 nm Z forward", a.getBitDepth() + " " + a.getStackSize() + " " + a
			.getCalibration().pixelWidth + " " + a.getCalibration().getUnit() + " " + a.getStack().getSliceLabel(1));
		assertTrue(a.getInfoProperty().contains("method=median"), a.getInfoProperty());
		assertTrue(Files.readString(folder.resolve("out/summary-1of1.csv")).contains(
			"a.tif,a-prepared.tif,64x48x2,64x48x2,"));
		final FileTime before = Files.getLastModifiedTime(folder.resolve("out/a-prepared.tif"));
		MacroRunner.run(ofFolder("method=median"));
		assertEquals(before, Files.getLastModifiedTime(folder.resolve("out/a-prepared.tif")));
		final String message = MacroRunner.failure(ofFolder("method=none"));
		assertTrue(message.contains("3 of 3 images failed") && message.contains("method=median order=1") && message
			.contains("overwrite=true"), message);
		MacroRunner.run(ofFolder("method=none overwrite=true"));
		assertTrue(IJ.openImage(path("out/a-prepared.tif")).getInfoProperty().contains("method=none"));
	}

	@Test
	void whatCannotBePreparedIsNamedAndTheRestIsDone() throws IOException {
		writeScans();
		MacroRunner.run(
			"newImage('n', '32-bit ramp', 20, 20, 1); makeRectangle(0, 0, 3, 3); run('Macro...', 'code=v=NaN');" +
				"saveAs('tiff', '" + path("in/nan.tif") +
				"'); newImage('c', 'RGB black', 9, 9, 1); setForegroundColor(255, 0, 0);" +
				"fillRect(3, 3, 3, 3); saveAs('png', '" + path("in/colour.png") + "'); run('Close All');");
		Files.writeString(folder.resolve("in/text.tif"), "no image at all");
		final String message = MacroRunner.failure(ofFolder(""));
		assertTrue(message.startsWith("3 of 6 images failed, the others are done:"), message);
		assertTrue(message.contains("nan.tif: has 9 pixels that are NaN or infinite"), message);
		assertTrue(message.contains("colour.png: is a colour image"), message);
		assertEquals(3, results().size());
		MacroRunner.run("run('Close All');");
	}

	@ParameterizedTest
	@ValueSource(strings = { "order=3;order=3 must be", "clip=50;clip=50", "method=mean;method=mean is not understood",
		"output=/tmp/x;output=/tmp/x is for the results of a folder", "source=/no/such;output is empty",
		"source=/no/such output=/tmp/x;is no folder" })
	void badInputIsNamed(final String optionsAndMessage) {
		final String[] parts = optionsAndMessage.split(";");
		final String message = MacroRunner.failure(STACK + macro(parts[0]));
		assertTrue(message.contains(parts[1]), message);
	}

	@Test
	void withoutAnImageItSaysSo() {
		final String message = MacroRunner.failure("run('Close All');" + macro(""));
		assertTrue(message.contains("no image is open"), message);
	}
}
