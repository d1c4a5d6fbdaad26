package sc.fiji.superres.sheet;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which exhibits are shown, and how. They count from 0.
 *
 * @param mode how
 * @param shown those that stand side by side, at least one
 * @param left what the slider shows on the left of its line; what the next flicker shows instead of {@code right}
 * @param right what the slider shows on the right of its line; the one that is shown alone
 * @param line where the slider's line is, from 0 at the left to 1 at the right
 * @param marked whether places that are not to be believed are marked
 */
public record Choice(Mode mode, SortedSet<Integer> shown, int left, int right, double line, boolean marked) {

	/** How exhibits are shown. */
	public enum Mode {
			/** Each in a panel. */
			SIDE_BY_SIDE,
			/** Two in one panel, parted by a line. */
			SLIDER,
			/** One alone. */
			ALONE
	}

	/**
	 * All side by side.
	 *
	 * @param count how many there are
	 * @param left first of the two for slider and flicker
	 * @param right second of the two
	 */
	public static Choice all(final int count, final int left, final int right) {
		final SortedSet<Integer> all = new TreeSet<>(IntStream.range(0, count).boxed().toList());
		return new Choice(Mode.SIDE_BY_SIDE, all, left, right, 0.5, true);
	}

	/** The same exhibits in another way. */
	public Choice in(final Mode other) {
		return new Choice(other, shown, left, right, line, marked);
	}

	/** The same without marks, or with them again. */
	public Choice withMarksTurned() {
		return new Choice(mode, shown, left, right, line, !marked);
	}

	/** The slider's line at another place; it stays within the panel. */
	public Choice dividedAt(final double place) {
		return new Choice(mode, shown, left, right, Math.max(0, Math.min(1, place)), marked);
	}

	/**
	 * An exhibit was picked: side by side it appears or goes, the slider has it on the right (or left), alone it is
	 * shown.
	 */
	public Choice picked(final int exhibit, final boolean onTheLeft) {
		return switch (mode) {
			case SIDE_BY_SIDE -> toggled(exhibit);
			case SLIDER -> divided(exhibit, onTheLeft);
			case ALONE -> alone(exhibit);
		};
	}

	private Choice toggled(final int exhibit) {
		final SortedSet<Integer> others = new TreeSet<>(shown);
		if (!others.remove(exhibit)) others.add(exhibit);
		if (others.isEmpty()) return this;
		return new Choice(mode, others, left, right, line, marked);
	}

	/** The two change places where one is picked for the side of the other. */
	private Choice divided(final int exhibit, final boolean onTheLeft) {
		if (exhibit == left || exhibit == right) return sided(exhibit, onTheLeft);
		if (onTheLeft) return pair(exhibit, right);
		return pair(left, exhibit);
	}

	private Choice sided(final int exhibit, final boolean onTheLeft) {
		final boolean isThere = onTheLeft == (exhibit == left);
		if (isThere) return this;
		return pair(right, left);
	}

	private Choice alone(final int exhibit) {
		if (exhibit == right) return this;
		return pair(right, exhibit);
	}

	private Choice pair(final int newLeft, final int newRight) {
		return new Choice(mode, shown, newLeft, newRight, line, marked);
	}

	/** Alone, the other one of the two; one of them alone where more was shown. */
	public Choice flickered() {
		if (mode != Mode.ALONE) return in(Mode.ALONE);
		return pair(right, left);
	}

	/** What is to be seen, in the order of the panels; of the slider left and right. */
	public List<Integer> visible() {
		return switch (mode) {
			case SIDE_BY_SIDE -> List.copyOf(shown);
			case SLIDER -> List.of(left, right);
			case ALONE -> List.of(right);
		};
	}

	/** How many panels there are. */
	int panels() {
		if (mode == Mode.SIDE_BY_SIDE) return shown.size();
		return 1;
	}
}
