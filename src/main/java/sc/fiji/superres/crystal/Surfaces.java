package sc.fiji.superres.crystal;

import static sc.fiji.superres.crystal.Cell.hexagonal;
import static sc.fiji.superres.crystal.Cell.rectangular;

import java.util.List;

import sc.fiji.superres.crystal.Cell.Site;

/**
 * Surfaces of crystals, for a microscope that sees how high the density of states stands above atoms. Weights are
 * relative heights of what shows in constant-current images, in the picture of Tersoff and Hamann, Phys. Rev. B 31
 * (1985) 805.
 * <p>
 * {@link #DRAWN} are those that a random scene may show; {@link #RUTILE} and {@link #NIOBIUM_SELENIDE} are kept for
 * tests of what was trained on random scenes.
 * </p>
 */
public final class Surfaces {

	/**
	 * Graphite: a = 0.2461. The atom without a neighbour below it is bright; the other one, the β and α sites of
	 * Tománek and Louie, Phys. Rev. B 37 (1988) 8327, shows by a fifth.
	 */
	public static final Cell GRAPHITE = hexagonal(0.2461, new Site(1 / 3.0, 2 / 3.0, 1), new Site(2 / 3.0, 1 / 3.0,
		0.2));

	/** Graphene: both atoms of the cell are alike, which makes a honeycomb. */
	public static final Cell GRAPHENE = hexagonal(0.2461, new Site(1 / 3.0, 2 / 3.0, 1), new Site(2 / 3.0, 1 / 3.0, 1));

	/** MoS2: the S of the uppermost plane, a = 0.3160; Mo shows by a fourth. */
	public static final Cell MOLYBDENITE = hexagonal(0.3160, new Site(1 / 3.0, 2 / 3.0, 1), new Site(2 / 3.0, 1 / 3.0,
		0.25));

	/** Si(100)-2×1: rows of dimers, 0.768 by 0.384 nm, the atoms of a dimer 0.23 nm apart. */
	public static final Cell SILICON = rectangular(0.768, 0.384, new Site(0.35, 0.5, 1), new Site(0.65, 0.5, 1));

	/** Cu(100): a square of a/√2 = 0.2556 nm. */
	public static final Cell COPPER = rectangular(0.2556, 0.2556, new Site(0, 0, 1));

	/** Au(111): a/√2 = 0.2884 nm. */
	public static final Cell GOLD = hexagonal(0.2884, new Site(0, 0, 1));

	/**
	 * TiO2(110)-1×1: rows of Ti, 0.2958 nm along the row, 0.6495 nm across; bridging O between them. Kept for tests.
	 */
	public static final Cell RUTILE = rectangular(0.6495, 0.2958, new Site(0, 0, 1), new Site(0.5, 0.5, 0.2));

	/**
	 * NbSe2 at low temperature: a = 0.3445, with a charge density wave of three cells that makes every ninth atom
	 * highest. Kept for tests.
	 */
	public static final Cell NIOBIUM_SELENIDE = chargeDensityWave(0.3445, 0.35);

	/** The surfaces that a random scene may show. */
	static final List<Cell> DRAWN = List.of(GRAPHITE, GRAPHENE, MOLYBDENITE, SILICON, COPPER, GOLD);

	private Surfaces() {}

	/** A hexagonal cell of nine atoms whose heights follow a wave of three cells in three directions. */
	private static Cell chargeDensityWave(final double edge, final double amplitude) {
		final Site[] sites = new Site[9];
		for (int k = 0; k < 9; k++)
			sites[k] = onWave(k % 3, k / 3, amplitude);
		return hexagonal(3 * edge, sites);
	}

	private static Site onWave(final int i, final int j, final double amplitude) {
		return new Site(i / 3.0, j / 3.0, 1 + amplitude * wave(i, j));
	}

	/** The mean of three waves whose vectors add up to 0: 1 where all are highest, −1/2 where they cancel best. */
	private static double wave(final int i, final int j) {
		final double third = 2 * Math.PI / 3;
		return (StrictMath.cos(third * i) + StrictMath.cos(third * j) + StrictMath.cos(third * (i - j))) / 3;
	}
}
