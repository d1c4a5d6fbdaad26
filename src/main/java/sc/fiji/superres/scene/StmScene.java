package sc.fiji.superres.scene;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.scene.Optics.Levels;
import sc.fiji.superres.scene.Scene.Ramp;
import sc.fiji.superres.scene.Scene.Defect;

/**
 * Surfaces in an STM at constant current, heights in pm. A tip sees atoms as Gaussians: at its distance only the
 * longest waves of the lattice are left (Tersoff and Hamann, Phys. Rev. B 31 (1985) 805).
 * <p>
 * Every perfect lattice has the same standard deviation, {@value #CORRUGATION} pm, which is that of
 * {@code graphite-stm}: instruments show a lattice at the scale that fills their grey values.
 * </p>
 */
public final class StmScene {

	/** S.d. of a perfect lattice, pm. */
	public static final double CORRUGATION = 15.3;
	/** Full width at half maximum of an atom, nm. */
	private static final double ATOM = 0.18;

	/** The same of an atom that lies on the surface. */
	private static final double ADATOM = 0.35;

	private final Cell cell;
	private final Optics optics;
	private final Levels levels;
	/** Height in pm over weight. */
	private final double scale;

	private StmScene(final Cell cell, final Optics optics) {
		this.cell = cell;
		this.optics = optics;
		levels = optics.levels(cell);
		scale = CORRUGATION / levels.deviation();
	}

	/** A perfect surface at some place, turned by up to 3°. */
	public static Scene perfect(final Cell cell, final Field field, final long seed) {
		final StmScene scene = new StmScene(cell, Optics.plain(Spot.round(ATOM)));
		final List<Dot> atoms = scene.optics.material(field).straight(cell, seed);
		return scene.of(field, scene.optics.image(scene.scaled(atoms)), List.of());
	}

	/**
	 * The same with defects planted, as high as if there were none.
	 *
	 * @throws IllegalArgumentException when a surface has no such defect
	 */
	public static Scene planted(final Cell cell, final Field field, final long seed, final List<Planted> kinds) {
		Planted.requireOfSurfaces(kinds);
		final StmScene scene = new StmScene(cell, Optics.plain(Spot.round(ATOM)));
		final Planting planting = scene.optics.material(field).planted(cell, seed, kinds);
		final List<Layer> layers = new ArrayList<>(scene.optics.image(scene.scaled(planting.columns())));
		layers.add(new SpotSum(planting.adatoms(), Spot.round(ADATOM), 1));
		if (kinds.contains(Planted.STEP)) layers.add(Step.planted(planting.line(), seed));
		return scene.of(field, layers, planting.defects());
	}

	/**
	 * A surface as it is found. Drawn from the seed are: place and rotation by any angle; strain of up to 2 % and a
	 * smooth displacement; defects in 0.1 to 5 % of the atoms and a roughness of all of them; atoms of 0.13 to 0.22 nm,
	 * longer in one direction where the tip is not round; in one field of four a second tip that shows everything
	 * again; slow waves of up to some 40 pm; up to some adsorbed molecules; in one field of five a step.
	 */
	public static Scene drawn(final Cell cell, final Field field, final long seed) {
		final NoiseSource random = NoiseSource.of(seed, Stream.OPTICS);
		return new StmScene(cell, Optics.plain(drawnAtom(random))).drawn(field, random, seed);
	}

	/** An atom as a tip shows it that need not be round. */
	private static Spot drawnAtom(final NoiseSource random) {
		final Spot atom = Spot.round(random.uniform(0.13, 0.22));
		final double longer = random.mostlySmall(0.6) * atom.xx();
		return atom.smeared(longer, random.uniform(0, Math.PI));
	}

	private Scene drawn(final Field field, final NoiseSource random, final long seed) {
		final List<Dot> atoms = atoms(new Material(field, optics.reach() + Twin.FARTHEST), seed);
		final List<Layer> layers = new ArrayList<>(optics.image(Twin.drawn(random).of(atoms)));
		layers.add(slowWaves(random));
		final List<Dot> molecules = molecules(field, random);
		layers.add(new SpotSum(molecules, Spot.round(random.uniform(0.35, 0.9)), 1));
		addStep(layers, field, NoiseSource.of(seed, Stream.EDGE));
		return of(field, layers, defects(field, molecules, seed));
	}

