package sc.fiji.superres.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both paths against Pillow 9.4, to the bit; the calls are in {@code scripts/golden/resample.py}. */
class PillowParityTest {

	@ParameterizedTest
	@MethodSource("small")
	void everyPixelEqualsPillow(final PillowCase golden) {
		assertArrayEquals(golden.pixels(), golden.ours());
	}

	@ParameterizedTest
	@MethodSource("large")
	void largerImagesEqualPillow(final PillowCase golden) {
		assertEquals(Long.toHexString(golden.crc()), Long.toHexString(PillowCase.crcOf(golden.ours())));
	}

	@Test
	void theGoldenFilesHoldEveryFilterInBothModes() throws IOException {
		assertEquals(13 * 2 * 6, small().size());
		assertEquals(9 * 2 * 6, large().size());
		assertEquals(6, small().stream().map(PillowCase::filter).distinct().count());
	}

	static List<PillowCase> small() throws IOException {
		return PillowCase.small();
	}

	static List<PillowCase> large() throws IOException {
		return PillowCase.large();
	}
}
