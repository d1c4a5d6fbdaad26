package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ai.djl.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

/** What holds of any image, on images drawn from a fixed seed. */
class AnyImageTest {

	private static final int IMAGES = 60, MOST = 300;

	private static Network network;

	@BeforeAll
	static void load() throws IOException {
		final SwinIrConfig config = new SwinIrConfig(2, 1, 8, List.of(2), 12, List.of(2), 2);
		network = config.load(WeightInit.draw(config, 5), Device.cpu(), Precision.FULL);
	}

	@AfterAll
	static void close() {
		network.close();
	}

	private static RandomAccessibleInterval<? extends RealType<?>> draw(final Random random, final int type,
		final int w, final int h)
	{
		final float[] floats = new float[w * h];
		final byte[] bytes = new byte[w * h];
		final short[] shorts = new short[w * h];
		for (int i = 0; i < floats.length; i++) {
			bytes[i] = (byte) random.nextInt();
			shorts[i] = (short) random.nextInt();
			floats[i] = random.nextInt(50) == 0 ? holes(random) : (float) (random.nextGaussian() * 1e-9);
		}
		return type == 0 ? Planes.bytes(bytes, w, h) : type == 1 ? Planes.shorts(shorts, w, h) : Planes.floats(floats,
			w, h);
	}

	private static float holes(final Random random) {
		return new float[] { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY }[random.nextInt(3)];
	}

	/** Sides from 1 to 300, small ones more often. */
	private static int side(final Random random) {
		return 1 + (int) (MOST * Math.pow(random.nextDouble(), 2));
	}

	@Test
	void anyTypeAndSizeComesOutLargerFiniteAndOfItsTypeWhateverTheTile() {
		final Random random = new Random(6);
		for (int k = 0; k < IMAGES; k++) {
			final int type = random.nextInt(3), w = side(random), h = side(random);
			final var plane = draw(random, type, w, h);
			final boolean empty = allHoles(plane);
			final IntensityRange range = empty ? IntensityRange.EIGHT_BIT : IntensityRange.parse("auto", plane);
			final float[] before = Planes.floatArray(plane).clone();
			final int tile = 8 * (3 + random.nextInt(20));
			final var result = GreyUpscale.upscale(List.of(plane), range, new NetworkUpscaler(network, tile, 8),
				Progress.NONE).get(0);
			final String what = "image " + k + ", type " + type + ", " + w + "×" + h + ", tile " + tile;
			assertArrayEquals(new long[] { 2 * w, 2 * h }, result.dimensionsAsLongArray(), what);
			assertEquals(plane.getType().getClass(), result.getType().getClass(), what);
			assertArrayEquals(before, Planes.floatArray(plane), what);
			final float[] values = Planes.floatArray(result);
			for (int i = 0; i < values.length; i++) {
				final boolean hole = !Float.isFinite(before[i / (2 * w) / 2 * w + i % (2 * w) / 2]);
				assertEquals(hole, Float.isNaN(values[i]), what);
				assertTrue(hole || Float.isFinite(values[i]), what);
			}
		}
	}

	private static boolean allHoles(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		for (final float value : Planes.floatArray(plane))
			if (Float.isFinite(value)) return false;
		return true;
	}

	/**
	 * Two blocks in windows of 8, the second shifted by 4, reach 8 + 12 pixels at most; convolutions of 3×3 before,
	 * between and after them 4 more.
	 */
	@Test
	void aHoleChangesNothingBeyondTheReceptiveField() {
		final int side = 96, reach = 24, x = 50, y = 41;
		final float[] whole = new float[side * side];
		final Random random = new Random(7);
		for (int i = 0; i < whole.length; i++)
			whole[i] = random.nextFloat();
		final float[] holed = whole.clone();
		holed[y * side + x] = Float.NaN;
		final float[] a = enlarged(whole, side), b = enlarged(holed, side);
		int changed = 0;
		for (int i = 0; i < a.length; i++) {
			final boolean hole = i % (2 * side) / 2 == x && i / (2 * side) / 2 == y;
			assertEquals(hole, Float.isNaN(b[i]));
			final boolean near = Math.abs(i % (2 * side) / 2 - x) <= reach && Math.abs(i / (2 * side) / 2 - y) <= reach;
			if (!near) assertEquals(a[i], b[i], 1e-6f);
			else if (!hole && a[i] != b[i]) changed++;
		}
		assertTrue(changed > 0, "the fill is another value, which the network sees");
	}

	private static float[] enlarged(final float[] pixels, final int side) {
		return Planes.floatArray(GreyUpscale.upscale(List.of(Planes.floats(pixels, side, side)), new IntensityRange(0,
			1), new NetworkUpscaler(network, 0, 16), Progress.NONE).get(0));
	}
}
