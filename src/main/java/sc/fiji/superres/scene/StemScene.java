package sc.fiji.superres.scene;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.scene.Material.Amount;
import sc.fiji.superres.scene.Optics.Levels;
import sc.fiji.superres.scene.Scene.Ramp;
import sc.fiji.superres.scene.Scene.Defect;

/**
 * Crystals in an annular dark field STEM: the sum of the images of their columns, which is what incoherent imaging
 * means (Pennycook and Jesson, Ultramicroscopy 37 (1991) 14). The unit is the brightest column of the perfect crystal
 * with what its neighbours add.
 */
public final class StemScene {

	/** Background over the brightest column: detector offset, amorphous surface, thermal diffuse scattering. */
	private static final double BACKGROUND = 0.15;
	/** A crystal tapers to this part of its thickness within this many nm of its edge. */
	private static final double THIN = 0.3;
	private static final double TAPER = 1.2;
	/** Over which length amorphous material begins and ends, nm. */
	private static final double SOFT = 0.25;
	/** Width of amorphous material's atoms over that of the probe. */
	private static final double CLOUD = 1.6;

	private final Cell cell;
	private final Optics optics;
	private final Levels levels;

	private StemScene(final Cell cell, final Optics optics) {
		this.cell = cell;
		this.optics = optics;
		levels = optics.levels(cell);
	}

	/**
	 * A perfect crystal at some place, turned by up to 3°.
	 *
	 * @param fwhm full width at half maximum of a column's image, nm
	 */
	public static Scene perfect(final Cell cell, final Field field, final double fwhm, final long seed) {
		final StemScene scene = new StemScene(cell, Optics.plain(Spot.round(fwhm)));
		final List<Dot> columns = scene.optics.material(field).straight(cell, seed);
		return scene.of(scene.crystal(columns), BACKGROUND, Ramp.none(field), List.of());
	}

	/**
	 * The same with defects planted, as bright as if there were none.
	 *
	 * @throws IllegalArgumentException when a STEM shows no such defect, or the crystal has none
	 */
	public static Scene planted(final Cell cell, final Field field, final double fwhm, final long seed,
		final List<Planted> kinds)
	{
		Planted.requireOfColumns(kinds);
		final StemScene scene = new StemScene(cell, Optics.plain(Spot.round(fwhm)));
		final Planting planting = scene.optics.material(field).planted(cell, seed, kinds);
		return scene.of(scene.crystal(planting.columns()), BACKGROUND, Ramp.none(field), planting.defects());
	}

	/**
	 * A crystal as it is found. Drawn from the seed are: place and rotation by any angle; strain of up to 2 % and a
	 * smooth displacement of up to some 30 pm; defects in 0.1 to 5 % of the columns and a roughness of all of them; a
	 * probe of 0.07 to 0.14 nm with tails, a tilt that smears columns by up to 0.06 nm, astigmatism; contrast (the
	 * exponent of Z from 1.5 to 2); background; uneven thickness; an amorphous layer, and in a third of all fields an
	 * edge with amorphous material and then vacuum.
	 */
	public static Scene drawn(final Cell cell, final Field field, final long seed) {
		final NoiseSource random = NoiseSource.of(seed, Stream.OPTICS);
		final StemScene scene = new StemScene(contrasted(cell, random), drawnOptics(random));
		return scene.drawn(field, random, seed);
	}

	private static Cell contrasted(final Cell cell, final NoiseSource random) {
		return cell.contrasted(random.uniform(1.5, 2) / Cell.EXPONENT);
	}

	private static Optics drawnOptics(final NoiseSource random) {
		final Spot tilted = tilted(drawnProbe(random), random);
		return new Optics(tilted, tilted.wider(random.uniform(1.8, 3)), 0.35 * random.uniform());
	}

	/** A probe with astigmatism. */
	private static Spot drawnProbe(final NoiseSource random) {
		final Spot probe = Spot.round(random.logUniform(0.07, 0.14));
		final double astigmatism = random.mostlySmall(0.3) * probe.xx();
		return probe.smeared(astigmatism, random.uniform(0, Math.PI));
	}

