package sc.fiji.superres.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the terraces of a surface: connected areas that {@link SteepPlaces} part from each other, where the surface is
 * so large that smoothing leaves something of its steps.
 */
final class Terraces {

	/** A pixel of no terrace: beside a step, not finite, or of an area too small to count. */
	static final byte NONE = -1;
	/** Terraces are at least this share of an image, and at least so many pixels. */
	private static final double LEAST_SHARE = 0.002;
	private static final int LEAST = 200;
	private static final int MOST_TERRACES = 32;
	/** Smaller images are one terrace: smoothing leaves nothing of a step in them. */
	private static final int LEAST_SIDE = 32;

	private Terraces() {}

	/**
	 * Finds the terraces of a surface whose lines have their right offsets, more or less.
	 *
	 * @return for each pixel the number of its terrace, 0 for the largest; or {@link #NONE}
	 */
	static byte[] of(final Heights level) {
		final byte[] terraces = new byte[level.values().length];
		if (Math.min(level.width(), level.height()) >= LEAST_SIDE) divide(level, terraces);
		for (int i = 0; i < terraces.length; i++)
			if (Double.isNaN(level.values()[i])) terraces[i] = NONE;
		return terraces;
	}

	private static void divide(final Heights level, final byte[] terraces) {
		final boolean[] flat = SteepPlaces.away(level);
		final List<int[]> areas = areas(flat, level.width());
		areas.sort(Comparator.comparingInt(area -> -area.length));
		Arrays.fill(terraces, NONE);
		for (int n = 0; n < Math.min(MOST_TERRACES, areas.size()); n++)
			for (final int pixel : areas.get(n))
				terraces[pixel] = (byte) n;
	}

	/** The pixels of each connected area that is large enough. */
	private static List<int[]> areas(final boolean[] flat, final int width) {
		final int least = Math.max(LEAST, (int) (LEAST_SHARE * flat.length));
		final List<int[]> areas = new ArrayList<>();
		final Area area = new Area(flat, width);
		for (int i = 0; i < flat.length; i++)
			area.around(i, (pixels, size) -> {
				if (size >= least) areas.add(Arrays.copyOf(pixels, size));
			});
		return areas;
	}
}