	private List<Defect> defects(final Field field, final List<Dot> molecules, final long seed) {
		final Placement placement = Placement.strained(cell, seed);
		final List<Defect> defects = new ArrayList<>();
		defects.addAll(new Material(field, 0).defects(cell, placement, PointDefects.drawn(seed), (x, y) -> 1));
		for (final Dot molecule : molecules)
			defects.add(new Defect("molecule", molecule.x(), molecule.y(), molecule.weight(), 0));
		return defects;
	}

	private static Layer slowWaves(final NoiseSource random) {
		return Waves.drawn(random, random.mostlySmall(12), 3, 20);
	}

	private static void addStep(final List<Layer> layers, final Field field, final NoiseSource random) {
		if (random.chance(0.2)) layers.add(Step.drawn(field, random));
	}

	/** The atoms of a surface as it is found, weights in pm nm². */
	private List<Dot> atoms(final Material material, final long seed) {
		final Placement placement = Placement.strained(cell, seed);
		return scaled(material.crystal(cell, placement, PointDefects.drawn(seed), (x, y) -> 1));
	}

	/** Atoms with weights in pm nm². */
	private List<Dot> scaled(final List<Dot> atoms) {
		final List<Dot> scaled = new ArrayList<>(atoms.size());
		for (final Dot atom : atoms)
			scaled.add(atom.times(scale));
		return scaled;
	}

	/** Up to some molecules, 20 to 200 pm high; the spots of all are 0.35 to 0.9 nm wide. */
	private static List<Dot> molecules(final Field field, final NoiseSource random) {
		final List<Dot> molecules = new ArrayList<>();
		final int number = random.poisson(random.mostlySmall(2));
		for (int n = 0; n < number; n++)
			molecules.add(molecule(field, random));
		return molecules;
	}

	private static Dot molecule(final Field field, final NoiseSource random) {
		return new Dot(field.drawnX(random), field.drawnY(random), random.uniform(20, 200));
	}

	private Scene of(final Field field, final List<Layer> layers, final List<Defect> defects) {
		return new Scene(layers, 0, Ramp.none(field), scale * levels.mean(), scale * levels.maximum(), defects);
	}

	/**
	 * A second tip that shows everything again, fainter and beside.
	 *
	 * @param share height over that of the first, 0 for a single tip
	 * @param dx how far beside, nm
	 * @param dy how far beside, nm
	 */
	private record Twin(double share, double dx, double dy) {

		/** How far beside at most, nm. */
		private static final double FARTHEST = 0.5;

		private static Twin drawn(final NoiseSource random) {
			final double share = drawnShare(random);
			final double direction = random.angle();
			final double distance = random.uniform(0.1, FARTHEST);
			return new Twin(share, distance * StrictMath.cos(direction), distance * StrictMath.sin(direction));
		}

		private static double drawnShare(final NoiseSource random) {
			if (random.chance(0.25)) return random.uniform(0.1, 0.5);
			return 0;
		}

		private List<Dot> of(final List<Dot> dots) {
			if (share == 0) return dots;
			final List<Dot> both = new ArrayList<>(dots);
			for (final Dot dot : dots)
				both.add(again(dot));
			return both;
		}

		private Dot again(final Dot dot) {
			return dot.moved(dx, dy).times(share);
		}
	}

	/**
	 * A step of the surface.
	 *
	 * @param edge where it lies; outside is higher
	 * @param height pm
	 * @param width how wide the tip shows it, nm
	 */
	private record Step(Edge edge, double height, double width) implements Layer {

		private static Step planted(final Edge edge, final long seed) {
			final NoiseSource random = NoiseSource.at(seed, Stream.PLANTED, 2, 0);
			return new Step(edge, random.uniform(60, 200), 0.15);
		}

		private static Step drawn(final Field field, final NoiseSource random) {
			final Edge edge = Edge.drawn(field, random);
			return new Step(edge, random.uniform(60, 350), random.uniform(0.1, 0.4));
		}

		@Override
		public void add(final Row row, final double[] values) {
			for (int j = 0; j < values.length; j++)
				values[j] += height * (1 + rise(edge.outside(row.x(j), row.y(j)))) / 2;
		}

		/** From −1 far inside to 1 far outside. */
		private double rise(final double outside) {
			return outside / Math.sqrt(outside * outside + width * width);
		}
	}
}
