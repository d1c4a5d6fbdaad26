package sc.fiji.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

	@TempDir
	Path folder;

	@Test
	void errorsNameTheFileAndNotTheHiddenOne() throws IOException {
		final Path file = folder.resolve("x.pth");
		Files.createDirectories(file.resolve("taken"));
		final String message = assertThrows(IOException.class, () -> AtomicFile.write(file, out -> out.write(1)))
			.getMessage();
		assertEquals(-1, message.indexOf(".part"), message);
		assertEquals(0, message.indexOf(file + " cannot be written: "), message);
	}
}
