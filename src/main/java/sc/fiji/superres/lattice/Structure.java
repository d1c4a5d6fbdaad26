package sc.fiji.superres.lattice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The part of images that stands above the noise in their mean spectrum, and how much of it a coarser scan would lose.
 *
 * <pre>
 * Structure structure = Structure.of(List.of(image));
 * structure.strongest().map(Reflection::period); // pixels a period
 * structure.folded(4); // share of its power that every fourth pixel would fold
 * </pre>
 * <p>
 * A frequency belongs to the structure if its power is at least {@value #SIGNIFICANT} sigma above the
 * {@link NoiseFloor}; the power above the floor counts. Frequencies of fewer than {@value #SLOW} periods over a segment
 * (256 pixels, or the shorter side of a smaller image) are background and do not count.
 * </p>
 */
public final class Structure {

	/** Of 33 000 frequencies of noise, one is as high in one image of a hundred. */
	private static final double SIGNIFICANT = 5;
	/** Hann's window spreads the background over two frequencies around 0. */
	private static final int SLOW = 3;
	/** Compensates rounding, so that side/(2·(side/(2·n))) is n. */
	private static final double ROUNDING = 1e-9;

	private final MeanSpectrum spectrum;
	private final NoiseFloor floor;
	private final Gamma scatter;
	private final List<Reflection> reflections;
	/** At index k the power where |fx| or |fy| is at least k multiples of 1/side, for k = 0 … side/2 + 1. */
	private final double[] from;

	private Structure(final MeanSpectrum spectrum) {
		this.spectrum = spectrum;
		floor = new NoiseFloor(spectrum);
		scatter = spectrum.scatter();
		reflections = reflections();
		from = cumulated();
	}

	/**
	 * Finds the structure of one image, or of several images of the same pixel size, as {@link MeanSpectrum#of}. A
	 * constant image has none.
	 *
	 * @throws IllegalArgumentException where there is no image, one is too small, or all is NaN
	 */
	public static Structure of(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes) {
		return new Structure(MeanSpectrum.of(planes));
	}

	/** Returns the power of the structure in squared grey values; 0 where nothing stands above the noise. */
	public double power() {
		return from[0];
	}

	/**
	 * Returns the share of the structure's power that lies beyond the Nyquist frequency of a scan with one pixel every
	 * {@code distance} pixels: |fx| or |fy| above 1/(2·distance). That power folds back to lower frequencies.
	 *
	 * @param distance in pixels along x and y, above 0, whole or not; up to 1 nothing folds
	 * @return 0 … 1; 0 where there is no structure
	 */
	public double folded(final double distance) {
		if (!(distance > 0)) throw noDistance(distance);
		if (power() == 0) return 0;
		return beyond(held(distance)) / power();
	}

	/** The highest frequency that a scan holds, in multiples of 1/side. */
	private int held(final double distance) {
		final double nyquist = spectrum.side() / (2 * distance);
		return (int) Math.min(spectrum.side() / 2, nyquist + ROUNDING);
	}

	private static IllegalArgumentException noDistance(final double distance) {
		return new IllegalArgumentException("distance=" + distance +
			" is no distance of pixels; use a number above 0, such as 4 for every fourth pixel.");
	}

	/**
	 * Returns the greatest distance of pixels at which no more than a share of the structure's power folds.
	 *
	 * @param share 0 … 1
	 * @return pixels, at least 1; infinite where there is no structure
	 */
	public double coarsest(final double share) {
		int held = 0;
		while (beyond(held) > share * power())
			held++;
		return spectrum.side() / (2.0 * held);
	}

	/** The power beyond the highest frequency that a scan holds. */
	private double beyond(final int held) {
		return from[held + 1];
	}

	/**
	 * Returns the reflections, the strongest first.
	 *
	 * @param most greatest number of reflections to return
	 */
	public List<Reflection> reflections(final int most) {
		return reflections.subList(0, Math.min(most, reflections.size()));
	}

	/** Returns the reflection of the greatest power; empty where nothing is periodic. */
	public Optional<Reflection> strongest() {
		return reflections.stream().findFirst();
	}

	private double[] cumulated() {
		final double[] sums = powers();
		for (int k = sums.length - 2; k >= 0; k--)
			sums[k] += sums[k + 1];
		return sums;
	}

	/** At index k the power where the greater of |fx| and |fy| is k multiples of 1/side. */
	private double[] powers() {
		final int half = spectrum.side() / 2;
		final double[] powers = new double[half + 2];
		for (int y = 0; y < spectrum.side(); y++)
			for (int x = 0; x <= half; x++)
				powers[Math.max(x, Math.abs(spectrum.signed(y)))] += spectrum.times(x) * excess(x, y);
		return powers;
	}

	private double excess(final int x, final int y) {
		if (!isSignificant(x, y)) return 0;
		return spectrum.power(x, y) - floor.at(x, y);
	}

	private boolean isSignificant(final int x, final int y) {
		return Math.hypot(x, spectrum.signed(y)) >= SLOW && sigma(x, y) >= SIGNIFICANT;
	}

	/** The height above the noise; infinite where the floor is 0, as in an image without noise. */
	private double sigma(final int x, final int y) {
		final double power = spectrum.power(x, y);
		if (power == 0) return 0;
		return scatter.sigma(power / floor.at(x, y));
	}

	private List<Reflection> reflections() {
		final List<Reflection> found = new ArrayList<>();
		for (int y = 0; y < spectrum.side(); y++)
			for (int x = 0; x < spectrum.columns(); x++)
				if (isReflection(x, y)) found.add(reflection(x, y));
		found.sort(Comparator.comparingDouble(Reflection::power).reversed());
		return List.copyOf(found);
	}

	private Reflection reflection(final int x, final int y) {
		return Peak.at(spectrum, x, y, floor.at(x, y), sigma(x, y));
	}

	private boolean isReflection(final int x, final int y) {
		return isSignificant(x, y) && Peak.isMaximum(spectrum, x, y);
	}
}
