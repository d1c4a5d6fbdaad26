package sc.fiji.superres.scene;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.crystal.Cell.Site;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.scene.Scene.Defect;

/**
 * Fills the field with columns and atoms.
 *
 * @param field what is scanned
 * @param reach how far outside of the field and its margin something still shows, nm
 */
record Material(Field field, double reach) {

	/** More than this many columns do not fit the memory of a small computer beside everything else. */
	private static final double MOST = 4e6;
	/** Distance of the atoms of amorphous material, nm. */
	private static final double PITCH = 0.16;

	/** How much there is of something at a place. */
	interface Amount {

		double at(double x, double y);
	}

	/** The columns of a perfect crystal at some place, turned a little. */
	List<Dot> straight(final Cell cell, final long seed) {
		return perfect(cell, Placement.straight(cell, seed));
	}

	/** A perfect crystal at that place with defects planted. */
	Planting planted(final Cell cell, final long seed, final List<Planted> kinds) {
		return Planting.of(field, seed, kinds, straight(cell, seed), perfect(cell, Placement.beyond(cell, seed)));
	}

	/** The columns of a perfect crystal that is of one thickness everywhere. */
	List<Dot> perfect(final Cell cell, final Placement placement) {
		return crystal(cell, placement, PointDefects.NONE, (x, y) -> 1);
	}

	/**
	 * The columns of a crystal.
	 *
	 * @param thickness how thick the crystal is at a place; columns whose place has none are left out
	 * @throws IllegalArgumentException when the field holds more than {@value #MOST} columns
	 */
	List<Dot> crystal(final Cell cell, final Placement placement, final PointDefects defects, final Amount thickness) {
		final Placement.Range range = placement.range(field, reach);
		requireMemory(range.cells() * cell.sites().size());
		final Filling filling = new Filling(thickness);
		range.forEach(new Crystal(cell, placement, defects, filling)::addCell);
		return filling.dots;
	}

	/** The point defects of a crystal that lie in the field, where the crystal is. */
	List<Defect> defects(final Cell cell, final Placement placement, final PointDefects defects,
		final Amount thickness)
	{
		final List<Defect> found = new ArrayList<>();
		placement.range(field, 0).forEach((i, j) -> {
			final PointDefects.Change[] changes = defects.changes(i, j, cell.sites().size());
			for (int k = 0; k < changes.length; k++)
				addDefect(changes[k], placed(cell.sites().get(k), placement, i, j), thickness, found);
		});
		return found;
	}

	private static Dot placed(final Site site, final Placement placement, final int i, final int j) {
		return placement.placed(i + site.u(), j + site.v(), 1);
	}

	/** @param site where the column would be, of weight 1 */
	private void addDefect(final PointDefects.Change change, final Dot site, final Amount thickness,
		final List<Defect> found)
	{
		final Dot column = change.of(site);
		if (change.kind() == PointDefects.Kind.NONE || !field.holds(column.x(), column.y())) return;
		if (thickness.at(column.x(), column.y()) > 0) found.add(change.at(column));
	}

	/** A crystal that adds its columns to a filling. */
	private record Crystal(Cell cell, Placement placement, PointDefects defects, Filling filling) {

		void addCell(final int i, final int j) {
			final PointDefects.Change[] changes = defects.changes(i, j, cell.sites().size());
			for (int k = 0; k < changes.length; k++)
				filling.add(changes[k].of(placed(cell.sites().get(k), i, j)));
		}

		private Dot placed(final Site site, final int i, final int j) {
			return placement.placed(i + site.u(), j + site.v(), site.weight());
		}
	}

	/**
	 * The atoms of amorphous material: one in each square of {@value #PITCH} nm, anywhere in it, of random weight.
	 *
	 * @param amount mean weight a nm²
	 */
	List<Dot> amorphous(final long seed, final Amount amount) {
		final double far = field.margin() + reach;
		requireMemory((field.width() + 2 * far) * (field.height() + 2 * far) / (PITCH * PITCH));
		final Filling filling = new Filling(amount);
		squares(far).forEach((i, j) -> filling.add(atom(i, j, seed)));
		return filling.dots;
	}

	private Placement.Range squares(final double far) {
		return new Placement.Range(squares(field.width(), far), squares(field.height(), far));
	}

	private static Placement.Numbers squares(final double side, final double far) {
		return new Placement.Numbers(square(-far), square(side + far));
	}

	private static int square(final double place) {
		return (int) Math.floor(place / PITCH);
	}

	private static Dot atom(final int i, final int j, final long seed) {
		final NoiseSource random = NoiseSource.at(seed, Stream.AMORPHOUS, i, j);
		final double x = (i + random.uniform()) * PITCH;
		final double y = (j + random.uniform()) * PITCH;
		return new Dot(x, y, random.uniform(0, 2) * PITCH * PITCH);
	}

	/** The dots that show in the field. */
	private final class Filling {

		private final Amount amount;
		private final List<Dot> dots = new ArrayList<>();

		Filling(final Amount amount) {
			this.amount = amount;
		}

		/** Adds a dot, its weight multiplied with the amount at its place. */
		void add(final Dot dot) {
			if (!shows(dot)) return;
			final double share = amount.at(dot.x(), dot.y());
			if (share > 0) dots.add(dot.times(share));
		}
	}

	private boolean shows(final Dot dot) {
		return dot.weight() != 0 && field.isNear(dot.x(), dot.y(), reach);
	}

	private void requireMemory(final double dots) {
		if (dots > MOST) throw tooLarge(dots);
	}

	private IllegalArgumentException tooLarge(final double dots) {
		return new IllegalArgumentException("field=" + field.width() + " does not fit: its " + field.width() + "×" +
			field.height() + " nm hold about " + Math.round(dots) + " columns of atoms, more than " + Math.round(MOST) +
			"; scan a smaller field.");
	}
}
