package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.scijava.Context;
import org.scijava.io.IOService;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.probefile.NanosurfFile;

/** From the microscope's files to a super-resolved image, and wherever files are opened. */
class FromTheMicroscopeTest {

	private static final int SIDE = 96;
	/** Width of the field in nm, with the pixels of 512 in 24 nm. */
	private static final double FIELD = SIDE * 24.0 / 512;

	@TempDir
	Path folder;

	/** A folder of scans of graphite, forward and backward. */
	private Path scans;

	@BeforeEach
	void recordScans() throws IOException {
		scans = Files.createDirectory(folder.resolve("scans"));
		for (int seed = 1; seed <= 3; seed++)
			new NanosurfFile(SIDE, FIELD).write(scans.resolve("scan_" + seed + ".nid"), scanned(seed));
	}

	private static List<byte[]> scanned(final int seed) {
		MacroRunner.run("run('Simulate Lattice...', 'sample=graphite-stm width=" + SIDE + " height=" + SIDE +
			" field=" + FIELD + " backward=true seed=" + seed + "');");
		final ImagePlus image = IJ.getImage();
		final List<byte[]> slices = new ArrayList<>();
		for (int i = 1; i <= image.getStackSize(); i++)
			slices.add((byte[]) image.getStack().getPixels(i));
		image.close();
		return slices;
	}

	@AfterEach
	void closeAll() {
		MacroRunner.run("close('*');");
	}

	private Path scan() {
		return scans.resolve("scan_1.nid");
	}

	@Test
	void threeLinesMakeAModelAndAnImageOfTheRightPixelSize() throws IOException {
		final String said = MacroRunner.log("run('Train Super-Resolution...', 'source=[" + scans + "] run=[" + folder +
			"/run] preset=[2x independent 24-12] network=tiny iterations=2 batch=1 patch=32 device=cpu'); open('" +
			scan() + "'); run('Super-Resolve Image...', 'model=[" + folder + "/run]');");
		final ImagePlus result = IJ.getImage();
		assertEquals("scan_1-SRx2", result.getTitle());
		assertEquals(2 * SIDE, result.getWidth());
		assertEquals(2, result.getStackSize());
		assertEquals(FIELD / SIDE / 2, result.getCalibration().pixelWidth, 1e-9);
		assertEquals("nm", result.getCalibration().getUnit());
		assertEquals(FIELD / SIDE, ModelRef.of("model", folder + "/run").read().card().training().pixelSize(), 1e-9);
		assertTrue(said.contains("scan_1.nid: 2 frames of one place"), said);
		assertFalse(said.contains("Beyond what the model has learnt") || said.contains("not known"), said);
	}

	@Test
	void openScanFileTakesWhatIsAskedFor() {
		MacroRunner.run("run('Open Scan File...', 'path=[" + scan() + "] channel=z-axis direction=backward');");
		final ImagePlus image = IJ.getImage();
		assertEquals("scan_1.nid", image.getTitle());
		assertEquals(1, image.getStackSize());
		assertEquals("Z-Axis backward", image.getStack().getSliceLabel(1));
		assertEquals(FIELD / SIDE, image.getCalibration().pixelWidth, 1e-9);
		assertEquals("m", image.getProp("Value unit"));
		assertTrue(image.getInfoProperty().contains("Bias: 0.05 V"), image.getInfoProperty());
		final String none = MacroRunner.failure("run('Open Scan File...', 'path=[" + scan() + "] channel=Current');");
		assertTrue(none.contains("channel=Current is not in the file, which holds Z-Axis"), none);
		final String wrong = MacroRunner.failure("run('Open Scan File...', 'path=[" + scan() + "] direction=up');");
		assertTrue(wrong.contains("direction=up"), wrong);
	}

	@Test
	void aFileThatIsCutOffIsRefusedWhereverItIsOpened() throws IOException {
		final byte[] whole = Files.readAllBytes(scan());
		Files.write(scan(), Arrays.copyOf(whole, whole.length / 2));
		final String command = MacroRunner.failure("run('Open Scan File...', 'path=[" + scan() + "]');");
		assertTrue(command.contains("scan_1.nid cannot be read: it is cut off"), command);
		final String open = MacroRunner.failure("open('" + scan() + "');");
		assertTrue(open.contains("scan_1.nid cannot be read: it is cut off"), open);
		final String training = MacroRunner.failure("run('Train Super-Resolution...', 'source=[" + scans + "] run=[" +
			folder + "/run] iterations=2');");
		assertTrue(training.contains("1 of 3 images") && training.contains("scan_1.nid"), training);
	}

	@Test
	void sciJavaOpensItToo() throws IOException {
		try (Context context = new Context(IOService.class)) {
			final Object opened = context.service(IOService.class).open(scan().toString());
			final ImagePlus image = assertInstanceOf(ImagePlus.class, opened);
			assertEquals(2, image.getStackSize());
			assertEquals("nm", image.getCalibration().getUnit());
		}
	}

	@Test
	void plainImageJOpensItAsDroppedFile() {
		MacroRunner.run("open('" + scan() + "');");
		final ImagePlus image = IJ.getImage();
		assertEquals("scan_1.nid", image.getTitle());
		assertEquals(2, image.getStackSize());
		assertEquals(FIELD / SIDE, image.getCalibration().pixelWidth, 1e-9);
		assertEquals("m", image.getProp("Value unit"));
		assertTrue(image.getInfoProperty().contains("Instrument: Nanosurf STM"), image.getInfoProperty());
	}
}
