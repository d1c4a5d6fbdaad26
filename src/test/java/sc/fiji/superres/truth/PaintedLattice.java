package sc.fiji.superres.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import sc.fiji.superres.fourier.RealFft;
import sc.fiji.superres.simulate.Defects;

/**
 * Whether images of nothing hold a lattice: the mean of their power spectra at the places where its reflections would
 * lie, against the surroundings.
 * <p>
 * Power is the mean over a patch of the spectrum, wide enough for the crystal's rotations of ±3°. Surroundings are the
 * patches between half and twice the reflection's frequency that touch no reflection; log power over log frequency is
 * fitted by a parabola there, σ is the scatter about it. Equivalent reflections, also of the crystal turned by 90°, are
 * taken together.
 * </p>
 */
final class PaintedLattice {

	/** Half the width of a patch, as a part of the frequency: tan 3°. */
	private static final double REACH = 0.053;
	/**
	 * Half the width of a patch in bins, at least: where a Hann window has spread a frequency to half its amplitude.
	 */
	private static final double LEAST_REACH = 1;

	private final int side;
	private final RealFft fft;
	private final double[] power;

	PaintedLattice(final int side) {
		this.side = side;
		fft = RealFft.of(side, side);
		power = new double[fft.columns() * side];
	}

	void add(final float[] image) {
		double mean = 0;
		for (final float value : image)
			mean += value / image.length;
		final double[] windowed = new double[image.length];
		for (int k = 0; k < image.length; k++)
			windowed[k] = (image[k] - mean) * BraggShift.hann(k % side, side) * BraggShift.hann(k / side, side);
		final double[] spectrum = fft.forward(windowed, side, side);
		for (int k = 0; k < power.length; k++)
			power[k] += spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
	}

	/**
	 * How far the power at (10), (02) and (11) lies above the surroundings, each in σ.
	 *
	 * @param pixel side of a pixel in nm
	 */
	double[] sigmas(final double pixel) {
		final List<double[]> hkl = Defects.lattice().stream().map(k -> new double[] { k[0] * pixel * side, k[1] *
			pixel * side }).toList();
		final List<double[]> all = hkl.stream().flatMap(k -> equivalent(k).stream()).toList();
		return Stream.of(hkl.get(0), hkl.get(1), hkl.get(2)).mapToDouble(k -> sigmas(k, all)).toArray();
	}

	/** In bins: mirrored, and of the crystal turned by 90°; one of k and −k. */
	private static List<double[]> equivalent(final double[] k) {
		final List<double[]> four = List.of(k, new double[] { k[0], -k[1] }, new double[] { k[1], k[0] }, new double[] {
			k[1], -k[0] });
		return k[0] == 0 || k[1] == 0 ? List.of(four.get(0), four.get(2)) : four;
	}

	private double sigmas(final double[] k, final List<double[]> reflections) {
		final double frequency = Math.hypot(k[0], k[1]);
		final double reach = reach(frequency);
		final List<double[]> around = new ArrayList<>(); // log frequency, log power
		for (double f = frequency / 2; f <= 2 * frequency; f += 2 * reach) {
			final double step = 2 * reach / f;
			for (double angle = -Math.PI / 2; angle < Math.PI / 2 - step / 2; angle += step) {
				final double[] place = { f * Math.cos(angle), f * Math.sin(angle) };
				if (reflections.stream().noneMatch(r -> touches(place, r, reach))) around.add(new double[] { Math.log(
					f), Math.log(patch(place, reach)) });
			}
		}
		final double[] curve = Parabola.fit(around);
		final double scatter = Math.sqrt(around.stream().mapToDouble(p -> Math.pow(p[1] - Parabola.at(curve, p[0]), 2))
			.sum() / (around.size() - 3));
		final List<double[]> places = equivalent(k);
		final double excess = places.stream().mapToDouble(p -> Math.log(patch(p, reach)) - Parabola.at(curve, Math.log(
			frequency))).average().orElseThrow();
		return excess / (scatter / Math.sqrt(places.size()));
	}

	private static double reach(final double frequency) {
		return Math.max(LEAST_REACH, REACH * frequency);
	}

	private static boolean touches(final double[] a, final double[] b, final double reach) {
		final double together = reach + reach(Math.hypot(b[0], b[1]));
		return Math.min(Math.hypot(a[0] - b[0], a[1] - b[1]), Math.hypot(a[0] + b[0], a[1] + b[1])) < together;
	}

	/** Mean power of the bins around a place. */
	private double patch(final double[] place, final double reach) {
		double sum = 0;
		int count = 0;
		for (int v = (int) Math.ceil(place[1] - reach); v <= place[1] + reach; v++) {
			for (int u = (int) Math.ceil(place[0] - reach); u <= place[0] + reach; u++) {
				if (Math.hypot(u - place[0], v - place[1]) > reach) continue;
				final int column = Math.abs(u), row = Math.floorMod(u < 0 ? -v : v, side);
				sum += power[row * fft.columns() + column];
				count++;
			}
		}
		return sum / count;
	}
}
