package sc.fiji.superres.fidelity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import sc.fiji.superres.fourier.RealFft;

/**
 * Power spectrum of a Hann-weighted plane, sampled twice as finely as the plane is large, and the reflections in it.
 * <p>
 * A reflection is a maximum that stands out from the median power of its ring. Its place and width follow from the
 * parabola through the logarithms of three neighbours along each axis: exact for a Gaussian, within a hundredth of a
 * bin for Hann's lobe.
 * </p>
 */
final class PowerSpectrum {

	/** A peak of noise is higher than this times the median once in a million bins. */
	private static final double STANDS_OUT = 20;
	/** Full width at half maximum of exp(−x²/2σ²), over σ. */
	private static final double FWHM = Math.sqrt(8 * Math.log(2));
	/** Bins around the origin that hold the plane's slow changes: three periods over the side. */
	private static final int SLOW = 6;

	private final RealFft fft;
	private final int side;
	private final double[] power;
	private final double[] medians;

	PowerSpectrum(final double[] plane, final int width, final int height) {
		side = Math.min(width, height);
		fft = RealFft.of(RealFft.fastSize(2 * width), RealFft.fastSize(2 * height));
		final double[] spectrum = fft.forward(Windows.hann(plane, width, height), width, height);
		power = new double[spectrum.length / 2];
		for (int i = 0; i < power.length; i++)
			power[i] = spectrum[2 * i] * spectrum[2 * i] + spectrum[2 * i + 1] * spectrum[2 * i + 1];
		medians = medians();
	}

	/** The strongest reflections, the strongest first. */
	List<BraggPeak> strongest(final int most) {
		final List<int[]> maxima = new ArrayList<>();
		for (int y = 0; y < fft.height(); y++)
			for (int x = 0; x < fft.columns(); x++) {
				final int ring = ring(x, y);
				if (ring >= SLOW && ring < side && at(x, y) > STANDS_OUT * medians[ring] && isMaximum(x, y)) maxima.add(
					new int[] { x, y });
			}
		maxima.sort(Comparator.comparingDouble(p -> -at(p[0], p[1])));
		return maxima.stream().limit(most).map(p -> peak(p[0], p[1])).toList();
	}

	/** How often the strongest wave goes across the shorter side: 1 … side/2, slow changes of the plane included. */
	double strongestPeriods() {
		int strongest = -1;
		for (int i = 0; i < power.length; i++) {
			final int ring = ringOf(i);
			if (ring >= 2 && ring < side && (strongest < 0 || power[i] > power[strongest])) strongest = i;
		}
		return ringOf(strongest) / 2.0;
	}

	/**
	 * The highest maximum within 1.5 resolutions of a reflection of another image of the same size; null where none
	 * stands out.
	 */
	BraggPeak near(final BraggPeak other) {
		final int x0 = (int) Math.round(other.kx() * fft.width()), y0 = (int) Math.round(other.ky() * fft.height());
		int[] best = null;
		for (int y = y0 - 3; y <= y0 + 3; y++)
			for (int x = x0 - 3; x <= x0 + 3; x++)
				if (isMaximum(x, y) && at(x, y) > STANDS_OUT * medians[Math.min(side - 1, ring(x, y))] && (best ==
					null || at(x, y) > at(best[0], best[1]))) best = new int[] { x, y };
		return best == null ? null : peak(best[0], best[1]);
	}

	private BraggPeak peak(final int x, final int y) {
		final double[] across = parabola(at(x - 1, y), at(x, y), at(x + 1, y));
		final double[] down = parabola(at(x, y - 1), at(x, y), at(x, y + 1));
		final double width = FWHM * Math.sqrt(across[1] / fft.width() * down[1] / fft.height());
		return new BraggPeak((x + across[0]) / fft.width(), fft.frequencyY(Math.floorMod(y, fft.height())) + down[0] /
			fft.height(), width, at(x, y) / medians[Math.min(side - 1, ring(x, y))]);
	}

	/** Place of the maximum from the middle and σ, in bins, of the Gaussian through three values. */
	private static double[] parabola(final double before, final double middle, final double after) {
		final double a = Math.log(before / middle), b = Math.log(after / middle);
		final double curvature = -(a + b);
		if (!(curvature > 0) || Double.isInfinite(curvature)) return new double[] { 0, 0 };
		return new double[] { (b - a) / (2 * curvature), 1 / Math.sqrt(curvature) };
	}

	/** Power at a bin; those left of the plane's half are their mirror images. */
	private double at(final int x, final int y) {
		if (x < 0 || x >= fft.columns()) return at(x < 0 ? -x : fft.width() - x, -y);
		return power[Math.floorMod(y, fft.height()) * fft.columns() + x];
	}

	private boolean isMaximum(final int x, final int y) {
		final double value = at(x, y);
		for (int v = -1; v <= 1; v++)
			for (int u = -1; u <= 1; u++)
				if (at(x + u, y + v) > value || (x == 0 && y > fft.height() / 2)) return false;
		return true;
	}

	/** Rings are half a resolution wide; Nyquist's frequency is ring {@code side}. */
	private int ring(final int x, final int y) {
		return (int) Math.round(2 * side * Math.hypot(fft.frequencyX(Math.abs(x)), fft.frequencyY(Math.floorMod(y, fft
			.height()))));
	}

	private double[] medians() {
		final int[] counts = new int[side];
		for (int i = 0; i < power.length; i++)
			if (ringOf(i) < side) counts[ringOf(i)]++;
		final double[][] rings = new double[side][];
		for (int r = 0; r < side; r++)
			rings[r] = new double[counts[r]];
		for (int i = 0; i < power.length; i++) {
			final int r = ringOf(i);
			if (r < side) rings[r][--counts[r]] = power[i];
		}
		return Arrays.stream(rings).parallel().mapToDouble(PowerSpectrum::median).toArray();
	}

	private int ringOf(final int i) {
		return ring(i % fft.columns(), i / fft.columns());
	}

	private static double median(final double[] values) {
		Arrays.sort(values);
		return values.length == 0 ? 0 : values[values.length / 2];
	}
}
