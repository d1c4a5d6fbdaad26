package sc.fiji.superres.simulate;

import sc.fiji.superres.crystal.NoiseSource;

/**
 * Graphite as STM sees it: z = A Σ₁..₃ cos(2π k_i·(r − r₀)) with |k| = 2/(√3 · 2.461 Å) = 4.69 /nm at 120°.
 * <p>
 * Every second atom shows, which makes bright spots in a triangular lattice of 2.461 Å. Origin and rotation (up to
 * {@value #MAX_TURN}° either way, k₁ near the x axis) are drawn: the phases φ_i = −2π k_i·r₀ add up to 0, so that only
 * the place changes and never the pattern.
 * </p>
 */
final class Graphite {

	/** Distance of neighbouring bright spots, nm. */
	static final double SPACING = 0.2461;
	/** Degrees. */
	static final double MAX_TURN = 3;
	/** A in pm; the lattice has a s.d. of A·√1.5 = 15.3 pm. */
	static final double AMPLITUDE = 12.5;

	private final double[] kx = new double[3];
	private final double[] ky = new double[3];
	private final double originX;
	private final double originY;

	Graphite(final NoiseSource random) {
		originX = random.uniform(0, 2 * SPACING);
		originY = random.uniform(0, 2 * SPACING);
		final double turn = Math.toRadians(random.uniform(-MAX_TURN, MAX_TURN));
		for (int i = 0; i < 3; i++)
			setWave(i, turn + i * 2 * Math.PI / 3);
	}

	private void setWave(final int i, final double angle) {
		kx[i] = 2 * Math.PI * frequency() * StrictMath.cos(angle);
		ky[i] = 2 * Math.PI * frequency() * StrictMath.sin(angle);
	}

	/** |k| in 1/nm. */
	static double frequency() {
		return 2 / (Math.sqrt(3) * SPACING);
	}

	/** Height in pm at a place in nm. */
	double height(final double x, final double y) {
		double sum = 0;
		for (int i = 0; i < 3; i++)
			sum += StrictMath.cos(kx[i] * (x - originX) + ky[i] * (y - originY));
		return AMPLITUDE * sum;
	}
}
