package sc.fiji.superres.trust;

/** Enlarges one grey image in [0,1]. */
public interface Enlarger {

	/**
	 * @param input {@code width × height} values, row-major
	 * @return the result, s times larger each way
	 */
	float[] enlarge(float[] input, int width, int height);

	/** The result of the input turned by 180°, turned back. */
	default float[] enlargeTurned(final float[] input, final int width, final int height) {
		return turned(enlarge(turned(input), width, height));
	}

	/** An image turned by 180°: its pixels in reverse order. */
	static float[] turned(final float[] image) {
		final float[] turned = new float[image.length];
		for (int i = 0; i < turned.length; i++)
			turned[i] = image[image.length - 1 - i];
		return turned;
	}
}
