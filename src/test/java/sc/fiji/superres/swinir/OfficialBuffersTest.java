package sc.fiji.superres.swinir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.LongTensor;

class OfficialBuffersTest {

	private static final SwinIrConfig CONFIG = new SwinIrConfig(2, 1, 4, List.of(2), 12, List.of(2), 2);
	private static final String BLOCKS = "layers.0.residual_group.blocks.";
	private final Map<String, Object> all = OfficialBuffers.among(CONFIG.firstWeights(1), CONFIG.window());

	@Test
	void buffersStandWhereTheOfficialStateDictHasThem() {
		final List<String> names = List.copyOf(all.keySet());
		assertEquals(CONFIG.shapes().size() + 3, names.size());
		assertEquals(names.indexOf(BLOCKS + "1.norm1.weight") - 1, names.indexOf(BLOCKS + "1.attn_mask"));
		for (int i = 0; i < 2; i++)
			assertEquals(names.indexOf(BLOCKS + i + ".attn.relative_position_bias_table") + 1, names.indexOf(BLOCKS +
				i + ".attn.relative_position_index"));
	}

	@Test
	void theIndexCountsTheOffsetsBetweenTwoPlaces() {
		final LongTensor index = (LongTensor) all.get(BLOCKS + "0.attn.relative_position_index");
		assertArrayEquals(new int[] { 16, 16 }, index.shape());
		assertEquals(3 * 7 + 3, index.values()[0]); // no offset: the middle of the 7×7 table
		assertEquals(0, index.values()[15]); // from the first place to the last: the farthest up and left
		assertEquals(48, index.values()[15 * 16]);
		assertEquals(2 * 7 + 2, index.values()[5]); // one row and one column apart
	}

	@Test
	void theMaskPartsWhatTheShiftBringsTogether() {
		final FloatTensor mask = (FloatTensor) all.get(BLOCKS + "1.attn_mask");
		assertArrayEquals(new int[] { 64, 16, 16 }, mask.shape());
		assertEquals(0, mask.values()[15]); // the first window is whole
		final int last = 63 * 16 * 16; // four parts of 2×2 places that met at the corner
		assertEquals(0, mask.values()[last + 1]);
		assertEquals(-100, mask.values()[last + 2]);
		assertEquals(-100, mask.values()[last + 8]);
		final int right = 7 * 16 * 16; // the last window of the first row: left and right halves
		assertEquals(0, mask.values()[right + 12]);
		assertEquals(-100, mask.values()[right + 3]);
	}

	@Test
	void theFileIsReadAsTheNetworkItWas() throws IOException {
		final var file = java.nio.file.Files.createTempFile("official", ".pth");
		try {
			ModelFiles.writeOfficial(file, WeightInit.draw(CONFIG, 1), CONFIG);
			assertEquals(CONFIG, ModelFiles.read(file).config());
		}
		finally {
			java.nio.file.Files.delete(file);
		}
	}
}