	/** What a probe shows of a column that is not quite upright. */
	private static Spot tilted(final Spot seen, final NoiseSource random) {
		final double tilt = random.mostlySmall(0.06);
		// a box of this length has a twelfth of its square as variance
		return seen.smeared(tilt * tilt / 12, random.uniform(0, Math.PI));
	}

	private Scene drawn(final Field field, final NoiseSource random, final long seed) {
		final double background = random.logUniform(0.02, 0.4);
		final double layer = random.mostlySmall(0.12);
		final Ramp ramp = Ramp.drawn(field, random);
		return of(found(field, layer, seed), background, ramp, defects(field, seed));
	}

	private List<Defect> defects(final Field field, final long seed) {
		final Material material = optics.material(field);
		final Amount thickness = Extent.drawn(field, seed).crystal;
		return material.defects(cell, Placement.strained(cell, seed), PointDefects.drawn(seed), thickness);
	}

	/**
	 * A crystal and what is amorphous.
	 *
	 * @param layer how bright the amorphous layer on the crystal is
	 */
	private List<Layer> found(final Field field, final double layer, final long seed) {
		final Extent extent = Extent.drawn(field, seed);
		final Material material = optics.material(field);
		final List<Layer> layers = crystal(columns(material, extent.crystal, seed));
		layers.add(clouds(material.amorphous(seed, extent.amorphous(layer))));
		return layers;
	}

	private List<Dot> columns(final Material material, final Amount thickness, final long seed) {
		return material.crystal(cell, Placement.strained(cell, seed), PointDefects.drawn(seed), thickness);
	}

	/** Amorphous material, as wide spots: what many atoms above each other leave of each. */
	private Layer clouds(final List<Dot> atoms) {
		final Spot cloud = optics.core().wider(CLOUD);
		return SpotSum.ofVolume(atoms, cloud, 1);
	}

	/** How columns show, relative to the brightest of the perfect crystal. */
	private List<Layer> crystal(final List<Dot> columns) {
		final List<Dot> relative = new ArrayList<>(columns.size());
		for (final Dot column : columns)
			relative.add(relative(column));
		return new ArrayList<>(optics.image(relative));
	}

	private Dot relative(final Dot column) {
		return new Dot(column.x(), column.y(), column.weight() / levels.maximum());
	}

	private Scene of(final List<Layer> layers, final double background, final Ramp ramp, final List<Defect> defects) {
		final double mean = background + levels.mean() / levels.maximum();
		return new Scene(layers, background, ramp, mean, background + 1, defects);
	}

	/**
	 * Where there is what.
	 *
	 * @param crystal thickness of the crystal, relative
	 * @param rim brightness of the amorphous material beside it
	 */
	private record Extent(Amount crystal, Amount rim) {

		/** A crystal that fills the field, or in a third of all fields has an edge. */
		private static Extent drawn(final Field field, final long seed) {
			final NoiseSource random = NoiseSource.of(seed, Stream.EDGE);
			if (!random.chance(1 / 3.0)) return new Extent((x, y) -> 1, (x, y) -> 0);
			return ending(Edge.drawn(field, random), random);
		}

		private static Extent ending(final Edge edge, final NoiseSource random) {
			return new Extent(thickness(edge), rim(edge, random.logUniform(0.4, 6), random.uniform(0.05, 0.4)));
		}

		/** The amorphous material beside the crystal, and a layer everywhere. */
		private Amount amorphous(final double layer) {
			return (x, y) -> layer + rim.at(x, y);
		}

		/** A crystal that becomes thinner towards its edge, and ends there. */
		private static Amount thickness(final Edge edge) {
			return (x, y) -> thickness(edge.outside(x, y));
		}

		private static double thickness(final double outside) {
			if (outside > 0) return 0;
			return Math.min(1, THIN - outside / TAPER);
		}

		/** Amorphous material of some width along the edge, of some brightness. */
		private static Amount rim(final Edge edge, final double width, final double level) {
			return (x, y) -> level * partInside(edge.outside(x, y), width);
		}

		private static double partInside(final double outside, final double width) {
			final double begun = outside / SOFT + 1;
			final double left = (width - outside) / SOFT;
			return Math.max(0, Math.min(1, Math.min(begun, left)));
		}
	}
}
