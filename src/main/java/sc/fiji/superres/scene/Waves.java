package sc.fiji.superres.scene;

import sc.fiji.superres.crystal.NoiseSource;

/** A smooth surface: the sum of some sine waves of random direction, length and phase. */
final class Waves implements Layer {

	/** No surface at all. */
	static final Waves FLAT = new Waves(new double[0][]);

	/** Of each wave: amplitude, radians a nm along x and along y, phase. */
	private final double[][] waves;

	private Waves(final double[][] waves) {
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
		final double[][] waves = new double[3][];
		for (int k = 0; k < waves.length; k++) {
			final double number = 2 * Math.PI / random.logUniform(shortest, longest);
			final double direction = random.uniform(0, 2 * Math.PI);
			final double kx = number * StrictMath.cos(direction);
			final double ky = number * StrictMath.sin(direction);
			waves[k] = new double[] { amplitude, kx, ky, random.uniform(0, 2 * Math.PI) };
		}
		return new Waves(waves);
	}

	/** The height at a place. */
	double at(final double x, final double y) {
		double sum = 0;
		for (final double[] wave : waves)
			sum += wave[0] * StrictMath.sin(wave[1] * x + wave[2] * y + wave[3]);
		return sum;
	}

	/** The sum of all amplitudes, which no height exceeds. */
	double most() {
		double most = 0;
		for (final double[] wave : waves)
			most += wave[0];
		return most;
	}

	@Override
	public void add(final Row row, final double[] values) {
		for (int j = 0; j < values.length; j++)
			values[j] += at(row.x(j), row.y(j));
	}
}
