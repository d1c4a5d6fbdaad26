package sc.fiji.superres.simulate;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.path.Settings;

/**
 * The noise of an STM, pm: white noise of each pixel, noise of about 1/f along each line, an offset of each line, and
 * scars, where the tip changes for a part of a line. One object makes the noise of one scan, line by line.
 */
final class TipNoise {

	/** S.d. of the height of a scar, pm. */
	private static final double SCAR = 40;

	private final double white;
	/** How much noise along and between lines there is, over that of {@link StmScan}. */
	private final double lines;
	/** Probability that a line has a scar. */
	private final double scars;
	private final NoiseSource pixels;
	private final NoiseSource surface;
	private final PinkNoise slow;

	private TipNoise(final Settings scan, final double white, final double lines, final double scars, final Pass pass) {
		final long seed = pass.seed(scan.seed());
		this.white = white;
		this.lines = lines;
		this.scars = scars;
		pixels = NoiseSource.of(seed, Stream.PIXELS);
		surface = NoiseSource.of(seed, Stream.SURFACE);
		slow = new PinkNoise(scan.width(), surface);
	}

	/**
	 * The noise of a scan.
	 *
	 * @param white s.d. of the noise of each pixel, pm; a scan without noise has none
	 * @param defects whether scars, and how noisy lines are, are drawn
	 * @param pass which passage over the field
	 */
	static TipNoise of(final Settings scan, final double white, final boolean defects, final Pass pass) {
		if (!scan.isNoisy()) return new TipNoise(scan, 0, 0, 0, pass);
		if (!defects) return new TipNoise(scan, white, 1, 0, pass);
		final NoiseSource random = NoiseSource.of(scan.seed(), Stream.INSTRUMENT);
		final double scars = drawnScars(random);
		return new TipNoise(scan, white, random.logUniform(0.2, 1.5), scars, pass);
	}

	/** In three scans of ten, up to one line of twenty has a scar. */
	private static double drawnScars(final NoiseSource random) {
		if (random.chance(0.3)) return random.uniform(0, 0.05);
		return 0;
	}

	/** Adds the noise of the next line. */
	void add(final double[] heights) {
		final double offset = lines * StmScan.LINE_OFFSET * surface.gaussian();
		for (int j = 0; j < heights.length; j++)
			heights[j] += offset + lines * StmScan.SLOW_NOISE * slow.next() + white * pixels.gaussian();
		if (surface.chance(scars)) addScar(heights);
	}

	private void addScar(final double[] heights) {
		final double height = SCAR * surface.gaussian();
		final int first = (int) surface.uniform(0, heights.length);
		final int last = first + (int) surface.logUniform(2, heights.length);
		for (int j = first; j < Math.min(last, heights.length); j++)
			heights[j] += height;
	}
}
