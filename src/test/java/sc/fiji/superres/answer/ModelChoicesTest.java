package sc.fiji.superres.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.Prefs;

class ModelChoicesTest {

	@TempDir
	private Path folder;

	@BeforeEach
	@AfterEach
	void forget() {
		Prefs.set("superres.models", (String) null);
	}

	private static List<String> values() {
		return ModelChoices.all().stream().map(Choice::value).toList();
	}

	private static List<String> labels() {
		return ModelChoices.all().stream().map(Choice::label).toList();
	}

	@Test
	void modelsThatComeAlongAreFirstAndAnyFileOrFolderIsLast() {
		assertEquals(List.of("stem-lattice-x4", "stem-lattice-x2", "stm-lattice-x2", "bicubic"), values().subList(0,
			4));
		assertEquals(List.of("choose a file…", "choose a run folder…"), labels().subList(4, 6));
	}

	@Test
	void runFoldersAndFilesThatAreThereComeBackByNameAndDateTheNewestFirst() throws IOException {
		final Path run = Files.createDirectory(folder.resolve("GaN run"));
		final Path file = Files.createFile(folder.resolve("mine.pt"));
		ModelChoices.remember(run.toString());
		ModelChoices.remember(file.toString());
		ModelChoices.remember("bicubic");
		assertFalse(values().contains(run.toString()), "there is no model in it yet");
		Files.createFile(run.resolve("best.pt"));
		assertEquals(List.of(file.toString(), run.toString()), values().subList(3, 5));
		assertTrue(labels().get(4).matches("GaN run, \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d \\(.*\\)"), labels().get(4));
		ModelChoices.remember(run.toString());
		assertEquals(List.of(run.toString(), file.toString()), values().subList(3, 5));
		Files.delete(file);
		assertFalse(values().contains(file.toString()));
	}

	@Test
	void noMoreThanEightAreKept() throws IOException {
		for (int i = 0; i < 12; i++)
			ModelChoices.remember(Files.createFile(folder.resolve(i + ".pt")).toString());
		assertEquals(8, values().stream().filter(value -> value.endsWith(".pt")).count());
		assertTrue(values().contains(folder.resolve("11.pt").toString()));
	}
}
