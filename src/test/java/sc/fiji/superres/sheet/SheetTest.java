package sc.fiji.superres.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.image.PixelSize;

class SheetTest {

	private static final Dimension FIELD = new Dimension(400, 400);
	private static final View MIDDLE = View.at(200, 200);
	private static final byte[] RAMP = ramp();

	private static byte[] ramp() {
		final byte[] ramp = new byte[256];
		for (int i = 0; i < ramp.length; i++)
			ramp[i] = (byte) i;
		return ramp;
	}

	/** An image of one colour with as many pixels as the field has, divided by a number. */
	private static Exhibit exhibit(final String caption, final int colour, final int divided,
		final Optional<Exhibit.Legend> legend)
	{
		final BufferedImage image = new BufferedImage(FIELD.width / divided, FIELD.height / divided,
			BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = 0; x < image.getWidth(); x++)
				image.setRGB(x, y, colour);
		return new Exhibit(caption, "detail", new Picture(image), legend);
	}

	private static Sheet sheet() {
		final Exhibit red = exhibit("Input", 0xff0000, 4, Optional.empty());
		final Exhibit green = exhibit("Result", 0x00ff00, 1, Optional.empty());
		final Exhibit.Legend legend = new Exhibit.Legend(new IndexColorModel(8, 256, RAMP, RAMP, RAMP), "0", "1");
		final Exhibit blue = exhibit("Map", 0x0000ff, 4, Optional.of(legend));
		return new Sheet(List.of(red, green, blue), FIELD, new PixelSize(0.01, 0.01, "nm"), new Look(1));
	}

	private static int colour(final BufferedImage picture, final double x, final double y) {
		return picture.getRGB((int) x, (int) y) & 0xffffff;
	}

	@Test
	void everyPanelShowsItsImage() {
		final Sheet sheet = sheet();
		final Choice all = Choice.all(3, 0, 1);
		final Dimension size = sheet.around(new Dimension(300, 300));
		final BufferedImage picture = sheet.picture(size, all, MIDDLE);
		assertEquals(new Dimension(3 * 306 + 6, 352), size);
		final List<Rectangle> panels = sheet.panels(size, all);
		assertEquals(0xff0000, colour(picture, panels.get(0).getCenterX(), panels.get(0).getCenterY()));
		assertEquals(0x00ff00, colour(picture, panels.get(1).getCenterX(), panels.get(1).getCenterY()));
		assertEquals(0x0000ff, colour(picture, panels.get(2).getCenterX(), panels.get(2).getCenterY()));
		assertEquals(Look.GROUND.getRGB() & 0xffffff, colour(picture, 2, 2));
	}

	@Test
	void theScaleBarIsWhiteAndAsLongAsItSays() {
		final Sheet sheet = sheet();
		final Dimension size = sheet.around(new Dimension(300, 300));
		final BufferedImage picture = sheet.picture(size, Choice.all(3, 0, 1), MIDDLE);
		final Rectangle panel = sheet.panels(size, Choice.all(3, 0, 1)).get(0);
		final int y = (int) panel.getMaxY() - 42 + 25;
		int white = 0;
		for (int x = panel.x; x < panel.getMaxX(); x++)
			if (colour(picture, x, y) == 0xffffff) white++;
		assertEquals(50, white, "0.5 nm of 0.01 nm a pixel, the longest round length within 0.9 nm");
	}

	@Test
	void theSliderPartsTwoImagesAtItsLine() {
		final Sheet sheet = sheet();
		final Choice slider = Choice.all(3, 0, 1).in(Choice.Mode.SLIDER).dividedAt(0.25);
		final Dimension size = new Dimension(412, 452);
		final BufferedImage picture = sheet.picture(size, slider, MIDDLE);
		assertEquals(106, sheet.line(size, slider, MIDDLE));
		assertEquals(0xff0000, colour(picture, 100, 100));
		assertEquals(0xffffff, colour(picture, 106, 100));
		assertEquals(0x00ff00, colour(picture, 112, 100));
	}

	@Test
	void inASmallFieldTheLineRunsOverTheFieldAlone() {
		final Choice slider = Choice.all(3, 0, 1).in(Choice.Mode.SLIDER).dividedAt(0);
		assertEquals(306, sheet().line(new Dimension(1012, 452), slider, MIDDLE));
	}

