package sc.fiji.superres.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealFftTest {

	@ParameterizedTest
	@CsvSource({ "2,1", "2,2", "4,3", "16,8", "30,50", "12,7" })
	void spectraEqualTheirDefinition(final int w, final int h) {
		final double[] plane = noise(w * h);
		final double[] spectrum = RealFft.of(w, h).forward(plane, w, h);
		for (int ky = 0; ky < h; ky++)
			for (int kx = 0; kx <= w / 2; kx++) {
				double re = 0, im = 0;
				for (int y = 0; y < h; y++)
					for (int x = 0; x < w; x++) {
						final double phase = -2 * Math.PI * ((double) kx * x / w + (double) ky * y / h);
						re += plane[y * w + x] * Math.cos(phase);
						im += plane[y * w + x] * Math.sin(phase);
					}
				final int i = 2 * (ky * (w / 2 + 1) + kx);
				assertEquals(re, spectrum[i], 1e-9, kx + ", " + ky);
				assertEquals(im, spectrum[i + 1], 1e-9, kx + ", " + ky);
			}
	}

	@ParameterizedTest
	@CsvSource({ "64,64,64,64", "90,54,90,54", "48,36,41,29", "100,40,1,40" })
	void theInverseGivesThePlaneBackWithZerosBehindIt(final int width, final int height, final int w, final int h) {
		final double[] plane = noise(w * h);
		final RealFft fft = RealFft.of(width, height);
		final double[] back = fft.inverse(fft.forward(plane, w, h));
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				assertEquals(x < w && y < h ? plane[y * w + x] : 0, back[y * width + x], 1e-13);
	}

	@Test
	void fastSizesAreEvenAndHaveSmallFactors() {
		assertArrayEquals(new int[] { 2, 2, 4, 8, 12, 48, 2048, 2160, 5184 }, Arrays.stream(new int[] { 0, 1, 3, 7, 11,
			47, 2048, 2049, 5121 }).map(RealFft::fastSize).toArray());
	}

	@Test
	void frequenciesRunToHalfACycleAPixel() {
		final RealFft fft = RealFft.of(8, 4);
		assertEquals(0.5, fft.frequencyX(fft.columns() - 1));
		assertEquals(-0.25, fft.frequencyY(3));
		assertEquals(0.5, fft.frequencyY(2));
	}

	@Test
	void oddWidthsAreRefused() {
		final String message = assertThrows(IllegalArgumentException.class, () -> RealFft.of(9, 8)).getMessage();
		assertTrue(message.contains("9×8") && message.contains("even"), message);
	}

	private static double[] noise(final int n) {
		return new Random(n).doubles(n).toArray();
	}
}
