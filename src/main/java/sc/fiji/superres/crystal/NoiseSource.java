package sc.fiji.superres.crystal;

/**
 * Random numbers that are the same on every Java virtual machine: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), without
 * functions whose last digit may depend on the virtual machine.
 * <p>
 * A scan draws place, jitter and noise from separate streams, so that a change to one does not change the others.
 * </p>
 */
public final class NoiseSource {

	/** The purpose of a stream. New ones go to the end, since a stream's numbers follow from its place in the list. */
	public enum Stream {
			PLACE, DRIFT, JITTER, PIXELS, SURFACE, CELL, STRAIN, COLUMNS, EDGE, AMORPHOUS, OPTICS, INSTRUMENT, WANDER,
			PLANTED
	}

	private static final long GOLDEN = 0x9e3779b97f4a7c15L;
	/** Above this mean, counting single arrivals is slower than rejection. */
	private static final double MANY = 30;
	private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

	private long state;
	private double spare = Double.NaN;

	private NoiseSource(final long state) {
		this.state = state;
	}

	/** Starts the stream of a seed for a purpose. */
	public static NoiseSource of(final long seed, final Stream stream) {
		return new NoiseSource(mix(mix(seed) + (stream.ordinal() + 1) * GOLDEN));
	}

	/**
	 * Starts a stream for one place of an endless grid. What is drawn there does not depend on which other places are
	 * drawn, so that every field shows the same of it.
	 */
	public static NoiseSource at(final long seed, final Stream stream, final int column, final int row) {
		final long place = (long) column << 32 ^ row & 0xffffffffL;
		return of(seed ^ mix(place + GOLDEN), stream);
	}

	/** Draws a uniform number in [0, 1). */
	public double uniform() {
		state += GOLDEN;
		return (mix(state) >>> 11) * 0x1.0p-53;
	}

	/** Draws a uniform number in [low, high). */
	public double uniform(final double low, final double high) {
		return low + (high - low) * uniform();
	}

	/** Draws a number in [0, most) that is rather small: most times two uniform numbers. */
	public double mostlySmall(final double most) {
		return most * uniform() * uniform();
	}

	/** Draws an angle in [0, 2π), radians. */
	public double angle() {
		return uniform(0, 2 * Math.PI);
	}

	/** Draws a number in [low, high) whose logarithm is uniform; both are above 0. */
	public double logUniform(final double low, final double high) {
		return low * StrictMath.exp(uniform() * StrictMath.log(high / low));
	}

	/** Draws whether something happens that has a probability. */
	public boolean chance(final double probability) {
		return uniform() < probability;
	}

	/** Draws a normal number with mean 0 and variance 1 by Marsaglia's polar method, which gives two at a time. */
	public double gaussian() {
		if (Double.isNaN(spare)) return gaussianPair();
		final double second = spare;
		spare = Double.NaN;
		return second;
	}

	/** Returns the first number and keeps the second. */
	private double gaussianPair() {
		double u;
		double v;
		double s;
		do {
			u = uniform(-1, 1);
			v = uniform(-1, 1);
			s = u * u + v * v;
		}
		while (s >= 1 || s == 0);
		final double r = Math.sqrt(-2 * StrictMath.log(s) / s);
		spare = v * r;
		return u * r;
	}

	/** Draws a Poisson count: by Knuth's product of uniforms below a mean of 30, by Hörmann's PTRS from there. */
	public int poisson(final double mean) {
		if (mean < MANY) return fewArrivals(mean);
		return manyArrivals(mean);
	}

	private int fewArrivals(final double mean) {
		final double limit = StrictMath.exp(-mean);
		int k = 0;
		for (double product = uniform(); product > limit; product *= uniform())
			k++;
		return k;
	}

	/** Transformed rejection with squeeze: W. Hörmann, Insurance: Mathematics and Economics 12 (1993) 39–45. */
	private int manyArrivals(final double mean) {
		final double b = 0.931 + 2.53 * Math.sqrt(mean);
		while (true) {
			final double u = uniform() - 0.5;
			final double us = 0.5 - Math.abs(u);
			final double k = Math.floor((2 * slope(b) / us + b) * u + mean + 0.43);
			if (isAccepted(k, us, b, mean)) return (int) k;
		}
	}

	/** Hörmann's a. */
	private static double slope(final double b) {
		return -0.059 + 0.02483 * b;
	}

	/** Draws whether k is taken: most often without its probability, which takes two logarithms. */
	private boolean isAccepted(final double k, final double us, final double b, final double mean) {
		final double v = uniform();
		if (us >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) return true;
		if (k < 0 || us < 0.013 && v > us) return false;
		return StrictMath.log(density(v, us, b)) <= k * StrictMath.log(mean) - mean - logFactorial(k);
	}

	private static double density(final double v, final double us, final double b) {
		return v * (1.1239 + 1.1328 / (b - 3.4)) / (slope(b) / (us * us) + b);
	}

	/** Stirling's series for ln k!. */
	private static double logFactorial(final double k) {
		final double x = k + 1;
		final double y = 1 / (x * x);
		return (x - 0.5) * StrictMath.log(x) - x + HALF_LOG_TWO_PI + (1.0 / 12 - y * (1.0 / 360 - y / 1260)) / x;
	}

	private static long mix(final long z0) {
		long z = (z0 ^ z0 >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}
}
