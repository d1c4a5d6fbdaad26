package sc.fiji.superres.fourier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HannTest {

	@Test
	void windowsThatOverlapByHalfSumToOne() {
		for (int i = 0; i < 8; i++)
			assertEquals(1, Hann.weight(i, 16) + Hann.weight(i + 8, 16), 1e-15);
	}

	@Test
	void theWindowIsSymmetricAndRisesFromTheBorder() {
		for (int i = 0; i < 15; i++)
			assertEquals(Hann.weight(i, 15), Hann.weight(14 - i, 15), 1e-15);
		assertEquals(Math.pow(Math.sin(Math.PI / 30), 2), Hann.weight(0, 15), 1e-15);
		assertEquals(1, Hann.weight(7, 15), 1e-15);
	}
}
