package sc.fiji.superres.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import net.imglib2.img.array.ArrayImgs;
import sc.fiji.superres.image.IntensityRange;

class SourceImageTest {

	@Test
	void sourceImagesAreGreyPlanesWithPlainNames() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new SourceImage("a.png", ArrayImgs.doubles(4, 4),
			IntensityRange.EIGHT_BIT)).getMessage().contains("DoubleType"));
		assertThrows(IllegalArgumentException.class, () -> new SourceImage("a.png", ArrayImgs.unsignedBytes(4, 4, 2),
			IntensityRange.EIGHT_BIT));
		assertThrows(IllegalArgumentException.class, () -> TestImages.bytes("x/a.png", 4, 4, 1));
		assertThrows(IllegalArgumentException.class, () -> TestImages.bytes(" ", 4, 4, 1));
		assertEquals("sto_12.2pm", TestImages.bytes("sto_12.2pm.tif", 4, 4, 1).stem());
		assertEquals("sto_5.1MX", TestImages.bytes("sto_5.1MX", 4, 4, 1).stem());
	}
}
