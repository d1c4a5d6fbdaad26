package sc.fiji.superres.swinir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

class SwinIrConfigTest {

	/** A small network, whole but for what a test changes. */
	private static SwinIrConfig small(final int factor, final Upsampler upsampler, final Residual residual) {
		return new SwinIrConfig(factor, 1, 8, List.of(1), 12, List.of(2), 2, upsampler, residual, null, null);
	}

	private static SwinIrConfig colour(final SwinIrConfig c, final int window, final double range) {
		return new SwinIrConfig(c.factor(), 3, window, c.depths(), c.embedding(), c.heads(), c.mlpRatio(), c
			.upsampler(), c.residual(), range, c.patchNorm());
	}

	/**
	 * Sums of {@code numel()} over {@code parameters()} of the official module (models/network_swinir.py, with the
	 * arguments of main_test_swinir.py's define_model, and in_chans=1 for the grey column).
	 */
	@ParameterizedTest
	@CsvSource({ "light,2,904744,910152", "light,3,907449,918267", "light,4,911236,929628",
		"classical,2,11748093,11752487", "classical,3,11932733,11937127", "classical,4,11895805,11900199",
		"classical,8,12043517,12047911", "real,2,11674237,11678631", "real,4,11711165,11715559",
		"real-large,2,27970657,27976131", "real-large,4,28007585,28013059", "denoise,1,11497681,11504163" })
	void presetsHaveTheParametersOfTheOfficialModule(final String name, final int factor, final long grey,
		final long colour)
	{
		final SwinIrConfig config = SwinIrConfig.preset(name, factor);
		assertEquals(grey, config.parameters());
		assertEquals(colour, colour(config, 8, 1).parameters());
	}

	@Test
	void networksAgainstJpegHaveTheParametersOfTheOfficialModule() {
		final SwinIrConfig d = SwinIrConfig.denoise();
		assertEquals(11_485_585, new SwinIrConfig(1, 1, 7, d.depths(), 180, d.heads(), 2, d.upsampler(), null, 255.0,
			true).parameters());
		assertEquals(11_492_067, colour(d, 7, 255).parameters());
	}

	@Test
	void namesAndOrderAreThoseOfTheOfficialStateDict() {
		final List<String> last = List.copyOf(small(4, Upsampler.NEAREST_CONV, Residual.THREE_CONV).shapes().keySet());
		assertEquals(List.of("layers.0.conv.0.weight", "layers.0.conv.0.bias", "layers.0.conv.2.weight",
			"layers.0.conv.2.bias", "layers.0.conv.4.weight", "layers.0.conv.4.bias", "norm.weight", "norm.bias",
			"conv_after_body.0.weight", "conv_after_body.0.bias", "conv_after_body.2.weight", "conv_after_body.2.bias",
			"conv_after_body.4.weight", "conv_after_body.4.bias", "conv_before_upsample.0.weight",
			"conv_before_upsample.0.bias", "conv_up1.weight", "conv_up1.bias", "conv_up2.weight", "conv_up2.bias",
			"conv_hr.weight", "conv_hr.bias", "conv_last.weight", "conv_last.bias"), last.subList(last.indexOf(
				"layers.0.conv.0.weight"), last.size()));
		final List<String> shuffle = List.copyOf(small(4, Upsampler.PIXELSHUFFLE, null).shapes().keySet());
		assertEquals(List.of("conv_before_upsample.0.weight", "conv_before_upsample.0.bias", "upsample.0.weight",
			"upsample.0.bias", "upsample.2.weight", "upsample.2.bias", "conv_last.weight", "conv_last.bias"), shuffle
				.subList(shuffle.indexOf("conv_before_upsample.0.weight"), shuffle.size()));
	}

	@ParameterizedTest
	@CsvSource({ "2", "3", "4", "8" })
	void theFactorOfPixelShufflesIsReadOffTheirWidths(final int factor) {
		final SwinIrConfig config = small(factor, Upsampler.PIXELSHUFFLE, null);
		assertEquals(config, SwinIrConfig.of(WeightInit.draw(config, 1)));
	}

