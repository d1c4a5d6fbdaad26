package sc.fiji.superres.believe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.lattice.Inventions;
import sc.fiji.superres.lattice.Reflection;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.upscale.Consistency;

/**
 * What can be seen of a result without a reference, from its input alone. Grey values are looked at in up to four
 * squares of 256×256 input pixels, evenly spread, so that this takes no longer for large images.
 *
 * @param invented share of the result's variance that is waves which the input does not show, and which are no
 *            multiples of its lattice, 0 … 1 ({@link Inventions})
 * @param waves these waves, in cycles a pixel of the result, the strongest first
 * @param kept amplitude of the input's strongest waves in the result, over theirs; NaN where it has none
 * @param difference by how much the result, shrunk back, differs from the input beyond the input's noise: root mean
 *            square over the standard deviation of the input without its noise; NaN where it shows nothing but noise
 * @param consistency mean normalised difference of the result, shrunk back, from the input ({@link Consistency})
 * @param bicubic the same of the bicubic enlargement
 * @param grain noise of the input that the result keeps, likewise over the standard deviation of the input without its
 *            noise: 0 where all was taken out
 * @param period input pixels a period of its strongest wave; NaN where nothing is periodic
 */
public record Signs(double invented, List<Reflection> waves, double kept, double difference, double consistency,
	double bicubic, double grain, double period)
{

	/** The least side of an input in pixels. */
	public static final int LEAST_SIDE = 32;
	/** Of a square of the result: itself, its bicubic twin, and the spectrum of one at a time. */
	private static final long BYTES_PER_PIXEL = 48;

	public Signs {
		waves = List.copyOf(waves);
	}

	/**
	 * Looks at a result.
	 *
	 * @param input grey values of one plane, each side at least {@value #LEAST_SIDE} pixels
	 * @param result grey values on the same scale, {@code factor} times larger
	 * @param grey what lies beyond it, such as hot pixels, counts as its ends
	 * @param squares how many squares are looked at along each axis, at most
	 * @return empty where no square is without NaN
	 */
	public static Optional<Signs> of(final RandomAccessibleInterval<? extends RealType<?>> input,
		final RandomAccessibleInterval<? extends RealType<?>> result, final int factor, final IntensityRange grey,
		final int squares)
	{
		final Squares whole = Squares.of(input, result, factor, grey, squares).finite();
		return whole.inputs().isEmpty() ? Optional.empty() : Optional.of(of(whole));
	}

	/** Bytes that this takes, at most. */
	static long bytes(final RandomAccessibleInterval<?> input, final int factor, final int squares) {
		return Squares.pixels(input, factor, squares) * BYTES_PER_PIXEL;
	}

	private static Signs of(final Squares squares) {
		final var shrunk = resampled(squares.results(), squares.side(), Filter.BOX);
		final var bicubic = resampled(squares.inputs(), squares.factor() * squares.side(), Filter.BICUBIC);
		final Inventions within = Inventions.of(shrunk, squares.inputs(), 0);
		final List<Reflection> beyond = Inventions.beyond(squares.results(), squares.factor(), within.shown());
		final Remainder remainder = Remainder.of(squares.inputs(), shrunk);
		return new Signs(Math.min(1, within.power() + share(beyond, squares.results())), all(within, beyond, squares
			.factor()), within.kept(), remainder.difference(), consistency(squares, squares.results()), consistency(
				squares, bicubic), remainder.grain(), period(within.shown()));
	}

	/** Of the strongest wave. */
	private static double period(final List<Reflection> waves) {
		return waves.isEmpty() ? Double.NaN : waves.get(0).period();
	}

	/** In cycles a pixel of the result. */
	private static List<Reflection> all(final Inventions within, final List<Reflection> beyond, final int factor) {
		return Stream.concat(within.waves().stream().map(wave -> wave.enlarged(factor)), beyond.stream()).sorted(
			Comparator.comparingDouble(Reflection::power).reversed()).toList();
	}

	/** The power of waves as a share of the variance of planes. */
	private static double share(final List<Reflection> waves, final List<RandomAccessibleInterval<FloatType>> planes) {
		if (waves.isEmpty()) return 0;
		final double variance = planes.stream().mapToDouble(Signs::variance).average().orElseThrow();
		return waves.stream().mapToDouble(Reflection::power).sum() / variance;
	}

	private static double variance(final RandomAccessibleInterval<FloatType> plane) {
		return new Variance().evaluate(Planes.doubleArray(plane));
	}

	private static List<RandomAccessibleInterval<FloatType>> resampled(
		final List<RandomAccessibleInterval<FloatType>> squares, final int side, final Filter filter)
	{
		return squares.stream().map(square -> resampled(square, side, filter)).toList();
	}

	private static RandomAccessibleInterval<FloatType> resampled(final RandomAccessibleInterval<FloatType> square,
		final int side, final Filter filter)
	{
		return Planes.floats(Planes.floatArray(Resampler.resample(square, side, side, filter)), side, side);
	}

	/** The mean normalised difference, as the consistency map has it. */
	private static double consistency(final Squares squares, final List<RandomAccessibleInterval<FloatType>> enlarged) {
		final Mean mean = new Mean();
		for (int i = 0; i < enlarged.size(); i++) {
			final var map = Consistency.of(List.of(squares.inputs().get(i)), List.of(enlarged.get(i)), squares
				.factor());
			Views.iterable(map.get(1)).forEach(value -> mean.increment(value.get()));
		}
		return mean.getResult();
	}
}
