package sc.fiji.superres.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.crystal.Cell.Site;
import sc.fiji.superres.crystal.Columns;
import sc.fiji.superres.crystal.Surfaces;
import sc.fiji.superres.scene.PointDefects.Change;
import sc.fiji.superres.scene.PointDefects.Kind;

class SceneTest {

	private static final Field FIELD = new Field(3, 2, 0);
	private static final double FWHM = 0.06;
	private static final Spot SPOT = Spot.round(FWHM);

	@Test
	void columnsStandWhereTheCellPutsThemAndAreAsBrightAsTheirWeights() {
		final Cell cell = Columns.STRONTIUM_TITANATE;
		final Scene scene = StemScene.perfect(cell, FIELD, FWHM, 3);
		final Placement placement = Placement.straight(cell, 3);
		final double strontium = scene.maximum() - 0.15;
		for (final Site site : cell.sites()) {
			final double light = value(scene, placement.placed(2 + site.u(), 2 + site.v(), 1)) - 0.15;
			assertEquals(site.weight() / cell.sites().get(0).weight(), light / strontium, 0.002, site.toString());
		}
	}

	@Test
	void theMeanOfAPerfectCrystalIsWhatTheSceneSays() {
		final Scene scene = StemScene.perfect(Columns.SILICON, new Field(6, 6, 0), 0.1, 1);
		double mean = 0;
		final int n = 200;
		for (int i = 0; i < n; i++)
			mean += mean(scene, 6 * (i + 0.5) / n, 6, n) / n;
		assertEquals(scene.mean(), mean, 0.01 * scene.mean());
	}

	/** A change is measured as the difference to the perfect crystal, at the column's place. */
	@Test
	void defectsAreAtTheColumnsThatTheirSeedNames() {
		final Cell cell = Cell.rectangular(0.3, 0.3, new Site(0, 0, 1), new Site(0.5, 0.5, 0.5));
		final PointDefects defects = new PointDefects(5, 0.2, 0);
		final Placement placement = Placement.straight(cell, 5);
		final Layer perfect = crystal(cell, placement, PointDefects.NONE);
		final Layer defective = crystal(cell, placement, defects);
		final Map<Kind, Integer> found = new EnumMap<>(Kind.class);
		for (int i = 1; i < 9; i++) {
			for (int j = 1; j < 6; j++) {
				final Change[] changes = defects.changes(i, j, 2);
				for (int k = 0; k < 2; k++) {
					final Site site = cell.sites().get(k);
					final Dot place = placement.placed(i + site.u(), j + site.v(), site.weight());
					final double before = value(perfect, place), after = value(defective, place);
					final double expected = place.weight() * (effect(changes[k]) - 1);
					assertEquals(expected, after - before, 0.01, changes[k] + " at " + place);
					found.merge(changes[k].kind(), 1, Integer::sum);
				}
			}
		}
		assertEquals(4, found.size(), "not every kind was there: " + found);
	}

	/** What is left at a column's own place. */
	private static double effect(final Change change) {
		final double q = (change.dx() * change.dx() + change.dy() * change.dy()) / SPOT.xx() / 2;
		return change.factor() * Math.exp(-q);
	}

	@Test
	void theShareOfDefectsIsWhatWasAskedFor() {
		final PointDefects defects = new PointDefects(8, 0.06, 0.05);
		final Map<Kind, Integer> found = new EnumMap<>(Kind.class);
		for (int i = 0; i < 100; i++)
			for (int j = 0; j < 100; j++)
				for (final Change change : defects.changes(i, j, 2)) {
					found.merge(change.kind(), 1, Integer::sum);
					if (change.kind() == Kind.DOPANT) assertTrue(change.factor() > 0.4 * 0.7 && change.factor() < 1.8 *
						1.3, change.toString());
				}
		for (final Kind kind : List.of(Kind.VACANCY, Kind.DOPANT, Kind.DISPLACED))
			assertEquals(0.02 * 20000, found.get(kind), 80, kind.toString());
	}

