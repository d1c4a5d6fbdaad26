package sc.fiji.superres.resample;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The six resampling filters of the Pillow library (9.x), with its definitions and constants.
 * <p>
 * A filter is a function of the distance from the centre of the output pixel, in source pixels if the image is enlarged
 * and in output pixels if it shrinks. It is zero from {@link #support()} on.
 * </p>
 */
public enum Filter {

		/** The source pixel whose area holds the centre of the output pixel; mixes no pixels, so pixel noise stays. */
		NEAREST(0) {

			@Override
			public double weight(final double x) {
				return x == 0 ? 1 : 0;
			}
		},

		/** Mean of the source pixels that the area of the output pixel covers. */
		BOX(0.5) {

			@Override
			public double weight(final double x) {
				return x > -0.5 && x <= 0.5 ? 1 : 0;
			}
		},

		/** Linear interpolation (triangle). */
		BILINEAR(1) {

			@Override
			public double weight(final double x) {
				return Math.max(0, 1 - Math.abs(x));
			}
		},

		/** Sinc under a Hamming window: as sharp as bicubic at the cost of bilinear. */
		HAMMING(1) {

			@Override
			public double weight(final double x) {
				final double r = Math.abs(x);
				if (r == 0) return 1;
				if (r >= 1) return 0;
				// Pillow writes the window's constants in single precision.
				return sinc(r) * (0.54f + 0.46f * StrictMath.cos(r * Math.PI));
			}
		},

		/** Keys' cubic convolution with a = −0.5. */
		BICUBIC(2) {

			@Override
			public double weight(final double x) {
				final double a = -0.5;
				final double r = Math.abs(x);
				if (r < 1) return ((a + 2) * r - (a + 3)) * r * r + 1;
				if (r < 2) return (((r - 5) * r + 8) * r - 4) * a;
				return 0;
			}
		},

		/** Sinc under the central lobe of a sinc three times as wide. */
		LANCZOS(3) {

			@Override
			public double weight(final double x) {
				return -3 <= x && x < 3 ? sinc(x) * sinc(x / 3) : 0;
			}
		};

	private final double support;

	Filter(final double support) {
		this.support = support;
	}

	/** The name in lower case, as in macros and file names: {@code "nearest"}, {@code "box"} … */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The filter with this name; case and surrounding blanks do not matter.
	 *
	 * @throws IllegalArgumentException if there is none; the message lists the names
	 */
	public static Filter of(final String name) {
		final String wanted = Objects.requireNonNullElse(name, "").trim().toLowerCase(Locale.ROOT);
		for (final Filter filter : values())
			if (filter.label().equals(wanted)) return filter;
		throw unknown(name);
	}

	private static IllegalArgumentException unknown(final String name) {
		final List<String> labels = Arrays.stream(values()).map(Filter::label).toList();
		return new IllegalArgumentException("There is no filter \"" + name + "\". Choose one of: " + String.join(", ",
			labels) + ".");
	}

	/** Radius from which on the weight is zero, in source pixels at ratio 1; 0 for {@link #NEAREST}. */
	double support() {
		return support;
	}

	/** Weight, before normalisation, of a source pixel at signed distance {@code x}. */
	public abstract double weight(double x);

	/** sin(πx)/(πx), the same on every platform. */
	private static double sinc(final double x) {
		if (x == 0) return 1;
		final double t = x * Math.PI;
		return StrictMath.sin(t) / t;
	}
}
