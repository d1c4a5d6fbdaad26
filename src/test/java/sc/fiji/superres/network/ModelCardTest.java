package sc.fiji.superres.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.network.TinyModel.TINY;
import static sc.fiji.superres.network.TinyModel.card;
import static sc.fiji.superres.network.TinyModel.refusal;
import static sc.fiji.superres.network.TinyModel.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model's file says of the model: written, read back, and refused where it cannot be. */
class ModelCardTest {

	@TempDir
	private Path folder;

	/** A model whose description is the given text. */
	private Path described(final String json) throws IOException {
		final Path file = folder.resolve("described.pt");
		TINY.program(weights()).write(file, Map.of("superres.json", json));
		return file;
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
		final String message = refusal(described("""
			{"network": {"factor": %d, "channels": 1, "window": %d, "depths": %s, "embedding": %d, "heads": %s,
			             "mlpRatio": %s},
			 "preset": "x", "zoomUnit": "MX"}""".formatted(factor, window, depths, embedding, heads, ratio)));
		assertTrue(message.contains("SwinIR " + named), message);
	}

	@Test
	void theCardSaysWhatTheModelLearnt() {
		assertEquals("SwinIR ×2, 38,116 parameters, trained by '4x ms' for 1,500 iterations on 5 MX images, " +
			"targets 1.25 to 10 MX", card("4x ms").summary());
	}

	@Test
	void aCardWithoutNetworkPresetOrZoomLevelIsRefused() {
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
		ModelFiles.write(file, weights(), card);
		assertEquals(card, ModelFiles.readCard(file).orElseThrow());
		assertEquals(0.0246, card.coarsestPixel(), 1e-9);
		assertEquals(0.003075, card.finestPixel(), 1e-9);
		assertEquals(
			"SwinIR ×2, 38,116 parameters, trained by '4x ms', independent pairs for 1,500 iterations on 5 MX " +
				"images of 0.00615 nm a pixel, targets 1.25 to 10 MX; warning: worse than bicubic", card.summary());
	}

	@Test
	void filesWrittenBeforeSayNothingOfIt() throws IOException {
		final Path file = described("""
			{"network": {"factor": 2, "channels": 1, "window": 8, "depths": [2, 2], "embedding": 24,
			             "heads": [2, 2], "mlpRatio": 2},
			 "preset": "x", "zoomUnit": "nm", "recordedZoom": 24, "lowestTarget": 48, "highestTarget": 14,
			 "iterations": 7, "software": "before"}""");
		final ModelCard card = ModelFiles.readCard(file).orElseThrow();
		assertEquals(ModelCard.Training.UNKNOWN, card.training());
		assertNull(card.pixelRange());
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
	void aMessageStaysShortHoweverLongTheValueIs() throws IOException {
		final String many = "1,".repeat(200_000) + "1";
		for (final String numbers : List.of("\"depths\": [%s], \"heads\": [1]", "\"depths\": [1], \"heads\": [%s]")) {
			final String message = refusal(described("""
				{"network": {"factor": 2, "channels": 1, "window": 8, "embedding": 24, "mlpRatio": 2, %s},
				 "preset": "x", "zoomUnit": "MX"}""".formatted(numbers.formatted(many))));
			assertTrue(message.length() < 1000, () -> message.length() + " characters");
		}
	}

	@Test
	void aCardThatDoesNotFitItsWeightsIsRefused() throws IOException {
		final String message = refusal(described("""
			{"network": {"factor": 3, "channels": 1, "window": 8, "depths": [2, 2], "embedding": 24,
			             "heads": [2, 2], "mlpRatio": 2},
			 "preset": "x", "zoomUnit": "MX"}"""));
		assertTrue(message.contains("upsample.0.weight") && message.contains("[9, 24, 3, 3]"), message);
	}
}
