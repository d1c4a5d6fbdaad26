package sc.fiji.superres.trust;

/**
 * A scan of which the truth is known.
 *
 * @param input {@code width × height} values in [0,1], with noise
 * @param truth of the same field, s times larger each way, without noise
 * @param ratio zoom level of the truth over that of the training images
 */
public record CalibrationPair(float[] input, float[] truth, int width, int height, double ratio) {

	/** s, how many times larger the truth is each way. */
	int factor() {
		return (int) Math.round(Math.sqrt((double) truth.length / input.length));
	}
}
