package sc.fiji.superres.scene;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.crystal.Cell.Site;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;

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

	/**
	 * The columns of a crystal.
	 *
	 * @param thickness how thick the crystal is at a place; columns whose place has none are left out
	 * @throws IllegalArgumentException when the field holds more than {@value #MOST} columns
	 */
	List<Dot> crystal(final Cell cell, final Placement placement, final PointDefects defects, final Amount thickness) {
		final Placement.Range range = placement.range(field, reach);
		requireMemory(range.cells() * cell.sites().size());
		final List<Dot> dots = new ArrayList<>();
		for (int i = range.fromU(); i <= range.toU(); i++)
			for (int j = range.fromV(); j <= range.toV(); j++)
				addCell(cell, placement, defects.changes(i, j, cell.sites().size()), i, j, thickness, dots);
		return dots;
	}

	private void addCell(final Cell cell, final Placement placement, final PointDefects.Change[] changes, final int i,
		final int j, final Amount thickness, final List<Dot> dots)
	{
		for (int k = 0; k < changes.length; k++) {
			final Site site = cell.sites().get(k);
			final Dot dot = changes[k].of(placement.placed(i + site.u(), j + site.v(), site.weight()));
			add(dot, thickness, dots);
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
		final List<Dot> dots = new ArrayList<>();
		for (int i = square(-far); i <= square(field.width() + far); i++)
			for (int j = square(-far); j <= square(field.height() + far); j++)
				add(atom(i, j, seed), amount, dots);
		return dots;
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

	private void add(final Dot dot, final Amount amount, final List<Dot> dots) {
		if (dot.weight() == 0 || !field.isNear(dot.x(), dot.y(), reach)) return;
		final double share = amount.at(dot.x(), dot.y());
		if (share > 0) dots.add(new Dot(dot.x(), dot.y(), share * dot.weight()));
	}

	private void requireMemory(final double dots) {
		if (dots > MOST) throw new IllegalArgumentException("field=" + field.width() + " does not fit: its " + field
			.width() + "×" + field.height() + " nm hold about " + Math.round(dots) + " columns of atoms, more than " +
			Math.round(MOST) + "; scan a smaller field.");
	}
}
