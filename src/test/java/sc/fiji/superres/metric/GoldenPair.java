package sc.fiji.superres.metric;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.Planes;

/** One line of {@code metric.csv}, which {@code scripts/golden/metric.py} wrote, and the images it was measured on. */
public record GoldenPair(String kind, int w, int h, double dataRange, double psnr, double psnrBorder4, double ssim,
	double msSsim, double gaussPsnr, double gaussSsim, double gaussMsSsim)
{

	/** All lines; NaN where the pair is too small for a figure. */
	public static List<GoldenPair> all() throws IOException {
		final InputStream in = GoldenPair.class.getResourceAsStream("metric.csv");
		if (in == null) throw new IOException("No metric.csv; run scripts/golden/metric.py.");
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			return lines.lines().map(line -> parse(line.split(",", -1))).toList();
		}
	}

	private static GoldenPair parse(final String[] f) {
		final double[] v = new double[f.length];
		for (int i = 3; i < f.length; i++)
			v[i] = f[i].isEmpty() ? Double.NaN : Double.parseDouble(f[i]);
		return new GoldenPair(f[0], Integer.parseInt(f[1]), Integer.parseInt(f[2]), v[3], v[4], v[5], v[6], v[7], v[8],
			v[9], v[10]);
	}

	/** The reference: two crossing triangle waves and a little noise. */
	public RandomAccessibleInterval<? extends RealType<?>> reference() {
		return plane(referenceValues());
	}

	/** The image: the script's change of the reference. */
	public RandomAccessibleInterval<? extends RealType<?>> image() {
		final int[] reference = referenceValues();
		final int[] grain = noise(7);
		final int[] image = new int[w * h];
		for (int i = 0; i < image.length; i++) {
			image[i] = clip(switch (kind) {
				case "noise", "unit" -> reference[i] + (grain[i] >> 3) - 16;
				case "strong" -> reference[i] + grain[i] - 128;
				case "inverted" -> 255 - reference[i];
				case "shift" -> wave(i, 2) + (grain[i] >> 4);
				case "dark" -> reference[i] / 2 + 10;
				default -> throw new IllegalStateException(kind);
			});
		}
		return plane(image);
	}

	@Override
	public String toString() {
		return kind + " " + w + "×" + h;
	}

	private int[] referenceValues() {
		final int[] noise = noise(3);
		final int[] values = new int[w * h];
		for (int i = 0; i < values.length; i++)
			values[i] = clip(wave(i, 0) + (noise[i] >> 4));
		return values;
	}

	private int wave(final int i, final int dx) {
		final int x = i % w + dx, y = i / w;
		return 40 + Math.abs((3 * x + 5 * y) % 120 - 60) + Math.abs((7 * x - 2 * y + 4096) % 200 - 100);
	}

	private int[] noise(final int seed) {
		final int[] noise = new int[w * h];
		int state = seed;
		for (int i = 0; i < noise.length; i++) {
			state = state * 1664525 + 1013904223;
			noise[i] = state >>> 24;
		}
		return noise;
	}

	private RandomAccessibleInterval<? extends RealType<?>> plane(final int[] values) {
		if (kind.equals("unit")) {
			final float[] floats = new float[values.length];
			for (int i = 0; i < floats.length; i++)
				floats[i] = values[i] / 256f;
			return Planes.floats(floats, w, h);
		}
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) values[i];
		return Planes.bytes(bytes, w, h);
	}

	private static int clip(final int v) {
		return Math.max(0, Math.min(255, v));
	}
}
