package sc.fiji.superres.crystal;

import static sc.fiji.superres.crystal.Cell.hexagonal;
import static sc.fiji.superres.crystal.Cell.rectangular;
import static sc.fiji.superres.crystal.Cell.Site.column;

import java.util.List;

/**
 * Crystals along a zone axis, for a microscope that sees columns of atoms. Lattice constants are those of the materials
 * at room temperature.
 * <p>
 * {@link #DRAWN} are those that a random scene may show. The others are kept for tests of what was trained on random
 * scenes: {@link #GALLIUM_ARSENIDE}, {@link #RUTILE} and {@link #ZINC_OXIDE}.
 * </p>
 */
public final class Columns {

	/** GaN [11-20]: √3a/2 by c with a = 0.3189, c = 0.5185, u = 0.377; Ga–N dumbbells of 0.112 nm. */
	public static final Cell GALLIUM_NITRIDE = rectangular(0.3189 * Math.sqrt(3) / 2, 0.5185, //
		column(0, 0, 31), column(2 / 3.0, 0.5, 31), column(0, 0.377, 7), column(2 / 3.0, 0.877, 7));

	/** SrTiO3 [001]: a = 0.3905; Sr, Ti with O, and two columns of O. */
	public static final Cell STRONTIUM_TITANATE = rectangular(0.3905, 0.3905, //
		column(0, 0, 38), column(0.5, 0.5, 22, 8), column(0.5, 0, 8), column(0, 0.5, 8));

	/** Si [110]: a/√2 by a with a = 0.5431; dumbbells of a/4 = 0.136 nm. */
	public static final Cell SILICON = diamond(0.5431, 14, 14);

	/** Graphene from above: a = 0.2461. */
	public static final Cell GRAPHENE = hexagonal(0.2461, column(1 / 3.0, 2 / 3.0, 6), column(2 / 3.0, 1 / 3.0, 6));

	/** One layer of MoS2 from above: a = 0.3160; Mo, and two S above each other. */
	public static final Cell MOLYBDENITE = hexagonal(0.3160, //
		column(1 / 3.0, 2 / 3.0, 42), column(2 / 3.0, 1 / 3.0, 16, 16));

	/** 2H-MoS2 [11-20], from the side: √3a/2 by c with a = 0.3160, c = 1.2294, z(S) = 0.621. */
	public static final Cell MOLYBDENITE_SIDE = rectangular(0.3160 * Math.sqrt(3) / 2, 1.2294, //
		column(2 / 3.0, 0.25, 42), column(1 / 3.0, 0.75, 42), column(2 / 3.0, 0.621, 16), column(2 / 3.0, 0.879, 16),
		column(1 / 3.0, 0.121, 16), column(1 / 3.0, 0.379, 16));

	/** Au [110]: a/√2 by a with a = 0.4078. */
	public static final Cell GOLD = rectangular(0.4078 / Math.sqrt(2), 0.4078, column(0, 0, 79), column(0.5, 0.5, 79));

	/** GaAs [110]: a = 0.5653; dumbbells of 0.141 nm of nearly the same brightness. Kept for tests. */
	public static final Cell GALLIUM_ARSENIDE = diamond(0.5653, 31, 33);

	/** TiO2 rutile [001]: a = 0.4594, u = 0.3048. Kept for tests. */
	public static final Cell RUTILE = rectangular(0.4594, 0.4594, //
		column(0, 0, 22), column(0.5, 0.5, 22), column(0.3048, 0.3048, 8), column(0.6952, 0.6952, 8), column(0.8048,
			0.1952, 8), column(0.1952, 0.8048, 8));

	/** Wurtzite ZnO [0001]: a = 0.3250; a honeycomb of equal columns, Zn and O in each. Kept for tests. */
	public static final Cell ZINC_OXIDE = hexagonal(0.3250, //
		column(1 / 3.0, 2 / 3.0, 30, 8), column(2 / 3.0, 1 / 3.0, 30, 8));

	/** The crystals that a random scene may show. */
	static final List<Cell> DRAWN = List.of(GALLIUM_NITRIDE, STRONTIUM_TITANATE, SILICON, GRAPHENE, MOLYBDENITE,
		MOLYBDENITE_SIDE, GOLD);

	private Columns() {}

	/** Diamond or zincblende along [110]: one kind of atom at the corners, the other a quarter of an edge beside. */
	private static Cell diamond(final double edge, final int first, final int second) {
		return rectangular(edge / Math.sqrt(2), edge, //
			column(0, 0, first), column(0.5, 0.5, first), column(0, 0.25, second), column(0.5, 0.75, second));
	}
}
