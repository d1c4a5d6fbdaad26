package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.imagej.MacroRunner;

class CompareImagesTest {

	private static final String IMAGES = "newImage('scan.tif', '8-bit ramp', 60, 50, 1); " +
		"run('Properties...', 'channels=1 slices=1 frames=1 unit=nm pixel_width=0.02 pixel_height=0.02 " +
		"voxel_depth=1'); run('Super-Resolve Image...', 'model=bicubic map=consistency');";

	@TempDir
	Path folder;

	@AfterEach
	void closeAll() {
		MacroRunner.run("close('*');");
	}

	@ParameterizedTest
	@ValueSource(strings = { "setBatchMode(true);", "setBatchMode(false);" })
	void aMacroWritesTheFigure(final String mode) throws IOException {
		final Path file = folder.resolve("figure.png");
		MacroRunner.run(mode + IMAGES + "run('Compare Images...', " +
			"'images=[scan.tif;scan-SRx4;scan-SRx4-consistency] save=[" + file + "]');");
		final BufferedImage figure = ImageIO.read(file.toFile());
		assertEquals(4 * (240 + 6) + 6, figure.getWidth(), "input, bicubic, result, map");
		assertEquals(200 + 40 + 2 * 6, figure.getHeight());
	}

	@Test
	void withoutTitlesThoseOpenImagesAreComparedThatFitTheActiveOne() throws IOException {
		final Path file = folder.resolve("figure.png");
		MacroRunner.run("newImage('unfit', '8-bit ramp', 100, 20, 1);" + IMAGES +
			"close('*consistency'); run('Compare Images...', 'save=[" + file + "]');");
		assertEquals(3 * (240 + 6) + 6, ImageIO.read(file.toFile()).getWidth());
	}

	@Test
	void imagesOfOneTitleAreNamedByTheirIds() throws IOException {
		final Path file = folder.resolve("figure.png");
		MacroRunner.run("newImage('a;b', '8-bit ramp', 20, 20, 1); newImage('c', '8-bit ramp', 40, 40, 1); " +
			"newImage('c', '8-bit ramp', 80, 80, 1); run('Compare Images...', 'save=[" + file + "]');");
		assertEquals(4 * (200 + 6) + 6, ImageIO.read(file.toFile()).getWidth(), "input, bicubic, and two results");
	}

	@Test
	void whatHasNoWindowAndNoFileIsRefused() {
		final String failure = MacroRunner.failure(IMAGES + "run('Compare Images...', " +
			"'images=[scan.tif;scan-SRx4]');");
		assertTrue(failure.contains("write the figure to a file by save=[figure.png]"), failure);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"images=[scan.tif;nothing]|\"nothing\" is not open. Open images: wide, scan.tif",
		"images=scan.tif|Only \"scan.tif\" is given, and two or more are compared",
		"images=[scan.tif; scan.tif]|\"scan.tif\" is named twice",
		"images=[scan.tif;wide]|\"scan\" has 60×50 px and \"wide\" 100×50 px", "images=[]|No image is given" })
	void whatCannotBeComparedStopsTheMacroAndIsNamed(final String options, final String message) {
		final Path file = folder.resolve("figure.png");
		final String failure = MacroRunner.failure("newImage('wide', '8-bit ramp', 100, 50, 1); " + IMAGES +
			"run('Compare Images...', '" + options + " save=[" + file + "]');");
		assertTrue(failure.contains(message), failure);
		assertFalse(Files.exists(file));
	}

	@Test
	void aFileThatCannotBeWrittenIsNamed() {
		final String macro = IMAGES + "run('Compare Images...', 'images=[scan.tif;scan-SRx4] save=[";
		final String type = MacroRunner.failure(macro + "figure.tif]');");
		assertTrue(type.contains("save=[figure.tif] does not end in .png"), type);
		final String place = MacroRunner.failure(macro + "/proc/none/figure.png]');");
		assertTrue(place.contains("/proc/none"), place);
	}
}
