package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.imagej.MacroRunner;

/** On scans that microscopes recorded, kept beside the project; skipped where they are missing. */
class RealImagesTest {

	private static final Path DATA = Path.of(System.getProperty("superres.data", "../shared/data"));

	@TempDir
	Path folder;

	@BeforeEach
	void realImagesAreThere() {
		assumeTrue(Files.isDirectory(DATA), "no real images: " + DATA.toAbsolutePath().normalize() +
			" is missing (set -Dsuperres.data=FOLDER)");
	}

	@AfterEach
	void closeAll() {
		MacroRunner.run("close('*');");
	}

	@Test
	void aNetworkTrainedOnOneScanSuperResolvesAnotherIn16Bit() throws IOException {
		final Path source = Files.createDirectories(folder.resolve("source"));
		Files.copy(DATA.resolve("sto_haadf_5.1MX_1024px_12.2pm.tif"), source.resolve("sto.tif"));
		MacroRunner.run("""
			run('Train Super-Resolution...', 'source=[%s] run=[%s] preset=[4x ms 1.25-10] network=tiny ' +
				'iterations=40 batch=2 patch=64 learningrate=0.004 validation=0 device=cpu');
			open('%s');
			rename('osiris');
			run('Properties...', 'channels=1 slices=1 frames=1 unit=nm ' +
				'pixel_width=0.01525 pixel_height=0.01525 voxel_depth=1');
			""".formatted(source, folder.resolve("run"), DATA.resolve("sto_osiris_512px.tif")));
		final ImagePlus scan = IJ.getImage();
		assertEquals(16, scan.getBitDepth());
		MacroRunner.run("run('Super-Resolve Image...', 'input=osiris model=[" + folder.resolve("run") + "]');");
		final ImagePlus result = IJ.getImage();
		assertEquals("osiris-SRx4", result.getTitle());
		assertEquals(16, result.getBitDepth());
		assertEquals(4 * scan.getWidth(), result.getWidth());
		assertEquals(0.01525 / 4, result.getCalibration().pixelWidth, 1e-12);
		assertEquals("nm", result.getCalibration().getUnit());
		// even forty steps keep the grey values in place: the mean stays near, within the range of the scan
		final double before = scan.getStatistics().mean, after = result.getStatistics().mean;
		final double span = scan.getStatistics().max - scan.getStatistics().min;
		assertTrue(Math.abs(after - before) < 0.1 * span, before + " became " + after + " in a span of " + span);
	}
}
