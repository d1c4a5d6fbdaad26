package sc.fiji.superres.lattice;

import java.util.List;

/**
 * The frequencies at which a lattice can have power: sums of whole multiples of two of its reflections.
 *
 * @param lattice reflections, of which the first {@value #MOST} count
 * @param step how far apart the frequencies of the spectrum lie, in cycles a pixel
 */
record Harmonics(List<Reflection> lattice, double step) {

	private static final int MOST = 8;
	/** The highest multiple of a reflection. */
	private static final int ORDER = 8;
	/** How far a frequency may lie from a sum, in steps: places are known to 0.1 steps, and multiplied. */
	private static final double REACH = 1.5;

	Harmonics {
		lattice = List.copyOf(lattice.subList(0, Math.min(MOST, lattice.size())));
	}

	/** Whether a wave lies at such a frequency. */
	boolean contain(final Reflection wave) {
		for (int i = 0; i < lattice.size(); i++)
			for (int j = i; j < lattice.size(); j++)
				if (isSum(wave, lattice.get(i), lattice.get(j))) return true;
		return false;
	}

	private boolean isSum(final Reflection wave, final Reflection a, final Reflection b) {
		for (int m = -ORDER; m <= ORDER; m++)
			for (int n = 0; n <= ORDER; n++)
				if (isNear(wave, m * a.kx() + n * b.kx(), m * a.ky() + n * b.ky())) return true;
		return false;
	}

	/** Whether a wave lies at a frequency or at its opposite. */
	private boolean isNear(final Reflection wave, final double kx, final double ky) {
		return Math.min(Math.hypot(wave.kx() - kx, wave.ky() - ky), Math.hypot(wave.kx() + kx, wave.ky() + ky)) <
			REACH * step;
	}
}
