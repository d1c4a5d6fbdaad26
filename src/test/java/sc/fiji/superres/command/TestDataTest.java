package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.Scan;

/** The images of {@code test-data/} are those that {@code macros/test-data.ijm} makes. */
class TestDataTest {

	@ParameterizedTest
	@CsvSource({ "low-resolution/gan_5MX_1.tif,512,3.1488,0.4,0.05,1",
		"low-resolution/gan_5MX_8.tif,512,3.1488,0.4,0.05,8", "high-resolution/gan_20MX_1.tif,1024,1.5744,1.0,0.1,101",
		"high-resolution/gan_20MX_2.tif,1024,1.5744,1.0,0.1,102" })
	void everyImageIsWhatItsMacroSimulates(final String file, final int size, final double field, final double jitter,
		final double drift, final long seed)
	{
		final ImagePlus image = IJ.openImage(Path.of("test-data", file).toAbsolutePath().toString());
		assertArrayEquals(Planes.byteArray(Scan.of("gan-stem", size, size, field, 15, jitter, drift, seed).simulate(
			Progress.NONE)), (byte[]) image.getProcessor().getPixels());
		assertEquals(field / size, image.getCalibration().pixelWidth, 1e-6);
		assertEquals("nm", image.getCalibration().getUnit());
		assertTrue(image.getInfoProperty().contains("seed=" + seed), image.getInfoProperty());
	}
}
