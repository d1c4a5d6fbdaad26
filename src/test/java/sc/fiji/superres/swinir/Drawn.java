package sc.fiji.superres.swinir;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * Weights and inputs that {@code scripts/golden/swinir.py}, {@code span.py} and {@code rrdb.py} draw too, bit for bit,
 * so that golden files need not hold them: murmur's finalizer over a counter that starts at the CRC-32 of a name.
 */
public final class Drawn {

	private Drawn() {}

	/** Numbers in [-1, 1). */
	public static float[] numbers(final String name, final int count) {
		final CRC32 crc = new CRC32();
		crc.update(name.getBytes(StandardCharsets.UTF_8));
		final float[] numbers = new float[count];
		for (int i = 0; i < count; i++) {
			int x = i * 0x9E3779B1 + (int) crc.getValue();
			x = (x ^ (x >>> 16)) * 0x85EBCA6B;
			x = (x ^ (x >>> 13)) * 0xC2B2AE35;
			x ^= x >>> 16;
			numbers[i] = (x >>> 8) * 0x1p-23f - 1;
		}
		return numbers;
	}

	/** An image batch in [0, 1). */
	public static float[] input(final int count) {
		final float[] input = numbers("input", count);
		for (int i = 0; i < count; i++)
			input[i] = (input[i] + 1) / 2;
		return input;
	}

	/** Weights large enough that attention, biases and norms matter. */
	public static StateDict weights(final NetworkConfig config) {
		final StateDict weights = new StateDict();
		config.shapes().forEach((name, shape) -> weights.put(name, weight(name, shape)));
		return weights;
	}

	private static FloatTensor weight(final String name, final int[] shape) {
		final float[] values = numbers(name, Arrays.stream(shape).reduce(1, (a, b) -> a * b));
		final int fanIn = Arrays.stream(shape).skip(1).reduce(1, (a, b) -> a * b);
		final float scale = name.endsWith("table") ? 0.5f : shape.length == 1 ? 0.1f : (float) (1.5 / Math.sqrt(fanIn));
		final float base = name.contains("norm") && name.endsWith("weight") ? 1 : 0;
		for (int i = 0; i < values.length; i++)
			values[i] = scale * values[i] + base;
		return new FloatTensor(values, shape);
	}

	/**
	 * Sum of the values times drawn signs, over the root of their number: one number that every value has a part in.
	 */
	public static double projection(final float[] values) {
		final float[] drawn = numbers("projection", values.length);
		double sum = 0;
		for (int i = 0; i < values.length; i++)
			sum += (double) values[i] * drawn[i];
		return sum / Math.sqrt(values.length);
	}

	/** Values number 0, 7919, 2·7919 … modulo all. */
	public static float[] some(final float[] values, final int n) {
		final float[] some = new float[n];
		for (int k = 0; k < n; k++)
			some[k] = values[(int) (7919L * k % values.length)];
		return some;
	}
}
