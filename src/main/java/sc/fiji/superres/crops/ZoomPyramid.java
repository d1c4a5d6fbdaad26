package sc.fiji.superres.crops;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Planes;

/**
 * The zoom levels at which a model is judged, and the "pseudo-real" images of each: images recorded at {@link #top()}
 * shrunk by nearest neighbour, which keeps the noise of a pixel as a coarser scan would.
 * <p>
 * [M23]: HR images at 20 MX, z = 5/20 … 19/20 and 1, so every integer MX from 5 to 20; STM at 12 nm, z = 12/24 … 12/13
 * and 1. The same z takes LR images from L to the level that s-fold super-resolution brings back to that of the
 * reference.
 * </p>
 *
 * @param recorded L, at which the LR images were recorded
 * @param factor s, at least 2: the references were recorded at s·L
 * @param levels coarsest first, each no coarser than {@code recorded} and no finer than s·L, in its unit
 */
public record ZoomPyramid(ZoomLevel recorded, int factor, List<ZoomLevel> levels) {

	/** More levels than this are taken for a mistake in the input: a zoom level in kX, say, or a wide field. */
	private static final int MOST_LEVELS = 100;
	private static final double ROUNDING = 1e-9;

	public ZoomPyramid {
		levels = List.copyOf(levels);
		if (factor < 2) throw new IllegalArgumentException("factor=" + factor + " does not enlarge; give 2 or more.");
		if (levels.isEmpty() || levels.size() > MOST_LEVELS) throw new IllegalArgumentException(levels.size() +
			" zoom levels cannot be evaluated: give 1 to " + MOST_LEVELS + " by levels=, such as levels=10,15,20.");
		for (final ZoomLevel level : levels)
			requireBetween(level, recorded, factor);
	}

	/** Refuses a level that is coarser than recorded, finer than s·L, or in another unit. */
	private static void requireBetween(final ZoomLevel level, final ZoomLevel recorded, final int factor) {
		final ZoomLevel top = recorded.targetAt(factor);
		final double z = ratio(level, top);
		final boolean isBetween = z <= 1 + ROUNDING && z >= 1.0 / factor - ROUNDING;
		if (isBetween && level.unit().equals(recorded.unit())) return;
		throw new IllegalArgumentException("A reference at " + level + " cannot be made: LR images at " + recorded +
			" and a factor of " + factor + " allow " + recorded + " to " + top + ".");
	}

	/** Every integer zoom level from L to s·L, and both of these themselves. */
	public static ZoomPyramid everyInteger(final ZoomLevel recorded, final int factor) {
		final ZoomLevel top = recorded.targetAt(factor);
		final long first = (long) Math.ceil(Math.min(recorded.value(), top.value()) - ROUNDING);
		final long last = (long) Math.floor(Math.max(recorded.value(), top.value()) + ROUNDING);
		if (last - first > MOST_LEVELS) throw tooMany(recorded, top, first, last);
		final List<Double> values = new ArrayList<>(List.of(recorded.value(), top.value()));
		LongStream.rangeClosed(first, last).forEach(value -> values.add((double) value));
		return of(recorded, factor, values);
	}

	private static IllegalArgumentException tooMany(final ZoomLevel recorded, final ZoomLevel top, final long first,
		final long last)
	{
		return new IllegalArgumentException("There are " + (last - first + 1) + " integer zoom levels between " +
			recorded + " and " + top + ". Name those to evaluate by levels=, such as levels=" + first + ":" + (last -
				first) / 4 + ":" + last + ".");
	}

	/** Those zoom levels, in the unit of L, in any order. */
	public static ZoomPyramid of(final ZoomLevel recorded, final int factor, final List<Double> values) {
		final List<ZoomLevel> levels = new ArrayList<>();
		for (final double value : values) {
			final ZoomLevel level = new ZoomLevel(value, recorded.unit());
			if (isNew(level, levels)) levels.add(level);
		}
		levels.sort((a, b) -> Double.compare(ratio(a, b), 1));
		return new ZoomPyramid(recorded, factor, levels);
	}

	private static boolean isNew(final ZoomLevel level, final List<ZoomLevel> levels) {
		return levels.stream().noneMatch(other -> other.rounded() == level.rounded());
	}

	/** s·L, at which the references were recorded. */
	public ZoomLevel top() {
		return recorded.targetAt(factor);
	}

	/** How references come to these levels, for people. */
	String description() {
		return "references at " + top() + ", shrunk by nearest neighbour";
	}

	/** z ≤ 1 by which references shrink to that level. */
	public double ratio(final ZoomLevel level) {
		return Math.min(1, ratio(level, top()));
	}

	/** How many times finer than L, in percent: 100 … 100·s. */
	public double percent(final ZoomLevel level) {
		return 100 * factor * ratio(level);
	}

	/** Pixels of a side of an image at that level: int(size·z). */
	int size(final int side, final ZoomLevel level) {
		return (int) (side * ratio(level) + ROUNDING);
	}

	/** Whether an image has a crop of {@code side} pixels at that level. */
	boolean fits(final SourceImage image, final ZoomLevel level, final int side) {
		return size(Math.min(image.width(), image.height()), level) >= side;
	}

	/** A plane of the references (or of the LR images) as it would be at that level; itself at the top. */
	RandomAccessibleInterval<? extends RealType<?>> shrink(final RandomAccessibleInterval<?> plane,
		final ZoomLevel level)
	{
		return Grey.nearest(plane, size(Planes.width(plane), level), size(Planes.height(plane), level));
	}

	/** How much coarser {@code a} is than {@code b}: below 1 if it is. */
	private static double ratio(final ZoomLevel a, final ZoomLevel b) {
		if (ZoomLevel.MX.equals(a.unit())) return a.value() / b.value();
		return b.value() / a.value();
	}
}
