package sc.fiji.superres.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {

	private static final int LONGEST = 1 << 16;

	@TempDir
	Path folder;

	private List<String> lines(final byte[] text) throws IOException {
		final List<String> lines = new ArrayList<>();
		try (TextLines file = TextLines.open(Files.write(folder.resolve("text"), text))) {
			for (String line = file.next(); line != null; line = file.next())
				lines.add(line);
		}
		return lines;
	}

	private List<String> lines(final String text) throws IOException {
		return lines(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void linesEndAsTheyDoOnEverySystem() throws IOException {
		assertEquals(List.of("one", "", "µm", "last"), lines("one\n\r\nµm\r\nlast"));
		assertEquals(List.of("one", ""), lines("one\n\n"));
		assertEquals(List.of(), lines(""));
	}

	@Test
	void linesAreWholeWhereverTheBufferEnds() throws IOException {
		final List<String> lines = IntStream.range(0, 40_000).mapToObj(i -> "x".repeat(i % 23) + i).toList();
		assertEquals(lines, lines(String.join("\n", lines)));
	}

	@Test
	void whatIsNoUtf8IsLatin1() throws IOException {
		assertEquals(List.of("2.67µm"), lines("2.67µm".getBytes(StandardCharsets.ISO_8859_1)));
	}

	@Test
	void aLineThatIsTooLongIsRefused() throws IOException {
		final String longest = "x".repeat(LONGEST - 1);
		assertEquals(List.of("a", longest, "b"), lines("a\n" + longest + "\nb"));
		assertThrows(IOException.class, () -> lines("a\n" + longest + "x\nb"));
	}
}
