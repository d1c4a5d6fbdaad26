package sc.fiji.superres.upscale;

/**
 * The pixels of a 32-bit plane that hold no finite number, such as masked areas. One NaN would spread over a whole tile
 * of a network. The holes are therefore filled before the enlargement; afterwards the s×s pixels of each become NaN.
 */
final class Holes {

	private final boolean[] holes;
	private final int width;

	private Holes(final boolean[] holes, final int width) {
		this.holes = holes;
		this.width = width;
	}

	/**
	 * Fills every hole with the last finite value before it in reading order. Holes before the first finite value get
	 * that value, and a plane without finite values is filled with 0.
	 *
	 * @param values the plane, row-major; it is changed
	 * @return where the holes were; null if there are none
	 */
	static Holes fill(final float[] values, final int width) {
		boolean[] holes = null;
		float last = firstFinite(values);
		for (int i = 0; i < values.length; i++) {
			if (Float.isFinite(values[i])) last = values[i];
			else {
				if (holes == null) holes = new boolean[values.length];
				holes[i] = true;
				values[i] = last;
			}
		}
		if (holes == null) return null;
		return new Holes(holes, width);
	}

	private static float firstFinite(final float[] values) {
		for (final float value : values)
			if (Float.isFinite(value)) return value;
		return 0;
	}

	/** Sets the pixels of the holes in a plane s times larger to NaN. */
	void restore(final float[] enlarged, final int s) {
		final int longer = s * width;
		for (int i = 0; i < enlarged.length; i++) {
			final int x = i % longer / s;
			final int y = i / longer / s;
			if (holes[y * width + x]) enlarged[i] = Float.NaN;
		}
	}
}
