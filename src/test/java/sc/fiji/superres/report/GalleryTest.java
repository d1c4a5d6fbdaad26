package sc.fiji.superres.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.NumberText;

class GalleryTest {

	@Test
	void aScaleBarIsARoundLengthThatFits() {
		assertEquals(0.5, Gallery.round(0.99), 1e-12);
		assertEquals(2.5, Gallery.round(4.9), 1e-12);
		assertEquals(100, Gallery.round(100), 1e-9);
		assertEquals("0.25", NumberText.plain(0.25, 3));
		assertEquals("100", NumberText.plain(100.00000000000001, 3));
	}
}
