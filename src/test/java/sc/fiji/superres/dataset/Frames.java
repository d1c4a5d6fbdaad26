package sc.fiji.superres.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

/** Frames of known places with a known drift, for the tests of this room. */
public final class Frames {

	/** Waves of a place, between 5 and 20 pixels long. */
	private static final int WAVES = 40;

	private Frames() {}

	public static double driftX(final int frame) {
		return 1.23 * frame;
	}

	public static double driftY(final int frame) {
		return -0.31 * frame;
	}

	/** A series of one stack; noise in units of the place's contrast. */
	public static List<SourceImage> series(final int count, final int side, final double noise, final long seed) {
		final List<SourceImage> frames = new ArrayList<>();
		for (int i = 0; i < count; i++)
			frames.add(slice(i, noisy(place(seed, side, driftX(i), driftY(i)), noise, 100 * seed + i), side));
		return frames;
	}

	public static SourceImage slice(final int number, final float[] values, final int side) {
		return new SourceImage("series-" + (number + 1) + ".tif", Planes.floats(values, side, side), new IntensityRange(
			0, 255)).withSlice(Slice.of("series.tif"));
	}

	/** Waves of a standard deviation of 20 around 100, displaced exactly. */
	public static float[] place(final long seed, final int side, final double dx, final double dy) {
		final SplittableRandom random = new SplittableRandom(seed);
		final double[] values = new double[side * side];
		for (int k = 0; k < WAVES; k++) {
			final double wave = 2 * Math.PI / random.nextDouble(5, 20);
			final double angle = random.nextDouble(2 * Math.PI);
			final double phase = random.nextDouble(2 * Math.PI);
			for (int i = 0; i < values.length; i++)
				values[i] += Math.cos(wave * ((i % side - dx) * Math.cos(angle) + (i / side - dy) * Math.sin(angle)) +
					phase);
		}
		final float[] place = new float[values.length];
		for (int i = 0; i < place.length; i++)
			place[i] = (float) (100 + 20 * Math.sqrt(2.0 / WAVES) * values[i]);
		return place;
	}

	public static float[] noisy(final float[] place, final double noise, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] noisy = place.clone();
		for (int i = 0; i < noisy.length; i++)
			noisy[i] += (float) (20 * noise * random.nextGaussian());
		return noisy;
	}
}
