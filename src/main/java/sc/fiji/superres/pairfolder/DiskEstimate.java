package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sc.fiji.superres.dataset.ImageEncoder;
import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.pairs.Pair;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.PairSpec;
import sc.fiji.superres.pairs.Slot;

/**
 * How much disk the pairs will take. For each zoom level and pixel type one crop is encoded, of another image each
 * time; the pairs there are taken to be as large. File systems round up to whole blocks, and the manifest has a line
 * for each.
 */
final class DiskEstimate {

	private static final int BLOCK = 4096, MANIFEST_ENTRY = 300;

	private record Kind(Level level, int bytesPerPixel) {}

	private DiskEstimate() {}

	static long bytes(final PairSource pairs, final ImageEncoder encoder) throws IOException {
		final Map<Kind, List<Slot>> kinds = pairs.slots().stream().collect(Collectors.groupingBy(s -> new Kind(s
			.level(), pairs.images().get(s.image()).bytesPerPixel()), LinkedHashMap::new, Collectors.toList()));
		long sum = 0;
		int turn = 0;
		for (final List<Slot> slots : kinds.values()) {
			final Slot sample = slots.get(turn++ % slots.size());
			final long count = slots.stream().mapToLong(Slot::pairs).sum();
			sum += bytes(sample, pairs, encoder) * count / sample.pairsPerCrop();
		}
		return sum + MANIFEST_ENTRY * pairs.size();
	}

	/** Bytes of all pairs of the crop in the middle. */
	private static long bytes(final Slot slot, final PairSource pairs, final ImageEncoder encoder) throws IOException {
		long sum = 0, target = 0;
		for (final PairSpec spec : slot.middle()) {
			final Pair pair = pairs.pair(spec);
			if (target == 0) target = blocks(encoder.encode(pair.target()).length);
			sum += target + blocks(encoder.encode(pair.input()).length);
		}
		return sum;
	}

	private static long blocks(final int bytes) {
		return (bytes + BLOCK - 1) / BLOCK * (long) BLOCK;
	}
}
