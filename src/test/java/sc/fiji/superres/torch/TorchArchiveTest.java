package sc.fiji.superres.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.TimeZone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.swinir.Golden;

/** Golden files: {@code scripts/golden/torch_files.py} and {@code swinir.py}, by torch.save of PyTorch 1.13. */
class TorchArchiveTest {

	@TempDir
	private Path folder;

	static Path golden(final String name) {
		try {
			return Path.of(TorchArchiveTest.class.getResource(name).toURI());
		}
		catch (final URISyntaxException exc) {
			throw new AssertionError(exc);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "float32", "float64", "float16", "bfloat16" })
	void everyFloatingTypeIsReadExactly(final String type) throws IOException {
		final FloatTensor tensor = TorchArchive.readStateDict(golden("types.pth")).get(type);
		assertArrayEquals(new int[] { 2, 3, 4 }, tensor.shape());
		for (int i = 0; i < 24; i++)
			assertEquals(i / 8f - 1.5f, tensor.values()[i]);
	}

	@Test
	void theEndsOfShortFloatsAreReadExactly() throws IOException {
		final StateDict types = TorchArchive.readStateDict(golden("types.pth"));
		assertArrayEquals(new float[] { 0x1p-24f, 1023 * 0x1p-24f, 0x1p-14f, 65504, -0f, Float.POSITIVE_INFINITY,
			Float.NEGATIVE_INFINITY, Float.NaN }, types.get("half_ends").values());
		final float[] bfloat = types.get("bfloat16_ends").values();
		assertArrayEquals(new float[] { Float.intBitsToFloat(1 << 16), Float.intBitsToFloat(0x7f7f0000), -2 }, bfloat);
	}

	@Test
	void wholeNumbersAreReadWithTheirSign() throws IOException {
		final StateDict types = TorchArchive.readStateDict(golden("types.pth"));
		assertArrayEquals(new float[] { -3, 1 << 20 }, types.get("int64").values());
		assertArrayEquals(new float[] { -3, 1 << 20 }, types.get("int32").values());
		assertArrayEquals(new float[] { -3, 300 }, types.get("int16").values());
		assertArrayEquals(new float[] { -128, 127 }, types.get("int8").values());
		assertArrayEquals(new float[] { 0, 200 }, types.get("uint8").values());
		assertArrayEquals(new float[] { 0, 1 }, types.get("bool").values());
	}

	@Test
	void scalarsEmptyTensorsAndParametersAreTensors() throws IOException {
		final StateDict types = TorchArchive.readStateDict(golden("types.pth"));
		assertEquals("[]", types.get("scalar").shapeText());
		assertArrayEquals(new float[] { 2.5f }, types.get("scalar").values());
		assertEquals("[0, 3]", types.get("empty").shapeText());
		assertArrayEquals(new float[] { 1, 2 }, types.get("parameter").values());
	}

	@Test
	void viewsAreReadAsTheTensorsTheyShow() throws IOException {
		final StateDict views = TorchArchive.readStateDict(golden("views.pth"));
		final FloatTensor transposed = views.get("transposed");
		assertEquals("[4, 3, 2]", transposed.shapeText());
		for (int x = 0; x < 4; x++)
			for (int y = 0; y < 3; y++)
				for (int z = 0; z < 2; z++)
					assertEquals(12 * z + 4 * y + x, transposed.values()[(x * 3 + y) * 2 + z]);
		assertArrayEquals(new float[] { 20, 21, 22, 23 }, views.get("row").values());
		assertArrayEquals(new float[] { 1, 5, 9, 13, 17, 21 }, views.get("column").values());
		assertArrayEquals(new float[] { 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 }, views.get("every_other").values());
		assertArrayEquals(new float[] { 0, 1, 2, 3, 0, 1, 2, 3 }, views.get("expanded").values());
	}

	@ParameterizedTest
	@ValueSource(strings = { "params.pth", "params_ema.pth", "state_dict.pth", "old_plain.pth", "old_params.pth",
		"old_params_ema.pth" })
	void wrappersOfOtherProjectsAreOpenedAndTheOrderIsKept(final String file) throws IOException {
		final StateDict weights = TorchArchive.readStateDict(golden(file));
		assertEquals(List.of("zulu", "alpha", "mike"), List.copyOf(weights.names()));
		assertArrayEquals(new float[] { 2 }, weights.get("alpha").values());
	}