	@Test
	void whatShapesDoNotTellIsSaid() {
		final SwinIrConfig jpeg = new SwinIrConfig(1, 1, 7, List.of(1), 12, List.of(2), 2, Upsampler.NONE, null, 255.0,
			null);
		final SwinIrConfig read = SwinIrConfig.of(WeightInit.draw(jpeg, 1));
		assertEquals(jpeg, read);
		assertTrue(read.assumption().contains("range 255"), read.assumption());
		assertTrue(SwinIrConfig.of(WeightInit.draw(small(2, null, null), 1)).assumption().contains("range 1,"));
		assertEquals("SwinIR ×4, nearest+conv, 3conv, window 8, RGB, 28,013,059 parameters", colour(SwinIrConfig
			.realLarge(4), 8, 1).summary());
	}

	@ParameterizedTest
	@CsvSource({ "pixelshuffle,5", "pixelshuffle,1", "pixelshuffle,16", "nearest+conv,3", "nearest+conv,8",
		"nearest+conv,1", "none,2", "pixelshuffledirect,1", "pixelshuffledirect,9" })
	void factorsThatAnUpsamplerCannotDoAreRefused(final String upsampler, final int factor) {
		final Upsampler u = new Gson().fromJson("\"" + upsampler + "\"", Upsampler.class);
		final String message = assertThrows(IllegalArgumentException.class, () -> small(factor, u, null)).getMessage();
		assertTrue(message.contains("factor=" + factor) && message.contains(u.factors() + " with the upsampler " +
			upsampler), message);
	}

	@ParameterizedTest
	@CsvSource({ "denoise,4,light", "denoise,2,tiny", "light,1,denoise", "real-large,1,denoise", "tiny,1,denoise",
		"real,3,nearest+conv", "classical,5,pixelshuffle", "huge,4,real-large" })
	void presetsThatDoNotFitTheTrainingPairsAreRefused(final String name, final int factor, final String named) {
		final String message = assertThrows(IllegalArgumentException.class, () -> SwinIrConfig.preset(name, factor))
			.getMessage();
		assertTrue(message.contains(named) && (message.contains("network=" + name) || message.contains("factor=" +
			factor)), message);
	}

	@ParameterizedTest
	@CsvSource({ "0,1,8,12,channels=0", "2,1,8,12,channels=2", "1,0,8,12,range=0.0", "1,-1,8,12,range=-1.0",
		"1,NaN,8,12,range=NaN", "1,Infinity,8,12,range=Infinity", "1,1,1,12,window=1", "1,1,65,12,window=65",
		"1,1,8,2,embedding=2" })
	void impossibleValuesAreNamed(final int channels, final double range, final int window, final int embedding,
		final String named)
	{
		final String message = assertThrows(IllegalArgumentException.class, () -> new SwinIrConfig(2, channels, window,
			List.of(1), embedding, List.of(1), 2, null, Residual.THREE_CONV, range, null)).getMessage();
		assertTrue(message.contains(named), message);
	}

	@Test
	void filesOfBeforeTheseFieldsAreLightweights() {
		final String json = "{\"factor\":4,\"channels\":1,\"window\":8,\"depths\":[6,6,6,6],\"embedding\":60," +
			"\"heads\":[6,6,6,6],\"mlpRatio\":2.0}";
		assertEquals(SwinIrConfig.light(4), new Gson().fromJson(json, SwinIrConfig.class));
	}

