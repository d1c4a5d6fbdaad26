package sc.fiji.superres.imageplus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.imagej.MacroRunner;

class OpenImagesTest {

	private final ImagePlus first = IJ.createImage("scan", "8-bit ramp", 8, 6, 1);
	private final ImagePlus second = IJ.createImage("scan", "8-bit ramp", 9, 6, 1);
	private final ImagePlus other = IJ.createImage("other", "8-bit ramp", 7, 6, 1);

	@BeforeEach
	void show() {
		closeAll();
		for (final ImagePlus image : List.of(first, second, other))
			image.show();
	}

	@AfterEach
	void closeAll() {
		MacroRunner.run("close('*');");
	}

	@Test
	void aTitleThatTwoImagesHaveIsRefusedWithBothIds() {
		for (final ImagePlus active : List.of(other, second)) {
			MacroRunner.run("selectImage(" + active.getID() + ");");
			final String message = assertThrows(IllegalArgumentException.class, () -> OpenImages.find("scan"))
				.getMessage();
			assertTrue(message.startsWith("\"scan\" is one of 2 open images with this title, #" + first.getID() +
				" and #" + second.getID() + ". Name it by its ID"), message);
		}
		assertSame(other, OpenImages.find("other"));
	}

	@Test
	void anImageIsFoundByItsIdWhateverItsTitle() {
		for (final String form : List.of("", "#", "scan #"))
			assertSame(second, OpenImages.find(form + second.getID()), form);
		final String stale = "other #" + second.getID(); // of an earlier ImageJ
		assertTrue(assertThrows(IllegalArgumentException.class, () -> OpenImages.find(stale)).getMessage().contains(
			"is not open"));
	}

	@Test
	void everyNameOfAListFindsItsImage() {
		final List<String> names = OpenImages.names();
		assertEquals(List.of("scan #" + first.getID(), "scan #" + second.getID(), "other"), names);
		assertEquals(List.of(first, second, other), names.stream().map(OpenImages::find).toList());
	}

	@Test
	void aFreshTitleIsThatOfNoOpenImage() {
		assertEquals("new", OpenImages.freshTitle("new"));
		assertEquals("scan-2", OpenImages.freshTitle("scan"));
		other.setTitle("scan-2");
		assertEquals("scan-3", OpenImages.freshTitle("scan"));
	}
}
