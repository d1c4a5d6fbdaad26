package sc.fiji.superres.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFormatTest {

	@TempDir
	private Path folder;

	@Test
	void withoutOutputTheFileLiesBesideTheModel() {
		assertEquals(folder.resolve("my.best.pth"), ModelFormat.PTH.target(folder.resolve("my.best.pt"), " "));
		assertEquals(folder.resolve("x4.zip"), ModelFormat.BIOIMAGE.target(folder.resolve("x4.safetensors"), ""));
	}

	@Test
	void aFolderGetsTheModelsName() {
		assertEquals(folder.resolve("x4.safetensors"), ModelFormat.SAFETENSORS.target(Path.of("x4.pt"), folder
			.toString()));
	}

	@Test
	void anotherEndingThanTheFormatsIsRefused() {
		assertEquals(Path.of("New.PTH"), ModelFormat.PTH.target(Path.of("x4.pt"), "New.PTH"));
		final String message = assertThrows(IllegalArgumentException.class, () -> ModelFormat.PTH.target(Path.of(
			"x4.pt"), "new.pt")).getMessage();
		assertTrue(message.contains("output=new.pt") && message.contains(".pth"), message);
	}

	@Test
	void formatsGoByTheNamesOfTheMacroKey() {
		assertEquals(ModelFormat.BIOIMAGE, ModelFormat.of("bioimage"));
		assertEquals(ModelFormat.BIOIMAGE_0_4, ModelFormat.of("BioImage-0.4"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> ModelFormat.of("onnx")).getMessage().contains(
			"format=onnx is none of: pt, pth, safetensors, bioimage, bioimage-0.4."));
	}
}