	@Test
	void oneAloneFillsTheSheet() {
		final Sheet sheet = sheet();
		final Choice alone = Choice.all(3, 0, 1).flickered();
		final BufferedImage picture = sheet.picture(new Dimension(412, 452), alone, MIDDLE);
		assertEquals(0x00ff00, colour(picture, 20, 60));
		assertEquals(0x00ff00, colour(picture, 400, 60));
	}

	@Test
	void aMapHasALegendFromItsFirstColourToItsLast() {
		final Sheet sheet = sheet();
		final Dimension size = new Dimension(312, 352);
		final Choice map = Choice.all(3, 0, 1).picked(0, false).picked(1, false);
		final Rectangle panel = sheet.panels(size, map).get(0);
		final BufferedImage picture = sheet.picture(size, map, MIDDLE);
		final long greys = greys(picture, panel, panel.y - 30);
		assertTrue(greys > 50, greys + " greys beside one another, above the panel");
		final long hidden = IntStream.range(panel.y, (int) panel.getMaxY() - 50).filter(y -> colour(picture, panel
			.getMaxX() - 20, y) != 0x0000ff).count();
		assertEquals(0, hidden, "the legend hides nothing of the map");
	}

	@Test
	void aLegendGivesWayToACaptionThatItWouldCut() {
		final Exhibit.Legend legend = new Exhibit.Legend(new IndexColorModel(8, 256, RAMP, RAMP, RAMP), "0", "107 pm");
		final Exhibit map = exhibit("stem-lattice-x4 of a scan", 0x0000ff, 4, Optional.of(legend));
		final Sheet sheet = new Sheet(List.of(map), FIELD, new PixelSize(0.01, 0.01, "nm"), new Look(1));
		final Dimension narrow = new Dimension(262, 302);
		final Rectangle panel = sheet.panels(narrow, Choice.all(1, 0, 0)).get(0);
		final BufferedImage picture = sheet.picture(narrow, Choice.all(1, 0, 0), MIDDLE);
		assertTrue(greys(picture, panel, panel.y - 30) < 50, "none in the line of the caption");
		assertTrue(greys(picture, panel, panel.y - 13) > 50, "but below it");
		final BufferedImage wide = sheet.picture(new Dimension(412, 452), Choice.all(1, 0, 0), MIDDLE);
		final Rectangle more = sheet.panels(new Dimension(412, 452), Choice.all(1, 0, 0)).get(0);
		assertTrue(greys(wide, more, more.y - 30) > 50, "where there is room, beside it");
	}

	/** Different greys in a row of pixels over a panel. */
	private static long greys(final BufferedImage picture, final Rectangle panel, final int y) {
		return IntStream.range(panel.x, (int) panel.getMaxX()).map(x -> colour(picture, x, y)).filter(SheetTest::isGrey)
			.distinct().count();
	}

	@Test
	void doubtfulPlacesHaveTheirColourAndACaptionUntilTheyAreTurnedOff() {
		final BufferedImage places = new BufferedImage(FIELD.width / 4, FIELD.height / 4, BufferedImage.TYPE_INT_ARGB);
		for (int y = 0; y < places.getHeight(); y++)
			for (int x = 0; x < places.getWidth(); x++)
				places.setRGB(x, y, 0xff00ffff);
		final Exhibit grey = exhibit("Result", 0x808080, 1, Optional.empty()).marked(Optional.of(new Exhibit.Doubts(
			new Picture(places), java.awt.Color.CYAN, "wrong?")));
		final Sheet sheet = new Sheet(List.of(grey), FIELD, new PixelSize(0.01, 0.01, "nm"), new Look(1));
		final Dimension size = new Dimension(312, 352);
		final Choice marked = Choice.all(1, 0, 0);
		final Rectangle panel = sheet.panels(size, marked).get(0);
		for (final Choice.Mode mode : Choice.Mode.values()) {
			final BufferedImage with = sheet.picture(size, marked.in(mode), MIDDLE);
			assertEquals(0x00ffff, colour(with, panel.getCenterX() + 30, panel.getCenterY()), mode.name());
			assertTrue(IntStream.range(panel.x, (int) panel.getMaxX()).anyMatch(x -> colour(with, x, panel.y - 30) ==
				0x00ffff), "a caption, " + mode);
			final BufferedImage without = sheet.picture(size, marked.in(mode).withMarksTurned(), MIDDLE);
			assertEquals(0x808080, colour(without, panel.getCenterX() + 30, panel.getCenterY()), mode.name());
		}
	}

	private static boolean isGrey(final int colour) {
		final int blue = colour & 0xff;
		return colour == blue * 0x010101;
	}
}
