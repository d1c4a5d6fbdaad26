package sc.fiji.superres.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {

	@TempDir
	private Path folder;

	@Test
	void runFoldersAreSearchedAndCheckpointsAreNoModels() throws IOException {
		for (final String file : List.of("b.PTH", "run/best.pt", "run/model.pt",
			"run/checkpoint/checkpoint.safetensors", "a.safetensors", "notes.txt", ".hidden.pt", ".trash/old.pt"))
		{
			Files.createDirectories(folder.resolve(file).getParent());
			Files.createFile(folder.resolve(file));
		}
		assertEquals(List.of("a.safetensors", "b.PTH", "run/best.pt", "run/model.pt"), ModelFolder.files(folder)
			.stream().map(f -> folder.relativize(f).toString().replace('\\', '/')).toList());
	}

	@Test
	void aFolderWithoutModelsIsNamed() throws IOException {
		assertTrue(assertThrows(IOException.class, () -> ModelFolder.files(folder)).getMessage().contains(
			"holds no model"));
		final Path file = Files.createFile(folder.resolve("x.pt"));
		assertTrue(assertThrows(IOException.class, () -> ModelFolder.files(file)).getMessage().contains("no folder"));
	}
}
