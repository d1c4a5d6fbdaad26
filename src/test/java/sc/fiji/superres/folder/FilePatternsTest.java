package sc.fiji.superres.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePatternsTest {

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = { "*.tif day1/SCAN.TIF true", "*.tif scan.tiff false",
		"*.png;*.tif a/b.tif true", "*.png,*.tif a/b.tif true", "*.{tif,png} a/b.png true",
		"day1/** day1/deep/b.tif true", "day1/** day2/b.tif false", "scan_??.tif scan_07.tif true",
		"scan_??.tif scan_007.tif false", "day?/*.tif day1/b.tif true", "day?/*.tif day1/deep/b.tif false" })
	void namesAndPathsAreMatched(final String pattern, final Path path, final boolean expected) {
		assertEquals(expected, FilePatterns.parse(pattern).match(path));
	}

	@Test
	void whatIsNoPatternIsNamed() {
		for (final String text : new String[] { "", " ; ", "[a", "{tif" }) {
			final String message = assertThrows(IllegalArgumentException.class, () -> FilePatterns.parse(text))
				.getMessage();
			assertTrue(message.startsWith("pattern="), message);
		}
	}
}
