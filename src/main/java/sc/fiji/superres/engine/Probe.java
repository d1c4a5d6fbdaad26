package sc.fiji.superres.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is found out of an unknown network by running it on small images.
 *
 * @param factor how many times larger a side becomes
 * @param channels 1 or 3
 * @param multiple what sides must be a multiple of
 * @param side the only height and width it takes, 0 where any multiple will do
 */
record Probe(int factor, int channels, int multiple, int side) {

	/** The network on one image: 1×C×H×W in, 1×C×sH×sW out. */
	interface Forward {

		/** @throws RuntimeException of any kind when it does not work on that size, or gives no tensor */
		Output on(float[] pixels, int channels, int height, int width);
	}

	/** A tensor that came out. */
	record Output(long[] shape, float[] values) {}

	/** Sides of square images: any network takes the first; the others are what files traced at one size have. */
	private static final int[] SIDES = { 64, 128, 256, 48, 32, 96 };

	/** Sides that are no multiple of more than what they try; 5 and 7 of nothing. */
	private static final int[][] MULTIPLES = { { 1, 5, 7 }, { 8, 40, 72 }, { 16, 48, 80 }, { 32, 96, 32 }, { 64, 64,
		192 } };

	private static final int MOST_FACTOR = 16;

	/**
	 * @throws IllegalArgumentException when it is no network that enlarges images by a whole factor; says what was
	 *             tried
	 */
	static Probe of(final Forward network) {
		final List<String> tried = new ArrayList<>();
		for (final int side : SIDES) {
			for (final int channels : new int[] { 1, 3 }) {
				final int factor = factor(network, channels, side, side, tried);
				if (factor > 0) return new Probe(factor, channels, side, side).orAnyMultiple(network);
			}
		}
		throw noNetwork(tried);
	}

	private static IllegalArgumentException noNetwork(final List<String> tried) {
		final String others = Arrays.stream(SIDES).skip(1).mapToObj(Integer::toString).collect(Collectors.joining(
			", "));
		return new IllegalArgumentException(
			"it is no network that takes images of 1 or 3 channels (N×C×H×W) and enlarges them by a whole factor. " +
				String.join("; ", tried.subList(0, 2)) + "; nor does it take other squares of " + others + ".");
	}

	/** Without the restriction to one size, where the network takes others and the factor holds. */
	private Probe orAnyMultiple(final Forward network) {
		for (final int[] m : MULTIPLES)
			if (factor(network, channels, m[1], m[2], new ArrayList<>()) == factor) return new Probe(factor, channels,
				m[0], 0);
		return this;
	}

	/** The factor, or 0 and a line for people where the network does not take the size. */
	private static int factor(final Forward network, final int channels, final int height, final int width,
		final List<String> tried)
	{
		try {
			return factor(network.on(noise(channels * height * width), channels, height, width), channels, height,
				width);
		}
		catch (final RuntimeException exc) {
			tried.add("1×" + channels + "×" + height + "×" + width + ": " + reason(exc));
			return 0;
		}
	}

	private static int factor(final Output output, final int channels, final int height, final int width) {
		final long[] shape = output.shape();
		final String sizes = "gives " + Arrays.toString(shape);
		require(shape.length == 4 && shape[0] == 1 && shape[1] == channels, sizes + ", not as many channels");
		final long factor = shape[2] / height;
		final boolean whole = shape[2] == factor * height && shape[3] == factor * width;
		require(whole && factor >= 1 && factor <= MOST_FACTOR, sizes + ", no whole factor from 1 to " + MOST_FACTOR);
		requireNumbers(output.values());
		return (int) factor;
	}

	private static void requireNumbers(final float[] values) {
		for (final float value : values)
			require(Float.isFinite(value), "gives " + value);
	}

	/** Grey values of [0,1] that hardly any network could make much of. */
	static float[] noise(final int length) {
		final Random random = new Random(length);
		final float[] noise = new float[length];
		for (int i = 0; i < length; i++)
			noise[i] = random.nextFloat();
		return noise;
	}

	/** The line of libtorch's many that says what is wrong. */
	static String reason(final RuntimeException exc) {
		final List<String> lines = String.valueOf(exc.getMessage()).lines().map(String::strip).filter(l -> !l.isEmpty())
			.toList();
		final Stream<String> errors = lines.stream().filter(l -> l.matches("[\\w.]*(Error|Exception): .+"));
		return Stream.concat(errors, lines.stream()).findFirst().orElse(exc.toString());
	}

	private static void require(final boolean holds, final String otherwise) {
		if (!holds) throw new IllegalArgumentException(otherwise);
	}
}
