package sc.fiji.superres.fidelity;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.lattice.Inventions;
import sc.fiji.superres.metric.Figure;
import sc.fiji.superres.metric.Figure.Direction;
import sc.fiji.superres.metric.ImagePair;
import sc.fiji.superres.metric.Measurement;

/**
 * The figures of the {@link Inventions} in an image. How far it lies from its reference is measured first, so that
 * structure that is only displaced is not taken for another.
 */
public record InventedFigures() implements Measurement {

	/** How much of the image is waves that are not in the reference. */
	public static final Figure POWER = Figure.of("Invented power", "", Direction.SMALLER_IS_BETTER,
		"part of the image's variance that is waves which the reference does not show; 0.01 is 1 %");
	private static final Figure WAVES = Figure.of("Invented waves", "", Direction.NEITHER,
		"how many such waves there are");
	private static final Figure PERIOD = Figure.of("Invented period", Figure.PIXELS, Direction.NEITHER,
		"period of the strongest of them");
	private static final List<Figure> FIGURES = List.of(POWER, WAVES, PERIOD);

	@Override
	public List<Figure> figures() {
		return FIGURES;
	}

	@Override
	public String subject() {
		return "the invented waves";
	}

	@Override
	public double[] measureAll(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		ImagePair.of(image, reference).atLeast(Displacement.LEAST_SIDE, "Invented power");
		return values(Inventions.of(List.of(image), List.of(reference), distance(image, reference)));
	}

	/** Far where there is nothing in common to measure it by. */
	private static double distance(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		final Displacement moved = Displacement.of(image, reference);
		final double distance = Math.hypot(moved.dx(), moved.dy());
		return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
	}

	private static double[] values(final Inventions inventions) {
		final double period = inventions.waves().isEmpty() ? Double.NaN : inventions.waves().get(0).period();
		return new double[] { inventions.power(), inventions.waves().size(), period };
	}
}
