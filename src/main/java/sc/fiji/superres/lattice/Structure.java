package sc.fiji.superres.lattice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * What stands above the noise in the mean spectrum of images, and what a coarser scan could not hold of it.
 *
 * <pre>
 * Structure structure = Structure.of(List.of(image));
 * structure.strongest().map(Reflection::period); // pixels a period
 * structure.folded(4); // share of its power that every fourth pixel would fold
 * </pre>
 * <p>
 * A frequency counts where its power is {@value #SIGNIFICANT} sigma or more above the {@link NoiseFloor}, with the
 * power above the floor. Fewer than {@value #SLOW} periods over a segment (256 pixels, or the shorter side of a smaller
 * image) are background and count as nothing.
 * </p>
 */
public final class Structure {

	/** Of 33 000 frequencies of noise one is as high in one image of a hundred. */
	private static final double SIGNIFICANT = 5;
	/** Hann's window leaves two frequencies around 0 to the background. */
	private static final int SLOW = 3;
	/** So that side/(2·(side/(2·n))) is n. */
	private static final double ROUNDING = 1e-9;

	private final MeanSpectrum spectrum;
	private final NoiseFloor floor;
	private final Gamma scatter;
	private final List<Reflection> reflections;
	/** Power where |fx| or |fy| is at least that many multiples of 1/side, 0 … side/2 + 1. */
	private final double[] from;

	private Structure(final MeanSpectrum spectrum) {
		this.spectrum = spectrum;
		floor = new NoiseFloor(spectrum);
		scatter = spectrum.scatter();
		reflections = reflections();
		from = cumulated();
	}

	/**
	 * Of one image or several of one pixel size, as {@link MeanSpectrum#of}; of a constant image it is nothing.
	 *
	 * @throws IllegalArgumentException where there is no image, one is too small, or all is NaN
	 */
	public static Structure of(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes) {
		return new Structure(MeanSpectrum.of(planes));
	}

	/** Power of the structure in squared grey values, 0 where nothing stands above the noise. */
	public double power() {
		return from[0];
	}

	/** Variance of the image that is noise, in squared grey values. */
	public double noisePower() {
		double sum = 0;
		for (int y = 0; y < spectrum.side(); y++)
			for (int x = 0; x < spectrum.columns(); x++)
				sum += times(x) * floor.at(x, y);
		return sum;
	}

	/**
	 * Share of the structure's power that lies beyond the Nyquist frequency of a scan with one pixel every
	 * {@code distance} pixels: |fx| or |fy| above 1/(2·distance). There it folds back to a lower frequency.
	 *
	 * @param distance in pixels along x and y, above 0, whole or not; up to 1 nothing folds
	 * @return 0 … 1; 0 where there is no structure
	 */
	public double folded(final double distance) {
		if (!(distance > 0)) throw new IllegalArgumentException("distance=" + distance +
			" is no distance of pixels; use a number above 0, such as 4 for every fourth pixel.");
		if (power() == 0) return 0;
		final int held = (int) Math.min(spectrum.side() / 2, spectrum.side() / (2 * distance) + ROUNDING);
		return from[held + 1] / power();
	}

	/**
	 * The greatest distance of pixels at which no more than a share of the structure's power folds.
	 *
	 * @param share 0 … 1
	 * @return pixels, at least 1; infinite where there is no structure
	 */
	public double coarsest(final double share) {
		int held = 0;
		while (from[held + 1] > share * power())
			held++;
		return spectrum.side() / (2.0 * held);
	}

	/** The reflections, the strongest first. */
	public List<Reflection> reflections(final int most) {
		return reflections.subList(0, Math.min(most, reflections.size()));
	}

	/** The reflection of most power; none in noise and where nothing repeats itself. */
	public Optional<Reflection> strongest() {
		return reflections.stream().findFirst();
	}

	/** The reflection of the shortest period. */
	public Optional<Reflection> finest() {
		return reflections.stream().min(Comparator.comparingDouble(Reflection::period));
	}

	private double[] cumulated() {
		final int half = spectrum.side() / 2;
		final double[] sums = new double[half + 2];
		for (int y = 0; y < spectrum.side(); y++)
			for (int x = 0; x <= half; x++)
				sums[Math.max(x, Math.abs(signed(y)))] += times(x) * excess(x, y);
		for (int k = half; k >= 0; k--)
			sums[k] += sums[k + 1];
		return sums;
	}

	private double excess(final int x, final int y) {
		return isSignificant(x, y) ? spectrum.power(x, y) - floor.at(x, y) : 0;
	}

	private boolean isSignificant(final int x, final int y) {
		return Math.hypot(x, signed(y)) >= SLOW && sigma(x, y) >= SIGNIFICANT;
	}

	/** A floor of 0 (an image without noise) is as far below as can be. */
	private double sigma(final int x, final int y) {
		final double power = spectrum.power(x, y);
		return power == 0 ? 0 : scatter.sigma(power / floor.at(x, y));
	}

	private List<Reflection> reflections() {
		final List<Reflection> found = new ArrayList<>();
		for (int y = 0; y < spectrum.side(); y++)
			for (int x = 0; x < spectrum.columns(); x++)
				if (isSignificant(x, y) && Peak.isMaximum(spectrum, x, y)) {
					found.add(Peak.at(spectrum, x, y, floor.at(x, y), sigma(x, y)));
				}
		found.sort(Comparator.comparingDouble(Reflection::power).reversed());
		return List.copyOf(found);
	}

	private int signed(final int y) {
		return y > spectrum.side() / 2 ? y - spectrum.side() : y;
	}

	/** Columns between 0 and the highest frequency stand for their opposite ones too. */
	private int times(final int x) {
		return x == 0 || x == spectrum.columns() - 1 ? 1 : 2;
	}
}
