package sc.fiji.superres.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.imagej.PluginsConfig;
import sc.fiji.superres.simulate.Scan;

class SampleScanTest {

	@AfterEach
	void closeAll() {
		MacroRunner.run("close('*');");
	}

	@ParameterizedTest
	@CsvSource({ "GaN STEM (Super-Resolution),gan_5MX.tif,3.1488",
		"Graphite STM (Super-Resolution),graphite_24nm.tif,24" })
	void aMacroOpensItWithItsCalibrationAndTheWordsThatItIsSimulated(final String label, final String title,
		final double field)
	{
		MacroRunner.run("run('" + label + "');");
		final ImagePlus image = IJ.getImage();
		assertEquals(title, image.getTitle());
		assertEquals("nm", image.getCalibration().getUnit());
		assertEquals(field / image.getWidth(), image.getCalibration().pixelWidth, 1e-6);
		assertTrue(image.getInfoProperty().contains("was not recorded by a microscope but simulated"), image
			.getInfoProperty());
		assertTrue(image.getInfoProperty().contains("seed=1"), "and how");
	}

	@Test
	void theSecondOneHasATitleOfItsOwn() {
		MacroRunner.run("run('GaN STEM (Super-Resolution)'); run('GaN STEM (Super-Resolution)');");
		assertEquals("gan_5MX-2.tif", IJ.getImage().getTitle());
	}

	/** The files are what {@code macros/samples.ijm} makes. */
	@ParameterizedTest
	@CsvSource({ "gan-stem,gan_5MX.tif,3.1488,0.05", "graphite-stm,graphite_24nm.tif,24,2" })
	void theFilesAreWhatTheirMacroSimulates(final String sample, final String file, final double field,
		final double drift)
	{
		final ImagePlus image = IJ.openImage(Path.of("src/main/resources/sc/fiji/superres/sample", file)
			.toAbsolutePath().toString());
		assertArrayEquals(Planes.byteArray(Scan.of(sample, 512, 512, field, 15, 0.4, drift, 1).simulate(Progress.NONE)),
			(byte[]) image.getProcessor().getPixels());
	}

	@Test
	void everySampleHasAMenuEntryThatOpensIt() {
		final List<PluginsConfig.Entry> entries = PluginsConfig.entries().stream().filter(entry -> entry.plugin()
			.equals(SampleScan.class.getName())).toList();
		assertEquals(Sample.values().length, entries.size());
		for (final Sample sample : Sample.values())
			assertTrue(entries.stream().anyMatch(entry -> entry.label().equals(sample.label()) && entry.menu().equals(
				"File>Open Samples")), sample.label());
	}
}
