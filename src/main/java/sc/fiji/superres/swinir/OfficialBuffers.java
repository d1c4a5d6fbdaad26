package sc.fiji.superres.swinir;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.LongTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * The two buffers that the official module (network_swinir.py of Liang et al.) keeps in its state dict although they
 * follow from the configuration: {@code relative_position_index} of every block, and {@code attn_mask} of every block
 * with shifted windows, whose shape depends on the image size the module was made for.
 */
final class OfficialBuffers {

	private static final Pattern SHIFTED = Pattern.compile(
		"(.*\\.residual_group\\.blocks\\.\\d*[13579]\\.)norm1\\.weight");
	private static final String TABLE = "relative_position_bias_table";
	private static final String INDEX = "relative_position_index";
	private static final String MASK = "attn_mask";
	/** Last parts of the buffers' names. */
	static final Set<String> NAMES = Set.of(INDEX, MASK);
	private static final int WINDOWS = 8; // along a side
	private static final float APART = -100;

	private OfficialBuffers() {}

	/**
	 * The {@code img_size} the official module must be made with to take the state dict: eight windows, that is 64 for
	 * the published windows of 8. A module made so runs on images of every size.
	 */
	static int imageSize(final int window) {
		return WINDOWS * window;
	}

	/** The weights with the buffers where the official state dict has them: name → float or whole-number tensor. */
	static Map<String, Object> among(final StateDict weights, final int window) {
		return among(weights, index(window), mask(window));
	}

	private static Map<String, Object> among(final StateDict weights, final LongTensor index, final FloatTensor mask) {
		final Map<String, Object> all = new LinkedHashMap<>();
		weights.forEach((name, tensor) -> {
			final Matcher shifted = SHIFTED.matcher(name);
			if (shifted.matches()) all.put(shifted.group(1) + MASK, mask);
			all.put(name, tensor);
			if (name.endsWith(TABLE)) all.put(name.replace(TABLE, INDEX), index);
		});
		return all;
	}

	/** N×N with N = w·w: row of the table for each pair of places in a window. */
	private static LongTensor index(final int w) {
		final int n = w * w;
		final long[] index = new long[n * n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				index[i * n + j] = row(i, j, w);
		return new LongTensor(index, n, n);
	}

	/** Row of the table for a query and a key in a window of side w. */
	static int row(final int query, final int key, final int w) {
		final int dy = query / w - key / w + w - 1;
		final int dx = query % w - key % w + w - 1;
		return dy * (2 * w - 1) + dx;
	}

	/** K×N×N for the K windows of the image: −100 where two places of a shifted window come from different borders. */
	private static FloatTensor mask(final int w) {
		final int n = w * w;
		final float[] mask = new float[WINDOWS * WINDOWS * n * n];
		for (int k = 0; k < WINDOWS * WINDOWS; k++)
			maskWindow(mask, k, w);
		return new FloatTensor(mask, WINDOWS * WINDOWS, n, n);
	}

	private static void maskWindow(final float[] mask, final int k, final int w) {
		final int n = w * w;
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				if (region(k, i, w) != region(k, j, w)) mask[(k * n + i) * n + j] = APART;
	}

	private static int region(final int window, final int place, final int w) {
		return 3 * band(window / WINDOWS * w + place / w, w) + band(window % WINDOWS * w + place % w, w);
	}

	/** 0 before the last window, 1 in its part that stays, 2 in the part that the shift brings round. */
	private static int band(final int at, final int w) {
		final int size = WINDOWS * w;
		if (at < size - w) return 0;
		return at < size - w / 2 ? 1 : 2;
	}
}
