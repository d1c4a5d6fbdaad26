package sc.fiji.superres.altered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.lattice.MeanSpectrum;
import sc.fiji.superres.lattice.Reflection;
import sc.fiji.superres.lattice.Structure;
import sc.fiji.superres.noise.NoiseModel;
import sc.fiji.superres.survey.Lessons.Altered;
import sc.fiji.superres.survey.NoiseNotes;

/**
 * Scans of altered crystals, made of what a teacher sees in scans. The same scans give the same.
 *
 * <pre>
 *
 * Map&lt;Integer, List&lt;Altered&gt;&gt; altered = AlteredScans.of(images, seen); // by the index of an image
 * </pre>
 */
public final class AlteredScans {

	/** Scans of each image, as long as there is memory. */
	private static final int MOST = 3;
	/** Pixels in all: 64 MiB. The first image has one scan whatever it takes. */
	private static final long MOST_PIXELS = 1L << 23;
	/** Periods in pixels: where the crystal has none, or one that is no distance of columns. */
	private static final double USUAL_PERIOD = 16;
	private static final double LEAST_PERIOD = 4;
	private static final double MOST_PERIOD = 64;
	/** The background is up to so much of the whole range, and what is brightest from so much on. */
	private static final double BACKGROUND = 0.4;
	private static final double BRIGHTEST = 0.5;
	private static final double LEAST_CONTRAST = 0.15;
	/** The variance of the noise changes by up to this factor, beside what follows from the grey values. */
	private static final double NOISE = 2;

	private final SourceImage clean;
	private final NoiseModel noise;
	private final double period;

	private AlteredScans(final SourceImage scan, final SourceImage clean) {
		this.clean = clean;
		noise = NoiseNotes.measured(scan);
		period = period(clean);
	}

	/**
	 * Some scans for each image that is large enough.
	 *
	 * @param images as they were recorded
	 * @param seen the same without noise, by the index of an image
	 */
	public static Map<Integer, List<Altered>> of(final List<SourceImage> images, final Map<Integer, SourceImage> seen) {
		final Map<Integer, AlteredScans> makers = new LinkedHashMap<>();
		seen.forEach((i, clean) -> {
			if (!isTooSmall(clean)) makers.put(i, new AlteredScans(images.get(i), clean));
		});
		final Map<Integer, List<Altered>> all = new LinkedHashMap<>();
		long left = MOST_PIXELS;
		for (int round = 0; round < MOST; round++)
			for (final int i : makers.keySet()) {
				final long pixels = makers.get(i).pixels();
				if (pixels > left && !all.isEmpty()) continue;
				left -= pixels;
				all.computeIfAbsent(i, n -> new ArrayList<>()).add(makers.get(i).scan((long) MOST * i + round));
			}
		return all;
	}

	private long pixels() {
		return (long) clean.width() * clean.height();
	}

	private static boolean isTooSmall(final SourceImage image) {
		return Math.min(image.width(), image.height()) < Math.max(MeanSpectrum.LEAST_SIDE, NoiseModel.LEAST_SIDE);
	}

	private static double period(final SourceImage image) {
		final Structure structure = Structure.of(List.of(plane(GreyOps.values(image.plane()), image)));
		final double period = structure.strongest().map(Reflection::period).orElse(USUAL_PERIOD);
		return Math.max(LEAST_PERIOD, Math.min(MOST_PERIOD, period));
	}

	private Altered scan(final long seed) {
		final Draw draw = new Draw(new SplittableRandom(seed));
		final Field crystal = new Field(GreyOps.values(clean.plane()), clean.width(), clean.height());
		final float[] altered = new AlteredCrystal(crystal, period, draw).values();
		onOtherGround(altered, draw);
		return new Altered(with(scanned(altered, draw)), with(altered));
	}

	private SourceImage with(final float[] values) {
		return clean.withPlane(plane(values, clean), clean.pixel());
	}

	private static ArrayImg<FloatType, FloatArray> plane(final float[] values, final SourceImage like) {
		return Planes.floats(values, like.width(), like.height());
	}

	/** Brings the grey values between a background and a greatest value that are drawn. */
	private void onOtherGround(final float[] values, final Draw draw) {
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		for (final float value : values) {
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		final double ground = draw.between(0, BACKGROUND);
		final double contrast = Math.max(LEAST_CONTRAST, draw.ratio(BRIGHTEST, 1) - ground);
		final double span = Math.max(Float.MIN_NORMAL, most - least);
		for (int i = 0; i < values.length; i++)
			values[i] = (float) clean.range().fromUnit(ground + contrast * (values[i] - least) / span);
	}

	/** With noise, within the range of grey values. */
	private float[] scanned(final float[] values, final Draw draw) {
		final double amount = Math.sqrt(draw.ratio(1 / NOISE, NOISE));
		final float[] scan = noise.draw(values, clean.width(), clean.height(), draw.random());
		for (int i = 0; i < scan.length; i++) {
			final double grey = values[i] + amount * scan[i];
			scan[i] = (float) Math.max(clean.range().low(), Math.min(clean.range().high(), grey));
		}
		return scan;
	}
}