	/** A larger field shows the same crystal and the same defects where both look. */
	@Test
	void defectsDoNotDependOnTheField() {
		final Cell cell = Columns.GALLIUM_NITRIDE;
		final Placement placement = Placement.strained(cell, 4);
		final PointDefects defects = PointDefects.drawn(4);
		final List<Dot> small = new Material(new Field(1, 1, 0), 0.2).crystal(cell, placement, defects, (x, y) -> 1);
		final List<Dot> large = new Material(new Field(4, 3, 0), 0.2).crystal(cell, placement, defects, (x, y) -> 1);
		assertTrue(small.size() > 20 && large.size() > small.size(), small.size() + " and " + large.size());
		assertTrue(large.containsAll(small));
	}

	@Test
	void aCrystalEndsAtItsEdgeAndAmorphousMaterialHasItsMeanWeight() {
		final Edge edge = new Edge(1.5, 1, 1, 0, Waves.FLAT);
		assertEquals(-1, edge.outside(0.5, 7), 1e-12);
		final Material material = new Material(FIELD, 0);
		final List<Dot> columns = material.crystal(Columns.GOLD, Placement.strained(Columns.GOLD, 2), PointDefects.NONE,
			(x, y) -> edge.outside(x, y) > 0 ? 0 : 1);
		assertTrue(columns.size() > 30, columns.size() + " columns");
		for (final Dot column : columns)
			assertTrue(column.x() <= 1.5, "outside of the edge: " + column);
		final double weight = material.amorphous(2, (x, y) -> 0.3).stream().mapToDouble(Dot::weight).sum();
		assertEquals(0.3 * 3 * 2, weight, 0.15);
	}

	@Test
	void strainTurnsAndStretchesByNoMoreThanItMay() {
		final Cell cell = Cell.rectangular(0.5, 0.5, new Site(0, 0, 1));
		for (int seed = 0; seed < 50; seed++) {
			final Placement placement = Placement.strained(cell, seed);
			final Dot from = placement.placed(0, 0, 1), to = placement.placed(40, 0, 1);
			final double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
			assertEquals(20, length, 20 * 0.03 + 0.1, "seed " + seed);
		}
	}

	@Test
	void allPerfectSurfacesHaveOneStandardDeviation() {
		for (final Cell cell : List.of(Surfaces.SILICON, Surfaces.GRAPHENE)) {
			final Scene scene = StmScene.perfect(cell, new Field(6, 6, 0), 1);
			final int n = 150;
			double squares = 0;
			for (int i = 0; i < n; i++)
				for (final double value : row(scene, 6 * (i + 0.5) / n, 6, n))
					squares += (value - scene.mean()) * (value - scene.mean()) / (n * n);
			assertEquals(StmScene.CORRUGATION, Math.sqrt(squares), 0.3);
		}
	}

	@Test
	void aFieldOfTooManyColumnsIsRefused() {
		final String message = assertThrows(IllegalArgumentException.class, () -> StemScene.perfect(Columns.GOLD,
			new Field(2000, 1000, 0), 0.1, 1)).getMessage();
		assertTrue(message.startsWith("field=2000.0 does not fit: its 2000.0×1000.0 nm hold about "), message);
		assertTrue(message.endsWith("scan a smaller field."), message);
	}

	private static Layer crystal(final Cell cell, final Placement placement, final PointDefects defects) {
		return new SpotSum(new Material(FIELD, 0.3).crystal(cell, placement, defects, (x, y) -> 1), SPOT, 1);
	}

	private static double value(final Layer layer, final Dot place) {
		final double[] values = new double[2];
		layer.add(at(place), values);
		return values[0];
	}

	private static double value(final Scene scene, final Dot place) {
		final double[] values = new double[2];
		scene.measure(at(place), values);
		return values[0];
	}

	private static Row at(final Dot place) {
		return new Row(new double[] { place.x(), place.x() + 0.01 }, new double[] { place.y(), place.y() });
	}

	private static double[] row(final Scene scene, final double y, final double width, final int n) {
		final double[] xs = new double[n], ys = new double[n], values = new double[n];
		for (int j = 0; j < n; j++) {
			xs[j] = width * (j + 0.5) / n;
			ys[j] = y;
		}
		scene.measure(new Row(xs, ys), values);
		return values;
	}

	private static double mean(final Scene scene, final double y, final double width, final int n) {
		double mean = 0;
		for (final double value : row(scene, y, width, n))
			mean += value / n;
		return mean;
	}
}
