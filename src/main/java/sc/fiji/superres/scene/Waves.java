package sc.fiji.superres.scene;

import sc.fiji.superres.crystal.NoiseSource;

/** A smooth surface: the sum of some sine waves of random direction, length and phase. */
final class Waves implements Layer {

	/** No surface at all. */
	static final Waves FLAT = new Waves(new Wave[0]);

	private final Wave[] waves;

	private Waves(final Wave[] waves) {
		this.waves = waves;
	}

	/**
	 * Draws three waves.
	 *
	 * @param amplitude of each wave, in the unit of the surface
	 * @param shortest wavelength, nm
	 * @param longest wavelength, nm
	 */
	static Waves drawn(final NoiseSource random, final double amplitude, final double shortest, final double longest) {
		final Wave[] waves = new Wave[3];
		for (int k = 0; k < waves.length; k++)
			waves[k] = Wave.drawn(random, amplitude, random.logUniform(shortest, longest));
		return new Waves(waves);
	}

	/**
	 * One of them.
	 *
	 * @param kx radians a nm along x
	 * @param ky along y
	 */
	private record Wave(double amplitude, double kx, double ky, double phase) {

		private static Wave drawn(final NoiseSource random, final double amplitude, final double length) {
			final double number = 2 * Math.PI / length;
			final double direction = random.angle();
			final double kx = number * StrictMath.cos(direction);
			final double ky = number * StrictMath.sin(direction);
			return new Wave(amplitude, kx, ky, random.angle());
		}

		private double at(final double x, final double y) {
			return amplitude * StrictMath.sin(kx * x + ky * y + phase);
		}
	}

	/** The height at a place. */
	double at(final double x, final double y) {
		double sum = 0;
		for (final Wave wave : waves)
			sum += wave.at(x, y);
		return sum;
	}

	/** The sum of all amplitudes, which no height exceeds. */
	double most() {
		double most = 0;
		for (final Wave wave : waves)
			most += wave.amplitude;
		return most;
	}

	@Override
	public void add(final Row row, final double[] values) {
		for (int j = 0; j < values.length; j++)
			values[j] += at(row.x(j), row.y(j));
	}
}
