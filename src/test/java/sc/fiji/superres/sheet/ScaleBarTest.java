package sc.fiji.superres.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.superres.image.PixelSize;

class ScaleBarTest {

	/** The longest round bar of at most 120 pixels. */
	@ParameterizedTest
	@CsvSource({ "0.02,nm,100,2 nm", "0.03,nm,83.3333,2.5 nm", "0.005,nm,100,0.5 nm", "0.2,Å,100,2 nm",
		"1,nm,100,100 nm", "10,nm,100,1 µm", "0.5,µm,100,50 µm", "0.5,um,100,50 µm", "20,pm,100,2 nm",
		"1,pixel,100,100 px", "1,inch,100,100 px" })
	void lengthsAreRoundAndInNanometresOrMicrometres(final double width, final String unit, final double pixels,
		final String text)
	{
		final ScaleBar bar = ScaleBar.within(120, new PixelSize(width, width, unit));
		assertEquals(text, bar.text());
		assertEquals(pixels, bar.pixels(), 1e-3);
	}
}
