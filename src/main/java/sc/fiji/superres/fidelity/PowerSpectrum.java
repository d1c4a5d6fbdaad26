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
	/** Bins on either side of a reflection in which the same one of another image is looked for. */
	private static final int NEAR = 3;

	private final RealFft fft;
	private final int side;
	private final double[] power;
	private final double[] medians;

	/** A place in the spectrum. */
	private record Bin(int x, int y) {}

	/** Place of a maximum relative to the middle of three bins, and its σ, in bins. */
	private record Maximum(double place, double sigma) {}

	PowerSpectrum(final double[] plane, final int width, final int height) {
		side = Math.min(width, height);
		fft = RealFft.of(RealFft.fastSize(2 * width), RealFft.fastSize(2 * height));
		power = RealFft.power(fft.forward(Windows.hann(plane, width, height), width, height));
		medians = medians();
	}

	/** The strongest reflections, the strongest first. */
	List<BraggPeak> strongest(final int most) {
		final List<Bin> reflections = reflections();
		reflections.sort(Comparator.comparingDouble(bin -> -at(bin.x, bin.y)));
		return reflections.stream().limit(most).map(this::peak).toList();
	}

	private List<Bin> reflections() {
		final List<Bin> reflections = new ArrayList<>();
		for (int y = 0; y < fft.height(); y++)
			for (int x = 0; x < fft.columns(); x++)
				if (isReflection(x, y)) reflections.add(new Bin(x, y));
		return reflections;
	}

	private boolean isReflection(final int x, final int y) {
		final int ring = ring(x, y);
		if (ring < SLOW || ring >= side) return false;
		return at(x, y) > STANDS_OUT * medians[ring] && isMaximum(x, y);
	}

	/** How often the strongest wave goes across the shorter side: 1 … side/2, slow changes of the plane included. */
	double strongestPeriods() {
		int strongest = -1;
		for (int i = 0; i < power.length; i++) {
			final int ring = ringOf(i);
			if (ring < 2 || ring >= side) continue;
			if (strongest < 0 || power[i] > power[strongest]) strongest = i;
		}
		return ringOf(strongest) / 2.0;
	}

	/**
	 * The highest maximum within 1.5 resolutions of a reflection of another image of the same size; null where none
	 * stands out.
	 */
	BraggPeak near(final BraggPeak other) {
		final int x = (int) Math.round(other.kx() * fft.width());
		final int y = (int) Math.round(other.ky() * fft.height());
		final Bin highest = highestNear(x, y);
		if (highest == null) return null;
		return peak(highest);
	}

	private Bin highestNear(final int centreX, final int centreY) {
		Bin highest = null;
		for (int y = centreY - NEAR; y <= centreY + NEAR; y++)
			for (int x = centreX - NEAR; x <= centreX + NEAR; x++)
				if (isMaximum(x, y) && standsOut(x, y) && isHigher(x, y, highest)) highest = new Bin(x, y);
		return highest;
	}

	private boolean standsOut(final int x, final int y) {
		return at(x, y) > STANDS_OUT * background(x, y);
	}

	private boolean isHigher(final int x, final int y, final Bin other) {
		return other == null || at(x, y) > at(other.x, other.y);
	}

	private BraggPeak peak(final Bin bin) {
		final int x = bin.x;
		final int y = bin.y;
		final double value = at(x, y);
		final Maximum across = maximum(at(x - 1, y), value, at(x + 1, y));
		final Maximum down = maximum(at(x, y - 1), value, at(x, y + 1));
		final double kx = (x + across.place) / fft.width();
		final double ky = frequencyY(y) + down.place / fft.height();
		return new BraggPeak(kx, ky, width(across, down), value / background(x, y));
	}

	/** Geometric mean of the widths along both axes, in cycles a pixel. */
	private double width(final Maximum across, final Maximum down) {
		return FWHM * Math.sqrt(across.sigma / fft.width() * down.sigma / fft.height());
	}

	/** The maximum of the Gaussian through three values. */
	private static Maximum maximum(final double before, final double middle, final double after) {
		final double toBefore = Math.log(before / middle);
		final double toAfter = Math.log(after / middle);
		final double curvature = -(toBefore + toAfter);
		if (!(curvature > 0) || Double.isInfinite(curvature)) return new Maximum(0, 0);
		return new Maximum((toAfter - toBefore) / (2 * curvature), 1 / Math.sqrt(curvature));
	}

	/** Power at a bin; those left of the plane's half are their mirror images. */
	private double at(final int x, final int y) {
		if (x < 0) return at(-x, -y);
		if (x >= fft.columns()) return at(fft.width() - x, -y);
		return power[Math.floorMod(y, fft.height()) * fft.columns() + x];
	}

	private boolean isMaximum(final int x, final int y) {
		final boolean isMirrorImage = x == 0 && y > fft.height() / 2;
		return !isMirrorImage && isHighestOfNeighbours(x, y);
	}

	private boolean isHighestOfNeighbours(final int x, final int y) {
		final double value = at(x, y);
		for (int v = y - 1; v <= y + 1; v++)
			for (int u = x - 1; u <= x + 1; u++)
				if (at(u, v) > value) return false;
		return true;
	}

	/** Median power at the frequency of a bin. */
	private double background(final int x, final int y) {
		return medians[Math.min(side - 1, ring(x, y))];
	}

	/** Rings are half a resolution wide; Nyquist's frequency is ring {@code side}. */
	private int ring(final int x, final int y) {
		final double kx = fft.frequencyX(Math.abs(x));
		return (int) Math.round(2 * side * Math.hypot(kx, frequencyY(y)));
	}

	private double frequencyY(final int y) {
		return fft.frequencyY(Math.floorMod(y, fft.height()));
	}

	private int ringOf(final int i) {
		return ring(i % fft.columns(), i / fft.columns());
	}

	/** Median power of each ring below Nyquist's frequency. */
	private double[] medians() {
		final int[] counts = counts();
		final double[][] rings = Arrays.stream(counts).mapToObj(double[]::new).toArray(double[][]::new);
		fill(rings, counts);
		return Arrays.stream(rings).parallel().mapToDouble(PowerSpectrum::median).toArray();
	}

	/** Puts each bin into its ring, and counts down what is still to come. */
	private void fill(final double[][] rings, final int[] counts) {
		for (int i = 0; i < power.length; i++) {
			final int ring = ringOf(i);
			if (ring >= side) continue;
			counts[ring]--;
			rings[ring][counts[ring]] = power[i];
		}
	}

	/** How many bins each ring has. */
	private int[] counts() {
		final int[] counts = new int[side];
		for (int i = 0; i < power.length; i++) {
			final int ring = ringOf(i);
			if (ring < side) counts[ring]++;
		}
		return counts;
	}

	private static double median(final double[] values) {
		if (values.length == 0) return 0;
		Arrays.sort(values);
		return values[values.length / 2];
	}
}