	@Test
	void everyPresetIsReadBackFromJson() {
		for (final String name : SwinIrConfig.PRESETS) {
			final SwinIrConfig config = SwinIrConfig.preset(name, name.equals("denoise") ? 1 : 4);
			assertEquals(config, new Gson().fromJson(new Gson().toJson(config), SwinIrConfig.class));
		}
		final SwinIrConfig unusual = new SwinIrConfig(1, 3, 7, List.of(1), 12, List.of(2), 2, Upsampler.NONE,
			Residual.THREE_CONV, 255.0, false);
		final String json = new Gson().toJson(unusual);
		assertEquals(unusual, new Gson().fromJson(json, SwinIrConfig.class));
		assertTrue(json.contains("\"upsampler\":\"none\",\"residual\":\"3conv\",\"range\":255.0,\"patchNorm\":false"),
			json);
		final String message = assertThrows(JsonParseException.class, () -> new Gson().fromJson(json.replace("3conv",
			"2conv"), SwinIrConfig.class)).getMessage();
		assertTrue(message.contains("residual=2conv") && message.contains("[1conv, 3conv]"), message);
	}

	/** Tensors without values may claim any size; nothing may be made of that size. */
	@ParameterizedTest
	@CsvSource({ "conv_first.weight,2000000000,0", "conv_first.weight,0,2000000000", "conv_first.weight,12,0",
		"layers.0.residual_group.blocks.0.attn.relative_position_bias_table,2000000000,0",
		"layers.0.residual_group.blocks.0.attn.relative_position_bias_table,0,2000000000",
		"layers.0.residual_group.blocks.0.mlp.fc1.weight,2000000000,0", "upsample.0.weight,2000000000,0",
		"upsample.0.weight,0,12" })
	void hostileShapesAreRefusedByNameAndCostNoMemory(final String name, final int rows, final int columns) {
		final StateDict weights = WeightInit.draw(small(2, null, null), 1).put(name, new FloatTensor(new float[0], rows,
			columns, 3, 3));
		final String message = assertThrows(IllegalArgumentException.class, () -> weights.requireExactly(SwinIrConfig
			.of(weights).shapes())).getMessage();
		assertTrue(message.contains("'" + name + "'") && message.contains("[" + rows + ", " + columns + ", 3, 3]"),
			message);
	}

	@Test
	void endlessLayersAreRefused() {
		final StateDict groups = WeightInit.draw(small(2, null, null), 1), shuffles = WeightInit.draw(small(2,
			Upsampler.PIXELSHUFFLE, null), 1);
		for (int i = 0; i < 50_000; i++) {
			groups.put("layers.0.residual_group.blocks." + i + ".norm1.weight", FloatTensor.filled(1, 12));
			shuffles.put("upsample." + 2 * i + ".weight", FloatTensor.filled(1, 1));
		}
		assertTrue(assertThrows(IllegalArgumentException.class, () -> SwinIrConfig.of(groups)).getMessage().contains(
			"depths=[50000]"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> SwinIrConfig.of(shuffles)).getMessage().contains(
			"factor="));
	}

	@ParameterizedTest
	@CsvSource({ "NEAREST_CONV,4,conv_hr.bias", "NEAREST_CONV,4,conv_up2.bias", "PIXELSHUFFLE,4,upsample.2.bias",
		"PIXELSHUFFLE,3,conv_last.weight", "NONE,1,conv_last.bias", "NONE,1,layers.0.conv.2.weight" })
	void aTensorThatIsMissingIsNamed(final Upsampler upsampler, final int factor, final String name) {
		final SwinIrConfig config = small(factor, upsampler, Residual.THREE_CONV);
		final StateDict weights = new StateDict();
		WeightInit.draw(config, 1).forEach((n, tensor) -> {
			if (!n.equals(name)) weights.put(n, tensor);
		});
		final String message = assertThrows(IllegalArgumentException.class, () -> weights.requireExactly(SwinIrConfig
			.of(weights).shapes())).getMessage();
		assertTrue(message.contains("lacks the tensor '" + name + "'"), message);
	}

	@Test
	void theAbsolutePositionsOfSomeTransformersAreRefusedByName() {
		final StateDict weights = WeightInit.draw(small(1, Upsampler.NONE, null), 1).put("absolute_pos_embed",
			FloatTensor.filled(0, 1, 64, 12));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> weights.requireExactly(SwinIrConfig.of(weights)
			.shapes())).getMessage().contains("absolute_pos_embed"));
	}
}
