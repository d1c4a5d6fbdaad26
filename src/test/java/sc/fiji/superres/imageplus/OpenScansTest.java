package sc.fiji.superres.imageplus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.imagej.MacroRunner;

/** Images in windows, as the assistant finds them; TrainSuperResolutionTest has those of a batch macro. */
class OpenScansTest {

	@BeforeEach
	@AfterEach
	void closeAll() {
		MacroRunner.run("close('*');");
	}

	private static ImagePlus open(final String title, final String type, final int width, final int slices) {
		final ImagePlus image = IJ.createImage(title, type, width, 8, slices);
		image.show();
		return image;
	}

	private static String refusal() {
		return assertThrows(IllegalArgumentException.class, () -> OpenScans.slices("auto")).getMessage();
	}

	private static List<String> names() {
		return OpenScans.slices("auto").stream().map(SourceImage::name).toList();
	}

	@Test
	void theWordsMeanThem() {
		assertTrue(OpenScans.isMeantBy(" Open Images"));
		assertFalse(OpenScans.isMeantBy("/data/open images"));
	}

	@Test
	void everySliceOfEveryImageIsOneInTheOrderOfTitles() {
		open("b.tif", "16-bit ramp", 9, 2);
		open("a.tif", "16-bit ramp", 9, 1);
		assertEquals(List.of("a.tif", "b-001.tif", "b-002.tif"), names());
	}

	@Test
	void whatHappensToThemLaterChangesNothing() {
		final ImagePlus image = open("a", "8-bit ramp", 9, 1);
		open("b", "8-bit ramp", 9, 1);
		final SourceImage taken = OpenScans.slices("auto").get(0);
		final float before = GreyOps.values(taken.plane())[3];
		image.getProcessor().invert();
		assertEquals(before, GreyOps.values(taken.plane())[3]);
		assertNotEquals(before, image.getProcessor().getf(3));
	}

	@Test
	void noneIsRefused() {
		assertEquals("source=[open images]: No image is open: open some first, or name a folder.", refusal());
	}

	@Test
	void resultsPlotsAndOtherTypesAreNamedByTheirTitles() {
		for (final String title : List.of("a", "b", "c", "d"))
			open(title, "8-bit ramp", 9, 1);
		open("a-SRx4", "8-bit ramp", 36, 1);
		open("plot", "RGB black", 9, 1);
		assertEquals("source=[open images]: The open images are not of one size and type: 4 of 9×8 8-bit (\"a\", " +
			"\"b\", \"c\", …), 1 of 36×8 8-bit (\"a-SRx4\"), 1 of 9×8 RGB (\"plot\"). Close those that are no scans, " +
			"or save the scans in a folder, which may hold several sizes, and name that.", refusal());
	}

	@Test
	void coloursAreRefusedUnlessTheyAreGrey() {
		final ImagePlus image = open("a", "RGB black", 9, 1);
		open("b", "RGB ramp", 9, 1);
		assertEquals(List.of("a", "b"), names());
		image.getProcessor().set(3, 0xff0000);
		assertTrue(refusal().startsWith("\"a\" is a colour image"), refusal());
	}

	@Test
	void oneTitleTwiceIsRefused() {
		open("scan.tif", "8-bit ramp", 9, 1);
		final ImagePlus other = open("other.tif", "8-bit ramp", 9, 1);
		other.setTitle("scan.tif");
		assertTrue(refusal().contains("Several open images are titled \"scan.tif\""), refusal());
		other.setTitle("scan.png");
		assertTrue(refusal().contains("scan.tif and scan.png would give pairs of the same names"), refusal());
		other.setTitle("scan 2.tif");
		assertEquals(List.of("scan 2.tif", "scan.tif"), names());
	}
}