	@ParameterizedTest
	@ValueSource(strings = { "types.pth", "views.pth" })
	void theOldContainerHoldsTheSame(final String file) throws IOException {
		assertSame(TorchArchive.readStateDict(golden(file)), TorchArchive.readStateDict(golden("old_" + file)));
		assertEquals(Optional.empty(), TorchArchive.readExtra(golden("old_" + file), "superres.json"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "function.pth", "old_function.pth" })
	void aFunctionAmongTheWeightsIsRefusedByName(final String file) {
		assertTrue(TorchFiles.refusal(golden(file)).contains("posixpath.join"));
	}

	@Test
	void aRealStateDictIsReadInItsOrder() throws IOException {
		final StateDict weights = TorchArchive.readStateDict(Golden.file("weights.pth"));
		assertEquals(List.of("conv_first.weight", "conv_first.bias", "patch_embed.norm.weight"), weights.names()
			.stream().limit(3).toList());
		assertEquals("[12, 1, 3, 3]", weights.get("conv_first.weight").shapeText());
		assertTrue(weights.contains("layers.0.residual_group.blocks.0.attn.relative_position_index"));
	}

	@Test
	void whatIsWrittenIsReadBack() throws IOException {
		final StateDict weights = Golden.weights();
		weights.put("scalar", new FloatTensor(new float[] { Float.NaN })).put("empty", new FloatTensor(new float[0], 2,
			0, 3));
		final Path file = folder.resolve("new").resolve("weights.pth");
		TorchArchive.writeStateDict(file, weights);
		assertSame(weights, TorchArchive.readStateDict(file));
		try (Stream<Path> files = Files.list(file.getParent())) {
			assertEquals(1, files.count(), "nothing half-written stays");
		}
	}

	@Test
	void theSameWeightsGiveTheSameBytesInEveryTimeZone() throws IOException {
		final Path a = folder.resolve("a.pth"), b = folder.resolve("b.pth");
		TorchArchive.writeStateDict(a, Golden.weights());
		final TimeZone before = TimeZone.getDefault();
		TimeZone.setDefault(TimeZone.getTimeZone(before.getRawOffset() == 0 ? "Asia/Tokyo" : "UTC"));
		try {
			TorchArchive.writeStateDict(b, Golden.weights());
		}
		finally {
			TimeZone.setDefault(before);
		}
		assertEquals(-1, Files.mismatch(a, b));
	}

	@Test
	void modulesAreReadUnderDottedNamesAndTextsBesideThem() throws IOException {
		final FloatTensor one = new FloatTensor(new float[] { 1 }, 1), two = new FloatTensor(new float[] { 2, 3 }, 2);
		final ScriptModule child = new ScriptModule("Child", attributes("training", true, "weight", two));
		final ScriptModule root = new ScriptModule("Net", attributes("training", true, "scale", 0.5, "bias", one,
			"layers", child));
		final Path file = folder.resolve("net.pt");
		TorchArchive.writeScript(file, root, "class Net(Module):\n", Map.of("note.txt", "5 µm"));
		assertSame(new StateDict().put("bias", one).put("layers.weight", two), TorchArchive.readStateDict(file));
		assertEquals(Optional.of("5 µm"), TorchArchive.readExtra(file, "note.txt"));
		assertEquals(Optional.empty(), TorchArchive.readExtra(file, "other.txt"));
	}

	private static Map<String, Object> attributes(final Object... namesAndValues) {
		final Map<String, Object> attributes = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2)
			attributes.put((String) namesAndValues[i], namesAndValues[i + 1]);
		return attributes;
	}

	/** Same names in the same order, same shapes, same bits. */
	static void assertSame(final StateDict expected, final StateDict actual) {
		assertEquals(List.copyOf(expected.names()), List.copyOf(actual.names()));
		expected.forEach((name, tensor) -> {
			assertEquals(Arrays.toString(tensor.shape()), actual.get(name).shapeText(), name);
			assertArrayEquals(tensor.values(), actual.get(name).values(), name);
		});
	}
}
