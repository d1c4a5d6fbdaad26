package sc.fiji.superres.path;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;

/**
 * How the sample moves while it is scanned: steadily, and besides to and fro in slow waves. Times are counted in
 * frames.
 *
 * @param x steady movement in a frame, nm
 * @param y the same along y
 * @param waves of the wandering
 */
public record Drift(double x, double y, Wave[] waves) {

	private static final int WAVES = 5;
	/** Cycles a frame. */
	private static final double SLOWEST = 0.3;
	private static final double FASTEST = 3;

	/** A wave along both axes, amplitudes in nm, angular frequency in radians a frame. */
	record Wave(double x, double y, double frequency, double phaseX, double phaseY) {

		private static Wave drawn(final double amplitude, final NoiseSource random) {
			final double frequency = 2 * Math.PI * random.logUniform(SLOWEST, FASTEST);
			return new Wave(amplitude, amplitude, frequency, random.angle(), random.angle());
		}
	}

	/**
	 * @param length of the steady movement in a frame, nm; its direction is drawn
	 * @param wander s.d. of the wandering along either axis, nm
	 */
	static Drift drawn(final double length, final double wander, final long seed) {
		final double direction = NoiseSource.of(seed, Stream.DRIFT).angle();
		return new Drift(length * StrictMath.cos(direction), length * StrictMath.sin(direction), waves(wander, seed));
	}

	private static Wave[] waves(final double wander, final long seed) {
		if (wander == 0) return new Wave[0];
		final NoiseSource random = NoiseSource.of(seed, Stream.WANDER);
		final Wave[] waves = new Wave[WAVES];
		for (int k = 0; k < WAVES; k++)
			waves[k] = Wave.drawn(wander * Math.sqrt(2.0 / WAVES), random);
		return waves;
	}

	/** How far the sample has moved along x at a time, nm. */
	double xAt(final double t) {
		double sum = x * t;
		for (final Wave wave : waves)
			sum += wave.x * StrictMath.sin(wave.frequency * t + wave.phaseX);
		return sum;
	}

	/** How far the sample has moved along y at a time, nm. */
	double yAt(final double t) {
		double sum = y * t;
		for (final Wave wave : waves)
			sum += wave.y * StrictMath.sin(wave.frequency * t + wave.phaseY);
		return sum;
	}

	/** How fast the sample moves along x at a time, nm a frame. */
	double speedX(final double t) {
		double sum = x;
		for (final Wave wave : waves)
			sum += wave.x * wave.frequency * StrictMath.cos(wave.frequency * t + wave.phaseX);
		return sum;
	}

	/** How fast the sample moves along y at a time, nm a frame. */
	double speedY(final double t) {
		double sum = y;
		for (final Wave wave : waves)
			sum += wave.y * wave.frequency * StrictMath.cos(wave.frequency * t + wave.phaseY);
		return sum;
	}
}
