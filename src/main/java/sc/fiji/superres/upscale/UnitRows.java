package sc.fiji.superres.upscale;

import java.util.Objects;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.FloatRows;
import sc.fiji.superres.image.GreyScale;
import sc.fiji.superres.image.Planes;

/**
 * The rows of a grey plane in [0,1], with its holes filled as {@link Holes} fills them, made from the grey values when
 * asked for.
 */
final class UnitRows implements FloatRows {

	/** Reads a grey value. */
	private interface Grey {

		float at(int pixel);
	}

	private final Grey grey;
	private final int width;
	private final int height;
	private final GreyScale scale;
	/** The last finite value before each row, in reading order; null where the plane has no holes. */
	private final float[] before;

	private UnitRows(final Grey grey, final int width, final int height, final GreyScale scale, final boolean holes) {
		this.grey = grey;
		this.width = width;
		this.height = height;
		this.scale = scale;
		before = holes ? before() : null;
	}

	/** @param plane an array image of bytes, shorts or floats, as ImageJ has it */
	static UnitRows of(final RandomAccessibleInterval<? extends RealType<?>> plane, final GreyScale scale) {
		final Object pixels = Objects.requireNonNull(Planes.sharedArray(plane), "pixels in an array");
		final boolean holes = pixels instanceof float[] floats && hasHoles(floats);
		return new UnitRows(grey(pixels), Planes.width(plane), Planes.height(plane), scale, holes);
	}

	private static Grey grey(final Object pixels) {
		if (pixels instanceof byte[] bytes) return i -> bytes[i] & 0xff;
		if (pixels instanceof short[] shorts) return i -> shorts[i] & 0xffff;
		final float[] floats = (float[]) pixels;
		return i -> floats[i];
	}

	private static boolean hasHoles(final float[] values) {
		for (final float value : values)
			if (!Float.isFinite(value)) return true;
		return false;
	}

	private float[] before() {
		final float[] values = new float[height];
		float last = firstFinite();
		for (int y = 0; y < height; y++) {
			values[y] = last;
			for (int x = 0; x < width; x++)
				last = finiteOr(last, unit(y * width + x));
		}
		return values;
	}

	private float firstFinite() {
		for (int i = 0; i < width * height; i++)
			if (Float.isFinite(grey.at(i))) return unit(i);
		return 0;
	}

	private float unit(final int pixel) {
		return scale.unit(grey.at(pixel));
	}

	private static float finiteOr(final float other, final float value) {
		if (Float.isFinite(value)) return value;
		return other;
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	@Override
	public void read(final int y, final int left, final int count, final float[] to, final int at) {
		final int from = y * width + left;
		for (int x = 0; x < count; x++)
			to[at + x] = unit(from + x);
		if (before != null) fill(y, left, count, to, at);
	}

	private void fill(final int y, final int left, final int count, final float[] to, final int at) {
		float last = before[y];
		for (int x = 0; x < left; x++)
			last = finiteOr(last, unit(y * width + x));
		for (int x = 0; x < count; x++) {
			last = finiteOr(last, to[at + x]);
			to[at + x] = last;
		}
	}

	/** Sets the pixels of holes in a row of the result, which is s times larger, to NaN. */
	void restoreHoles(final float[] row, final int y, final int s) {
		if (before == null) return;
		for (int x = 0; x < row.length; x++)
			if (!Float.isFinite(grey.at(y / s * width + x / s))) row[x] = Float.NaN;
	}
}
