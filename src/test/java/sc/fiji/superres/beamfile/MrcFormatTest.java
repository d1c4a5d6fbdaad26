package sc.fiji.superres.beamfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.instrument.GoldenRecordings;

/** Small files and numbers: scripts/golden/probefile_files.py and probefile.py. */
class MrcFormatTest {

	private static final Path SMALL = Path.of("src/test/resources/sc/fiji/superres/beamfile/mrc");

	@TempDir
	Path folder;

	@TestFactory
	Stream<DynamicTest> filesHoldWhatAnIndependentParserFinds() throws IOException {
		return new GoldenRecordings("beamfile/mrc", new MrcFormat()).tests();
	}

	@Test
	void theHeaderOfFeiTellsWhenAndHow() throws IOException {
		final Map<String, String> facts = new MrcFormat().read(SMALL.resolve("stack.mrc")).facts();
		assertEquals("{Date=2022-12-05 06:00, High voltage=200 kV, Magnification=5100000 ×, Instrument=Talos, " +
			"Software=Velox 3.7, Comment=made for a test}", facts.toString());
	}

	@Test
	void modesThatAreNoGreyImagesAreRefusedByNumber() throws IOException {
		assertRefused("its mode is 4; modes 0, 1, 2 and 6 are read", header -> header.putInt(12, 4));
	}

	@Test
	void moreSectionsThanTheFileHoldsAreRefused() throws IOException {
		assertRefused("it is cut off, or damaged: it holds 3 of 2147483647 sections", header -> header.putInt(8,
			Integer.MAX_VALUE));
	}

	@Test
	void anExtendedHeaderThatTheFileCannotHoldIsRefused() throws IOException {
		assertRefused("it is cut off", header -> header.putInt(92, 100_000));
		assertRefused("it is damaged: it points to -4 bytes", header -> header.putInt(92, -4));
	}

	private interface Change {

		void of(ByteBuffer header);
	}

	private void assertRefused(final String message, final Change change) throws IOException {
		final byte[] bytes = Files.readAllBytes(SMALL.resolve("stack.mrc"));
		change.of(ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN));
		final Path file = Files.write(folder.resolve("changed.mrc"), bytes);
		final String refusal = assertThrows(IOException.class, () -> new MrcFormat().read(file)).getMessage();
		assertEquals(message, refusal.substring(0, Math.min(refusal.length(), message.length())));
	}
}
