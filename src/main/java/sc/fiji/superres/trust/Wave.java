package sc.fiji.superres.trust;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.superres.image.Planes;
import sc.fiji.superres.lattice.Reflection;
import sc.fiji.superres.lattice.Structure;

/**
 * A wave of a lattice.
 *
 * @param kx cycles a pixel along x, from 0
 * @param ky cycles a pixel along y, downwards
 */
public record Wave(double kx, double ky) {

	/** Two waves are one where they differ by no more than this part: 10 % of strain, or 6°. */
	private static final double ALIKE = 0.1;

	/**
	 * The strongest waves of an image.
	 *
	 * @param image {@code width × height} values, at least 16 each way
	 * @param most greatest number of them; fewer where nothing else stands above the noise
	 */
	public static List<Wave> of(final float[] image, final int width, final int height, final int most) {
		final List<Wave> waves = new ArrayList<>();
		for (final Reflection found : Structure.of(List.of(Planes.floats(image, width, height))).reflections(most))
			waves.add(new Wave(found.kx(), found.ky()));
		return waves;
	}

	/** The same wave where pixels lie so many times as far apart. */
	Wave at(final double distance) {
		return new Wave(kx * distance, ky * distance);
	}

	/**
	 * Whether it has about the same length and direction as one of some waves.
	 *
	 * @param resolution how exactly it is known, in cycles a pixel: half a cycle over the side of its image
	 */
	boolean isAmong(final List<Wave> others, final double resolution) {
		return others.stream().anyMatch(other -> isLike(other, resolution));
	}

	private boolean isLike(final Wave other, final double resolution) {
		final double apart = Math.hypot(kx - other.kx, ky - other.ky);
		final double opposite = Math.hypot(kx + other.kx, ky + other.ky);
		return Math.min(apart, opposite) <= Math.max(resolution, ALIKE * Math.hypot(other.kx, other.ky));
	}
}
