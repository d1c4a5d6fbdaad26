package sc.fiji.superres.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.superres.fourier.RealFft;

/**
 * Scales and rotations at which the reflections of an image fall on those of the reference, wherever either lies: the
 * amplitude of a spectrum does not know of shifts. Finds on a lattice of many periods what correlation would need
 * hundreds of trials for.
 * <p>
 * The reference's spectrum is the mean over windows of the image's size (P. D. Welch, 1967), Hann-weighted like the
 * image's. Both are divided by their mean at the same frequency, so that reflections count and the noise's colour does
 * not. An image's frequency k lies at R(rotation)·k / scale on the reference.
 * </p>
 */
final class SpectralPoses {

	/**
	 * Corners of neighbours on the grid, in image pixels: 0.8 turns a wave of 4.5 pixels by half a lobe of the window.
	 */
	private static final double STEP = 0.8;
	/** Poses that differ by less than this at the corners are one, in image pixels. */
	private static final double APART = 5;
	/** The strongest places of the image's spectrum, as many as count. */
	private static final int BINS = 400;
	/** Highest frequency that counts, cycles a pixel; the lowest is two periods over the shorter side. */
	private static final double HIGHEST = 0.45;
	private static final int MOST_WINDOWS = 25;

	private final int width;
	private final int height;
	private final RealFft fft;
	private final double[] reference;

	private record Bin(double kx, double ky, double strength) {}

	private record Scored(Pose pose, double score) {}

	/** Prepares for images of {@code width × height} pixels. */
	SpectralPoses(final Surface reference, final int width, final int height) {
		this.width = width;
		this.height = height;
		fft = RealFft.of(RealFft.fastSize(2 * width), RealFft.fastSize(2 * height));
		this.reference = whitened(meanPower(reference));
	}

	/** The best poses, at (0, 0), the best first. */
	List<Pose> best(final Surface image, final AlignmentConfig config, final int most) {
		final List<Bin> bins = strongest(whitened(power(image, 0, 0)));
		final double radius = Math.hypot(width, height) / 2;
		final List<Scored> scored = CoarseGrid.poses(config, radius, STEP).parallelStream().map(p -> new Scored(p,
			score(bins, p))).sorted(Comparator.comparingDouble(s -> -s.score)).toList();
		final List<Pose> best = new ArrayList<>();
		for (final Scored s : scored) {
			if (best.size() == most) break;
			if (best.stream().allMatch(p -> Math.hypot(p.a() - s.pose.a(), p.b() - s.pose.b()) * radius > APART)) best
				.add(s.pose);
		}
		return best;
	}

	private double score(final List<Bin> bins, final Pose pose) {
		final double a = pose.a(), b = pose.b(), square = pose.scale() * pose.scale();
		double sum = 0;
		for (final Bin bin : bins)
			sum += bin.strength * sample((a * bin.kx - b * bin.ky) / square, (b * bin.kx + a * bin.ky) / square);
		return sum;
	}

	/** The reference's spectrum at a frequency in cycles a pixel, linearly between its bins. */
	private double sample(final double kx, final double ky) {
		final double sign = kx < 0 ? -1 : 1;
		final double x = sign * kx * fft.width(), y = sign * ky * fft.height();
		final int x0 = (int) Math.floor(x), y0 = (int) Math.floor(y);
		if (x0 + 1 >= fft.columns()) return 0;
		final double tx = x - x0, ty = y - y0;
		return (1 - ty) * ((1 - tx) * bin(x0, y0) + tx * bin(x0 + 1, y0)) + ty * ((1 - tx) * bin(x0, y0 + 1) + tx * bin(
			x0 + 1, y0 + 1));
	}

	private double bin(final int x, final int y) {
		return reference[Math.floorMod(y, fft.height()) * fft.columns() + x];
	}

	private List<Bin> strongest(final double[] spectrum) {
		final List<Bin> bins = new ArrayList<>();
		for (int y = 0; y < fft.height(); y++)
			for (int x = 0; x < fft.columns(); x++) {
				final double strength = spectrum[y * fft.columns() + x];
				if (strength > 0) bins.add(new Bin(fft.frequencyX(x), fft.frequencyY(y), strength));
			}
		bins.sort(Comparator.comparingDouble(b -> -b.strength));
		return bins.subList(0, Math.min(BINS, bins.size()));
	}

	/** Amplitude over its mean on the ring of the same frequency, less 1; 0 beyond the frequencies that count. */
	private double[] whitened(final double[] power) {
		final int rings = Math.max(width, height);
		final double[] sum = new double[rings + 1], count = new double[rings + 1];
		for (int i = 0; i < power.length; i++) {
			final int ring = ring(i);
			if (ring > rings) continue;
			sum[ring] += Math.sqrt(power[i]);
			count[ring]++;
		}
		final double[] out = new double[power.length];
		final double lowest = 2.0 / Math.min(width, height);
		for (int i = 0; i < out.length; i++) {
			final double k = frequency(i);
			if (k >= lowest && k <= HIGHEST && sum[ring(i)] > 0) out[i] = Math.sqrt(power[i]) * count[ring(i)] /
				sum[ring(i)] - 1;
		}
		return out;
	}

	/** Rings are as wide as the resolution of the longer side. */
	private int ring(final int i) {
		return (int) Math.round(frequency(i) * Math.max(width, height));
	}

	private double frequency(final int i) {
		return Math.hypot(fft.frequencyX(i % fft.columns()), fft.frequencyY(i / fft.columns()));
	}

	private double[] meanPower(final Surface surface) {
		final int[] xs = starts(surface.width(), width), ys = starts(surface.height(), height);
		final double[] mean = new double[fft.columns() * fft.height()];
		for (final int y : ys)
			for (final int x : xs) {
				final double[] power = power(surface, x, y);
				IntStream.range(0, mean.length).forEach(i -> mean[i] += power[i]);
			}
		return mean;
	}

	/** Windows that overlap by half, or fewer that are spread evenly. */
	private static int[] starts(final int size, final int window) {
		final int room = size - Math.min(size, window);
		final int count = Math.min((int) Math.sqrt(MOST_WINDOWS), 1 + (2 * room + window - 1) / window);
		return IntStream.range(0, count).map(i -> count == 1 ? room / 2 : (int) ((long) room * i / (count - 1)))
			.toArray();
	}

	/** Power spectrum of a Hann-weighted window, cut where the plane ends. */
	private double[] power(final Surface surface, final int left, final int top) {
		final int w = Math.min(width, surface.width()), h = Math.min(height, surface.height());
		final double[] part = new double[w * h];
		double mean = 0;
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++)
				mean += surface.values()[(top + y) * surface.width() + left + x] / part.length;
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++)
				part[y * w + x] = (surface.values()[(top + y) * surface.width() + left + x] - mean) * hann(x, w) * hann(
					y, h);
		final double[] spectrum = fft.forward(part, w, h);
		final double[] power = new double[spectrum.length / 2];
		for (int i = 0; i < power.length; i++)
			power[i] = spectrum[2 * i] * spectrum[2 * i] + spectrum[2 * i + 1] * spectrum[2 * i + 1];
		return power;
	}

	private static double hann(final int i, final int size) {
		return 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / size);
	}
}
