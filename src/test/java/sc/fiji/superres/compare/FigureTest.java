package sc.fiji.superres.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

class FigureTest {

	/** Left edge of the first panel, and top edge of all, at scale 1. */
	private static final int LEFT = 6;
	private static final int TOP = 6 + 40;
	private static final int PANEL = 240;

	@TempDir
	Path folder;

	/** Grey values from 0 to 255, of which more than a thousandth are the ends, so that levels equal grey values. */
	private static ImagePlus input() {
		return Images.image("scan", 8, 60, 60, (x, y) -> y < 2 ? 255 * (x % 2) : (37 * x + 91 * y) % 251);
	}

	private static ImagePlus result() {
		return Images.image("scan-SRx4", 8, PANEL, PANEL, (x, y) -> (x + y) % 200);
	}

	private static BufferedImage figure() {
		return Figure.of(Compared.of(List.of(input(), result())));
	}

	private static int level(final BufferedImage figure, final int panel, final int x, final int y) {
		return figure.getRGB(LEFT + panel * (PANEL + LEFT) + x, TOP + y) & 0xff;
	}

	@Test
	void theLeftPanelHasThePixelsOfTheInputAsSquares() {
		final BufferedImage figure = figure();
		final ImagePlus input = input();
		assertEquals(3 * (PANEL + LEFT) + LEFT, figure.getWidth());
		assertEquals(TOP + PANEL + LEFT, figure.getHeight());
		for (int y = 0; y < PANEL - 60; y++) // the scale bar lies below
			for (int x = 0; x < PANEL; x++)
				assertEquals(input.getProcessor().get(x / 4, y / 4), level(figure, 0, x, y), "at " + x + ", " + y);
	}

	@Test
	void theOthersHaveThePixelsOfTheResamplerAndOfTheResult() {
		final BufferedImage figure = figure();
		final byte[] bicubic = Planes.byteArray(Resampler.resample(Planes.bytes((byte[]) input().getProcessor()
			.getPixels(), 60, 60), PANEL, PANEL, Filter.BICUBIC));
		for (int y = 0; y < PANEL; y += 7) {
			for (int x = 0; x < PANEL; x += 5) {
				assertEquals(bicubic[y * PANEL + x] & 0xff, level(figure, 1, x, y), "bicubic at " + x + ", " + y);
				assertEquals((x + y) % 200, level(figure, 2, x, y), "result at " + x + ", " + y);
			}
		}
	}

	private static int colour(final BufferedImage figure, final int panel, final int x, final int y) {
		return figure.getRGB(LEFT + panel * (PANEL + LEFT) + x, TOP + y) & 0xffffff;
	}

	/** As super-resolving with map=trust leaves it. */
	private static ImagePlus doubted() {
		final ImagePlus result = result();
		final Roi roi = new Roi(100, 40, 80, 60);
		roi.setFillColor(new Color(0, 190, 200, 120));
		roi.setName(Beliefs.DOUBTFUL + "error may exceed 10 %");
		result.setOverlay(new Overlay(roi));
		return result;
	}

	@Test
	void placesNotToBeBelievedAreInTheFigureInTheirColour() {
		final BufferedImage figure = Figure.of(Compared.of(List.of(input(), doubted())));
		final Color marked = new Color(colour(figure, 2, 120, 60));
		assertTrue(marked.getBlue() > marked.getRed() + 60 && marked.getGreen() > marked.getRed() + 60, marked + "");
		assertEquals(0x010101 * ((99 + 60) % 200), colour(figure, 2, 99, 60), "beside it");
		assertEquals(0x010101 * ((120 + 100) % 200), colour(figure, 2, 120, 100), "below it");
		assertEquals(0, colour(figure, 1, 120, 60) >> 16 & 0xff ^ colour(figure, 1, 120, 60) & 0xff,
			"not the bicubic one");
	}

	@Test
	void theStripSaysWhetherPlacesAreMarkedAndWhichMapIsMissing() {
		final ImagePlus result = doubted();
		result.setProperty("Info",
			"  keys: model=[a b] device=auto range=[auto] ensemble=false map=trust tolerance=5\n" + Beliefs.LINE +
				"look at the map of trust: x\n");
		final Compared compared = Compared.of(List.of(input(), result));
		assertEquals("look at the map of trust: x. Doubtful places are marked (M).", compared.beliefs().get(0)
			.sentence());
		assertTrue(compared.hasMarks());
		assertEquals("model=[a b] device=auto range=[auto] ensemble=false map=trust", compared.beliefs().get(0)
			.missing().orElseThrow().options());
		result.setOverlay(null);
		final ImagePlus map = Images.image("scan-SRx4-trust", 32, 60, 60, (x, y) -> x);
		final Compared with = Compared.of(List.of(input(), result, map));
		assertEquals(Optional.empty(), with.beliefs().get(0).missing(), "it is there");
		assertTrue(with.beliefs().get(0).sentence().endsWith("No place is marked as doubtful."));
	}

	@Test
	void aFileHasTheSamePixelsAndReplacesAnother() throws IOException {
		final Path file = folder.resolve("new folder/figure.png");
		Files.createDirectories(file.getParent());
		Files.writeString(file, "something else");
		final BufferedImage figure = figure();
		Figure.write(figure, file);
		final BufferedImage read = ImageIO.read(file.toFile());
		final int width = figure.getWidth();
		assertArrayEquals(figure.getRGB(0, 0, width, 100, null, 0, width), read.getRGB(0, 0, width, 100, null, 0,
			width));
		try (var files = Files.list(file.getParent())) {
			assertEquals(List.of(file), files.toList());
		}
	}

	@Test
	void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
		final Path noFolder = folder.resolve("file");
		Files.writeString(noFolder, "not a folder");
		final Path file = noFolder.resolve("figure.png");
		final String message = assertThrows(IOException.class, () -> Figure.write(figure(), file)).getMessage();
		assertTrue(message.contains(noFolder.toString()), message);
	}

	@Test
	void onlyPngIsWritten() {
		assertEquals(Path.of("a b", "c.PNG"), Figure.file(" a b/c.PNG "));
		final String message = assertThrows(IllegalArgumentException.class, () -> Figure.file("c.jpg")).getMessage();
		assertTrue(message.contains("save=[c.jpg]") && message.contains("[c.jpg.png]"), message);
	}
}
