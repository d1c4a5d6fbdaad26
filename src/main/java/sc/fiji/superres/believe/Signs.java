package sc.fiji.superres.believe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.commons.math3.stat.descriptive.moment.Variance;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.lattice.Inventions;
import sc.fiji.superres.lattice.Reflection;
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
 * @param differenceOfBicubic the same of the bicubic enlargement
 * @param consistency mean normalised difference of the result, shrunk back, from the input ({@link Consistency})
 * @param bicubic the same of the bicubic enlargement
 * @param grain noise of the input that the result keeps, likewise over the standard deviation of the input without its
 *            noise: 0 where all was taken out
 * @param noise standard deviation of the input's noise over that of its structure; NaN where it shows nothing but noise
 * @param growth of the variance of the noise with the grey value ({@link sc.fiji.superres.noise.NoiseModel#growth})
 * @param side of the squares in input pixels
 * @param period input pixels a period of its strongest wave; NaN where nothing is periodic
 */
public record Signs(double invented, List<Reflection> waves, double kept, double difference, double differenceOfBicubic,
	double consistency, double bicubic, double grain, double noise, double growth, int side, double period)
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
		final Squares finite = Squares.of(input, result, factor, grey, squares).finite();
		if (finite.inputs().isEmpty()) return Optional.empty();
		return Optional.of(of(finite, grey.low()));
	}

	/** Bytes that this takes, at most. */
	static long bytes(final RandomAccessibleInterval<?> input, final int factor, final int squares) {
		return Squares.pixels(input, factor, squares) * BYTES_PER_PIXEL;
	}

	private static Signs of(final Squares squares, final double black) {
		final var shrunk = squares.shrunk(squares.results());
		final var bicubic = squares.bicubic();
		final Inventions within = Inventions.of(shrunk, squares.inputs(), 0);
		final List<Reflection> finer = Inventions.beyond(squares.results(), squares.factor(), within.shown());
		final Remainder remainder = Remainder.of(squares.inputs(), shrunk, squares.shrunk(bicubic), black);
		final double invented = Math.min(1, within.power() + share(finer, squares.results()));
		return new Signs(invented, all(within, finer, squares.factor()), within.kept(), remainder.difference(),
			remainder.differenceOfBicubic(), squares.consistency(squares.results()), squares.consistency(bicubic),
			remainder.grain(), remainder.noise(), remainder.growth(), squares.side(), period(within.shown()));
	}

	/** Pixels of the result a period of the strongest wave that was invented; NaN without any. */
	double strongestPeriod() {
		return period(waves);
	}

	/** Of the first wave. */
	private static double period(final List<Reflection> waves) {
		return waves.stream().mapToDouble(Reflection::period).findFirst().orElse(Double.NaN);
	}

	/** In cycles a pixel of the result. */
	private static List<Reflection> all(final Inventions within, final List<Reflection> finer, final int factor) {
		final Stream<Reflection> enlarged = within.waves().stream().map(wave -> wave.enlarged(factor));
		return Stream.concat(enlarged, finer.stream()).sorted(Comparator.comparingDouble(Reflection::power).reversed())
			.toList();
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
}
