package sc.fiji.superres.upscale;

/**
 * The pixels of a 32-bit plane that hold no finite number (masked areas, say). One NaN would spread over a whole tile
 * of a network, so they are filled before the enlargement, and are NaN again afterwards: the s×s pixels of each.
 */
final class Holes {

	private final boolean[] holes;
	private final int width;

	private Holes(final boolean[] holes, final int width) {
		this.holes = holes;
		this.width = width;
	}

	/**
	 * Fills every hole with the last finite value before it in reading order; those before the first one with that, and
	 * a plane that is all holes with 0.
	 *
	 * @param values row-major; changed
	 * @return where the holes were; null where there are none
	 */
	static Holes fill(final float[] values, final int width) {
		int first = 0;
		while (first < values.length && !Float.isFinite(values[first]))
			first++;
		float last = first < values.length ? values[first] : 0;
		boolean[] holes = null;
		for (int i = 0; i < values.length; i++) {
			if (Float.isFinite(values[i])) last = values[i];
			else {
				if (holes == null) holes = new boolean[values.length];
				holes[i] = true;
				values[i] = last;
			}
		}
		return holes == null ? null : new Holes(holes, width);
	}

	/** Makes NaN of what the holes became in a plane s times larger. */
	void restore(final float[] enlarged, final int s) {
		for (int i = 0; i < enlarged.length; i++)
			if (holes[i / (s * width) / s * width + i % (s * width) / s]) enlarged[i] = Float.NaN;
	}
}
