package sc.fiji.superres.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.SafeTensors;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

class ModelFilesTest {

	private static final SwinIrConfig TINY = SwinIrConfig.tiny(2);

	@TempDir
	private Path folder;

	private static ModelCard card(final String preset) {
		return new ModelCard(TINY, preset, "MX", 5, 1.25, 10, 1500, 23.5, "Super-Resolution 0.1.0");
	}

	private Path pt(final String name, final String preset) throws IOException {
		final Path file = folder.resolve(name);
		ModelFiles.write(file, WeightInit.draw(TINY, 1), card(preset));
		return file;
	}

	/** A model whose description is the given text. */
	private Path described(final String json) throws IOException {
		final Path file = folder.resolve("described.pt");
		TINY.program(WeightInit.draw(TINY, 1)).write(file, Map.of("superres.json", json));
		return file;
	}

	private static String refusal(final Path model) {
		final String message = assertThrows(IOException.class, () -> ModelFiles.read(model)).getMessage();
		assertTrue(message.contains(model.toString()), message);
		return message;
	}

	private static void assertSame(final StateDict expected, final StateDict actual) {
		assertEquals(List.copyOf(expected.names()), List.copyOf(actual.names()));
		expected.forEach((name, tensor) -> assertArrayEquals(tensor.values(), actual.get(name).values(), name));
	}

	@Test
	void aModelIsReadBackWithItsCard() throws IOException {
		final Path file = pt("model.pt", "4x ms 1.25-10");
		final ModelFiles.Loaded model = ModelFiles.read(file);
		assertEquals(file, model.file());
		assertEquals(TINY, model.config());
		assertEquals(card("4x ms 1.25-10"), model.card());
		model.weights().requireExactly(TINY.shapes());
		WeightInit.draw(TINY, 1).forEach((name, tensor) -> assertArrayEquals(tensor.values(), model.weights().get(name)
			.values(), name));
	}

