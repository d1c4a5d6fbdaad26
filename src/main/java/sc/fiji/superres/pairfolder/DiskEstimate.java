package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.superres.dataset.ImageEncoder;
import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.pairs.LevelCrops;
import sc.fiji.superres.pairs.Pair;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.PairSpec;

/**
 * Estimates how much disk space the pairs will take. For each zoom level and pixel type one crop is encoded, each time
 * of another image, and all pairs of the level and type are taken to be as large. File systems round up to whole
 * blocks, and the manifest has an entry for each pair.
 */
final class DiskEstimate {

	private static final int BLOCK = 4096;
	private static final int MANIFEST_ENTRY = 300;

	private record LevelAndType(Level level, int bytesPerPixel) {}

	private DiskEstimate() {}

	static long bytes(final PairSource pairs, final ImageEncoder encoder) throws IOException {
		long sum = MANIFEST_ENTRY * pairs.size();
		int imagesUsed = 0;
		for (final List<LevelCrops> alike : byLevelAndType(pairs)) {
			final LevelCrops sample = alike.get(imagesUsed % alike.size());
			imagesUsed++;
			final long count = alike.stream().mapToLong(LevelCrops::pairs).sum();
			sum += bytesOfOneCrop(sample, pairs, encoder) * count / sample.pairsPerCrop();
		}
		return sum;
	}

	private static List<List<LevelCrops>> byLevelAndType(final PairSource pairs) {
		final Map<LevelAndType, List<LevelCrops>> groups = new LinkedHashMap<>();
		for (final LevelCrops crops : pairs.levelCrops()) {
			final int bytesPerPixel = pairs.images().get(crops.image()).bytesPerPixel();
			final LevelAndType group = new LevelAndType(crops.level(), bytesPerPixel);
			groups.computeIfAbsent(group, g -> new ArrayList<>()).add(crops);
		}
		return List.copyOf(groups.values());
	}

	/** Bytes of all pairs of the crop in the middle; they have the same target. */
	private static long bytesOfOneCrop(final LevelCrops crops, final PairSource pairs, final ImageEncoder encoder)
		throws IOException
	{
		long sum = 0;
		long target = 0;
		for (final PairSpec spec : crops.middle()) {
			final Pair pair = pairs.pair(spec);
			if (target == 0) target = wholeBlocks(encoder.encode(pair.target()).length);
			sum += target + wholeBlocks(encoder.encode(pair.input()).length);
		}
		return sum;
	}

	private static long wholeBlocks(final int bytes) {
		return (bytes + BLOCK - 1) / BLOCK * (long) BLOCK;
	}
}
