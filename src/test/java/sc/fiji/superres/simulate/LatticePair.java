package sc.fiji.superres.simulate;

import java.util.Arrays;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.path.Raster;

/**
 * A reference and an image of a part of it, recorded separately: one sample, two scans at a known shift, scale and
 * rotation, each with row jitter and noise of its own. Neither drifts, because a drift would be a transform too.
 *
 * @param x centre of the image on the reference, in its pixels
 * @param y centre of the image on the reference, in its pixels
 * @param scale reference pixels an image pixel
 * @param rotation degrees
 * @param noise what the case was drawn with: dose in electrons a pixel, or pixel noise in pm
 * @param vectors two lattice vectors in reference pixels, {x, y} each: places that far apart are the same
 */
public record LatticePair(RandomAccessibleInterval<UnsignedByteType> image,
	RandomAccessibleInterval<UnsignedByteType> reference, double x, double y, double scale, double rotation,
	double noise, List<double[]> vectors)
{

	private static final double JITTER = 0.4;

	/** Pixel size in nm: GaN at 5 MX, graphite at 24 nm in 512 pixels. */
	private static final double GAN_PIXEL = 0.00615, GRAPHITE_PIXEL = 0.0469;

	/**
	 * Electrons a pixel that make the ratio of lattice variance to noise variance 1.2 … 12, and pm: the method's
	 * levels.
	 */
	private static final double[] DOSES = { 1.2 / 0.49, 12 / 0.49 }, HEIGHT_NOISE = { 14, 18 };

	/** One scan's view of the sample, in nm, from its centre. */
	private record View(double x, double y, double pixel, double rotation, int size) {

		Raster.Row row(final int i, final double shift) {
			final double cos = Math.cos(rotation), sin = Math.sin(rotation);
			final double u = (0.5 - size / 2.0 + shift) * pixel, v = (i + 0.5 - size / 2.0) * pixel;
			return new Raster.Row(x + cos * u - sin * v, y + sin * u + cos * v, cos * pixel, sin * pixel);
		}
	}

	/** @param stem GaN in the STEM, or else graphite in the STM */
	public static LatticePair draw(final boolean stem, final int imageSize, final int referenceSize, final long seed) {
		final NoiseSource random = NoiseSource.of(seed, Stream.SURFACE);
		final double scale = random.uniform(0.92, 1.08), rotation = random.uniform(-2.5, 2.5);
		final double margin = 0.58 * 1.1 * imageSize;
		final double x = random.uniform(margin, referenceSize - margin), y = random.uniform(margin, referenceSize -
			margin);
		final double pixel = stem ? GAN_PIXEL : GRAPHITE_PIXEL, half = referenceSize * pixel / 2;
		final View whole = new View(half, half, pixel, 0, referenceSize);
		final View part = new View(x * pixel, y * pixel, pixel * scale, Math.toRadians(rotation), imageSize);
		final double[] levels = stem ? DOSES : HEIGHT_NOISE;
		final double noise = levels[0] * Math.pow(levels[1] / levels[0], random.uniform());
		return stem ? gallium(part, whole, scale, rotation, noise, seed) : graphite(part, whole, scale, rotation, noise,
			seed);
	}

	private static LatticePair gallium(final View part, final View whole, final double scale, final double rotation,
		final double dose, final long seed)
	{
		final double field = whole.size * whole.pixel;
		final GalliumNitride crystal = new GalliumNitride(new Raster(whole.size, whole.size, field, 0, 0, seed,
			Pass.FIRST), StemScan.PROBE, seed);
		final double tilt = tilt(seed);
		return new LatticePair(stem(crystal, part, dose, seed + 1000), stem(crystal, whole, dose, seed + 2000), part.x /
			whole.pixel, part.y / whole.pixel, scale, rotation, dose, List.of(vector(GalliumNitride.CELL_X, tilt,
				whole.pixel), vector(GalliumNitride.CELL_Y, tilt + Math.PI / 2, whole.pixel)));
	}

	/** Radians, as {@link GalliumNitride} draws it after the origin. */
	private static double tilt(final long seed) {
		final NoiseSource place = NoiseSource.of(seed, Stream.PLACE);
		place.uniform();
		place.uniform();
		return Math.toRadians(place.uniform(-GalliumNitride.MAX_TILT, GalliumNitride.MAX_TILT));
	}

	private static LatticePair graphite(final View part, final View whole, final double scale, final double rotation,
		final double noise, final long seed)
	{
		final Graphite crystal = new Graphite(NoiseSource.of(seed, Stream.PLACE));
		final double turn = tilt(seed); // drawn in the same order, within the same range
		return new LatticePair(stm(crystal, part, noise, seed + 1000), stm(crystal, whole, noise, seed + 2000), part.x /
			whole.pixel, part.y / whole.pixel, scale, rotation, noise, List.of(vector(Graphite.SPACING, turn + Math.PI /
				2, whole.pixel), vector(Graphite.SPACING, turn + Math.PI / 6, whole.pixel)));
	}

	private static double[] vector(final double length, final double angle, final double pixel) {
		return new double[] { length * Math.cos(angle) / pixel, length * Math.sin(angle) / pixel };
	}

	private static RandomAccessibleInterval<UnsignedByteType> stem(final GalliumNitride crystal, final View view,
		final double dose, final long seed)
	{
		final double electrons = dose / GalliumNitride.mean(StemScan.PROBE);
		final double grey = StemScan.TOP / (electrons * GalliumNitride.maximum(StemScan.PROBE));
		final NoiseSource jitter = NoiseSource.of(seed, Stream.JITTER), counts = NoiseSource.of(seed, Stream.PIXELS);
		final byte[] pixels = new byte[view.size * view.size];
		final double[] row = new double[view.size];
		for (int i = 0; i < view.size; i++) {
			Arrays.fill(row, GalliumNitride.BACKGROUND);
			crystal.add(view.row(i, JITTER * jitter.gaussian()), row);
			for (int j = 0; j < view.size; j++)
				pixels[i * view.size + j] = (byte) Math.min(255, Math.round(grey * counts.poisson(electrons * row[j])));
		}
		return Planes.bytes(pixels, view.size, view.size);
	}

	private static RandomAccessibleInterval<UnsignedByteType> stm(final Graphite crystal, final View view,
		final double noise, final long seed)
	{
		final NoiseSource jitter = NoiseSource.of(seed, Stream.JITTER), random = NoiseSource.of(seed, Stream.PIXELS);
		final PinkNoise slow = new PinkNoise(view.size, NoiseSource.of(seed, Stream.SURFACE));
		final float[] z = new float[view.size * view.size];
		for (int i = 0; i < view.size; i++) {
			final Raster.Row row = view.row(i, JITTER * jitter.gaussian());
			for (int j = 0; j < view.size; j++)
				z[i * view.size + j] = (float) (crystal.height(row.x() + j * row.dx(), row.y() + j * row.dy()) +
					StmScan.SLOW_NOISE * slow.next() + noise * random.gaussian());
		}
		StmScan.flatten(z, view.size);
		final IntensityRange range = IntensityRange.percentiles(Planes.floats(z, view.size, view.size), 2, 98);
		final byte[] grey = new byte[z.length];
		for (int k = 0; k < z.length; k++)
			grey[k] = (byte) Math.round(255 * Math.max(0, Math.min(1, range.toUnit(z[k]))));
		return Planes.bytes(grey, view.size, view.size);
	}

	/** Distance of a found place from the true one, modulo a lattice vector. */
	public double distance(final double foundX, final double foundY) {
		final double dx = foundX - x, dy = foundY - y;
		final double[] a = vectors.get(0), b = vectors.get(1);
		final double det = a[0] * b[1] - a[1] * b[0];
		final long m = Math.round((dx * b[1] - dy * b[0]) / det), n = Math.round((a[0] * dy - a[1] * dx) / det);
		double least = Double.MAX_VALUE;
		for (long i = m - 1; i <= m + 1; i++)
			for (long j = n - 1; j <= n + 1; j++)
				least = Math.min(least, Math.hypot(dx - i * a[0] - j * b[0], dy - i * a[1] - j * b[1]));
		return least;
	}
}