	@Test
	void aModelWithoutValidationIsReadBackToo() throws IOException {
		final ModelCard card = new ModelCard(TINY, "mine", "nm", 24, 48, 14, 0, null, "Super-Resolution");
		final Path file = folder.resolve("model.pt");
		ModelFiles.write(file, WeightInit.draw(TINY, 1), card);
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
	void officialStateDictsOfEveryContainerAreRead() throws IOException {
		final StateDict official = Golden.weights();
		final Path safe = folder.resolve("official.safetensors"), upper = folder.resolve("OFFICIAL.SAFETENSORS");
		SafeTensors.write(safe, Golden.read("weights.pth"), Map.of("format", "pt")); // with the two buffers
		Files.copy(safe, upper);
		for (final Path file : List.of(Golden.file("weights.pth"), Golden.file("../torch/old_swinir.pth"), safe,
			upper))
		{
			final ModelFiles.Loaded model = ModelFiles.read(file);
			assertEquals(SwinIrConfig.of(official), model.config());
			assertSame(official, model.weights());
			assertNull(model.card());
		}
	}

	@Test
	void aTensorThatSwinIrDoesNotHaveIsRefusedByName() throws IOException {
		final Path file = folder.resolve("other.pth");
		TorchArchive.writeStateDict(file, Golden.weights().put("discriminator.weight", FloatTensor.filled(1, 3)));
		final String message = refusal(file);
		assertTrue(message.contains("'discriminator.weight' of shape [3]"), message);
	}

	@Test
	void weightsOfAnotherNetworkAreRefusedByWhatIsMissing() throws IOException {
		final Path file = folder.resolve("other.pth");
		TorchArchive.writeStateDict(file, new StateDict().put("features.0.weight", FloatTensor.filled(1, 64, 3, 3, 3)));
		assertTrue(refusal(file).contains("conv_first.weight"));
		TorchArchive.writeStateDict(file, new StateDict().put("conv_first.weight", FloatTensor.filled(1, 64, 1, 3, 3)));
		assertTrue(refusal(file).contains("layers.0.residual_group.blocks.0.norm1.weight"));
		TorchArchive.writeStateDict(file, Golden.weights().put("conv_last.weight", FloatTensor.filled(1, 1, 12, 3, 3)));
		assertTrue(refusal(file).contains("conv_last.weight"));
		TorchArchive.writeStateDict(file, Golden.weights().put("conv_first.weight", FloatTensor.filled(1)));
		refusal(file);
		TorchArchive.writeStateDict(file, Golden.weights().put("upsample.0.weight", FloatTensor.filled(1, 0, 12, 3,
			3)));
		refusal(file);
	}

	@Test
	void aCardThatDoesNotFitItsWeightsIsRefused() throws IOException {
		final Path file = folder.resolve("model.pt");
		final String json =
			"{\"network\":{\"factor\":3,\"channels\":1,\"window\":8,\"depths\":[2,2],\"embedding\":24," +
				"\"heads\":[2,2],\"mlpRatio\":2},\"preset\":\"x\",\"zoomUnit\":\"MX\"}";
		Files.move(described(json), file);
		final String message = refusal(file);
		assertTrue(message.contains("upsample.0.weight") && message.contains("[9, 24, 3, 3]"), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "{}", "[]", "7", "\"text\"", "{\"network\"", "{\"network\": null}",
		"{\"network\": {}}", "{\"network\": 7}", "{\"network\": {\"factor\": \"x\"}}", "not json" })
	void aDamagedDescriptionIsNamed(final String json) throws IOException {
		final String message = refusal(described(json));
		assertTrue(message.contains("superres.json is damaged"), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "99;8;[2,2];24;[2,2];2;factor=99", "2;1;[2,2];24;[2,2];2;window=1",
		"2;8;[2000000000];24;[2];2;depths=", "2;8;[];24;[];2;depths=",
		"2;8;[2,2];2000000000;[2,2];2;embedding=2000000000", "2;8;[2,2];24;[5,5];2;heads=", "2;8;[2,2];24;[2];2;heads=",
		"2;8;[2,2];24;[2,2];NaN;mlpRatio=NaN", "2;8;[2,2];24;[2,2];1e300;mlpRatio=1.0E300",
		"2;8;[2,2];24;[0,0];2;heads=", "2;8;[2,2];24;[2,2];2,\"range\":1e-320;range=1.0E-320",
		"2;8;[2,2];24;[2,2];2,\"range\":0;range=0", "3;8;[2,2];24;[2,2];2,\"upsampler\":\"nearest+conv\";factor=3" })
	void anImpossibleNetworkIsRefusedByItsValue(final int factor, final int window, final String depths,
		final int embedding, final String heads, final String ratio, final String named) throws IOException
	{
		final String message = refusal(described(
			("{\"network\":{\"factor\":%d,\"channels\":1,\"window\":%d,\"depths\":%s," +
				"\"embedding\":%d,\"heads\":%s,\"mlpRatio\":%s},\"preset\":\"x\",\"zoomUnit\":\"MX\"}").formatted(
					factor, window, depths, embedding, heads, ratio)));
		assertTrue(message.contains("SwinIR " + named), message);
	}

	@Test
	void everyWidthOfThePerceptronIsReadOffItsShape() {
		for (final int hidden : new int[] { 1, 123, 245, 246, 247, 120, 240 }) {
			final StateDict weights = WeightInit.draw(new SwinIrConfig(2, 1, 8, List.of(1), 60, List.of(6), 2), 1);
			final String block = "layers.0.residual_group.blocks.0.mlp.";
			weights.put(block + "fc1.weight", FloatTensor.filled(0, hidden, 60)).put(block + "fc1.bias", FloatTensor
				.filled(0, hidden)).put(block + "fc2.weight", FloatTensor.filled(0, 60, hidden));
			weights.requireExactly(SwinIrConfig.of(weights).shapes());
		}
	}

	@Test
	void theCardSaysWhatTheModelLearnt() {
		assertEquals("SwinIR ×2, 38,116 parameters, trained by '4x ms' for 1,500 iterations on 5 MX images, " +
			"targets 1.25 to 10 MX", card("4x ms").summary());
		assertThrows(IllegalArgumentException.class, () -> new ModelCard(null, "x", "MX", 5, 1, 2, 0, null, "s"));
		assertThrows(IllegalArgumentException.class, () -> new ModelCard(TINY, null, "MX", 5, 1, 2, 0, null, "s"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new ModelCard(TINY, "x", "MX", Double.NaN, 1, 2,
			0, null, "s")).getMessage().contains("NaN"));
	}

	@Test
	void theCardKeepsWhatATrainingFoundOut() throws IOException {
		final ModelCard.Training known = ModelCard.Training.UNKNOWN.withPixelSize(0.00615).withPairs("independent")
			.withOffset(-0.02).withWarning("worse than bicubic");
		final ModelCard card = card("4x ms").with(known);
		final Path file = folder.resolve("model.pt");
		ModelFiles.write(file, WeightInit.draw(TINY, 1), card);
		assertEquals(card, ModelFiles.readCard(file).orElseThrow());
		assertEquals(0.0246, card.coarsestPixel(), 1e-9);
		assertEquals(0.003075, card.finestPixel(), 1e-9);
		assertEquals(
			"SwinIR ×2, 38,116 parameters, trained by '4x ms', independent pairs for 1,500 iterations on 5 MX " +
				"images of 0.00615 nm a pixel, targets 1.25 to 10 MX; warning: worse than bicubic", card.summary());
	}

	@Test
	void filesWrittenBeforeSayNothingOfIt() throws IOException {
		final Path file = described("{\"network\":{\"factor\":2,\"channels\":1,\"window\":8,\"depths\":[2,2]," +
			"\"embedding\":24,\"heads\":[2,2],\"mlpRatio\":2},\"preset\":\"x\",\"zoomUnit\":\"nm\",\"recordedZoom\":24," +
			"\"lowestTarget\":48,\"highestTarget\":14,\"iterations\":7,\"software\":\"before\"}");
		final ModelCard card = ModelFiles.readCard(file).orElseThrow();
		assertEquals(ModelCard.Training.UNKNOWN, card.training());
		assertEquals(null, card.pixelRange());
		assertEquals(14 / 24.0, card.with(card.training().withPixelSize(1.0)).finestPixel(), 1e-9,
			"nm: the smaller, the finer");
	}

	@Test
	void whatATrainingCannotHaveFoundIsRefused() {
		final ModelCard.Training unknown = ModelCard.Training.UNKNOWN;
		assertThrows(IllegalArgumentException.class, () -> unknown.withPixelSize(0.0));
		assertThrows(IllegalArgumentException.class, () -> unknown.withOffset(Double.NaN));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> unknown.withPairs("other")).getMessage().contains(
			"pairs=other"));
	}

	@Test
	void nothingHalfWrittenStaysBehind() throws IOException {
		final StateDict lacking = WeightInit.draw(TINY, 1).under("layers.");
		assertThrows(IllegalArgumentException.class, () -> ModelFiles.write(folder.resolve("model.pt"), lacking, card(
			"x")));
		try (var files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
	}

	@ParameterizedTest
	@ValueSource(floats = { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY })
	void aWeightThatIsNoNumberIsRefusedByTheNameOfItsTensor(final float value) throws IOException {
		final StateDict weights = WeightInit.draw(TINY, 1);
		weights.get("norm.bias").values()[3] = value;
		final Path pth = folder.resolve("nan.pth"), safe = folder.resolve("nan.safetensors"), ours = folder.resolve(
			"nan.pt");
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

	@ParameterizedTest
	@ValueSource(strings = { "module.", "model.", "net_g.module." })
	void aPrefixThatAllTensorsHaveIsTakenOff(final String prefix) throws IOException {
		final Path pth = folder.resolve("wrapped.pth"), safe = folder.resolve("wrapped.safetensors");
		final StateDict wrapped = new StateDict();
		Golden.read("weights.pth").forEach((name, tensor) -> wrapped.put(prefix + name, tensor));
		wrapped.put(prefix + "total_ops", FloatTensor.filled(1, 1)).put(prefix + "norm.total_params", FloatTensor
			.filled(1, 1));
		final Map<String, Object> inner = new java.util.LinkedHashMap<>();
		wrapped.forEach(inner::put);
		SafeTensors.write(safe, wrapped, Map.of());
		assertSame(Golden.weights(), ModelFiles.read(safe).weights());
		for (final String key : List.of("model_state_dict", "state_dict")) {
			TorchArchive.writeDict(pth, Map.of(key, inner, "epoch_loss", FloatTensor.filled(1, 1)));
			assertSame(Golden.weights(), ModelFiles.read(pth).weights());
		}
	}

	@Test
	void aNetworkAmongOthersIsRefusedByItsPrefix() throws IOException {
		final Path file = folder.resolve("gan.pth");
		final StateDict gan = new StateDict().put("d.conv.weight", FloatTensor.filled(1, 2));
		Golden.weights().forEach((name, tensor) -> gan.put("g." + name, tensor));
		TorchArchive.writeStateDict(file, gan);
		assertTrue(refusal(file).contains("under the prefix 'g.', and others such as 'd.conv.weight'"));
		TorchArchive.writeDict(file, Map.of("state", Map.of("0", Map.of("exp_avg", FloatTensor.filled(1, 2)))));
		assertTrue(refusal(file).contains("state of an optimizer"));
	}

	@Test
	void aMessageStaysShortHoweverLongTheValueIs() throws IOException {
		final String many = "1,".repeat(200_000) + "1";
		for (final String numbers : List.of("\"depths\":[" + many + "],\"heads\":[1]", "\"depths\":[1],\"heads\":[" +
			many + "]"))
		{
			final String message = refusal(described(
				"{\"network\":{\"factor\":2,\"channels\":1,\"window\":8,\"embedding\":24," + numbers +
					",\"mlpRatio\":2},\"preset\":\"x\",\"zoomUnit\":\"MX\"}"));
			assertTrue(message.length() < 1000, () -> message.length() + " characters");
		}
	}
}
