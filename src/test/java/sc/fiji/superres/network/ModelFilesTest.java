package sc.fiji.superres.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.network.TinyModel.TINY;
import static sc.fiji.superres.network.TinyModel.card;
import static sc.fiji.superres.network.TinyModel.refusal;
import static sc.fiji.superres.network.TinyModel.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.torch.SafeTensors;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/** Files of our own models: what is written is read back, or refused by name. */
class ModelFilesTest {

	@TempDir
	private Path folder;

	private Path pt(final String name, final String preset) throws IOException {
		final Path file = folder.resolve(name);
		ModelFiles.write(file, weights(), card(preset));
		return file;
	}

	@Test
	void aModelIsReadBackWithItsCard() throws IOException {
		final Path file = pt("model.pt", "4x ms 1.25-10");
		final ModelFiles.Loaded model = ModelFiles.read(file);
		assertEquals(file, model.file());
		assertEquals(TINY, model.config());
		assertEquals(card("4x ms 1.25-10"), model.card());
		model.weights().requireExactly(TINY.shapes());
		weights().forEach((name, tensor) -> assertArrayEquals(tensor.values(), model.weights().get(name).values(),
			name));
	}

	@Test
	void aModelWithoutValidationIsReadBackToo() throws IOException {
		final ModelCard card = new ModelCard(TINY, "mine", "nm", 24, 48, 14, 0, null, "Super-Resolution");
		final Path file = folder.resolve("model.pt");
		ModelFiles.write(file, weights(), card);
		assertEquals(card, ModelFiles.read(file).card());
	}

	@Test
	void aRunFoldersBestModelComesBeforeItsLast() throws IOException {
		assertTrue(refusal(folder).contains("no best.pt and no model.pt"));
		final Path last = pt("model.pt", "last");
		assertEquals(last, ModelFiles.locate(folder));
		assertEquals("last", ModelFiles.read(folder).card().preset());
		pt("best.pt", "best");
		assertEquals("best", ModelFiles.read(folder).card().preset());
	}

	@Test
	void nothingHalfWrittenStaysBehind() throws IOException {
		final StateDict lacking = weights().under("layers.");
		assertThrows(IllegalArgumentException.class, () -> ModelFiles.write(folder.resolve("model.pt"), lacking, card(
			"x")));
		try (var files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
	}

	@ParameterizedTest
	@ValueSource(floats = { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY })
	void aWeightThatIsNoNumberIsRefusedByTheNameOfItsTensor(final float value) throws IOException {
		final StateDict weights = weights();
		weights.get("norm.bias").values()[3] = value;
		final Path pth = folder.resolve("nan.pth");
		final Path safe = folder.resolve("nan.safetensors");
		final Path ours = folder.resolve("nan.pt");
		TorchArchive.writeStateDict(pth, weights);
		SafeTensors.write(safe, weights, Map.of());
		ModelFiles.write(ours, weights, card("x"));
		for (final Path file : List.of(pth, safe, ours))
			assertTrue(refusal(file).contains("'norm.bias' holds " + value), refusal(file));
		final Path script = folder.resolve("script.pt");
		TINY.program(weights).write(script, Map.of());
		assertTrue(refusal(script).contains("'norm.bias'"));
		assertThrows(IOException.class, () -> ModelFiles.readUnlessForeign(script), "its code is not run instead");
	}
}
