package sc.fiji.superres.scene;

import java.util.Arrays;
import java.util.List;

import sc.fiji.superres.crystal.NoiseSource;

/**
 * What a microscope would measure at any place of a sample if there were no noise.
 *
 * <pre>
 *
 * Scene scene = StemScene.drawn(Columns.SILICON, new Field(3, 3, 0.1), 1);
 * double[] values = new double[x.length];
 * scene.measure(new Row(x, y), values);
 * </pre>
 */
public final class Scene {

	private final List<Layer> layers;
	private final double background;
	private final Ramp ramp;
	private final double mean;
	private final double maximum;
	private final List<Defect> defects;

	/**
	 * Something that changes linearly over the field: 1 in its middle.
	 *
	 * @param field the field
	 * @param alongX change over the width of the field
	 * @param alongY change over its height
	 */
	record Ramp(Field field, double alongX, double alongY) {

		/** No change. */
		static Ramp none(final Field field) {
			return new Ramp(field, 0, 0);
		}

		/** Draws a change of up to a quarter along each axis. */
		static Ramp drawn(final Field field, final NoiseSource random) {
			return new Ramp(field, random.uniform(-0.25, 0.25), random.uniform(-0.25, 0.25));
		}

		private double at(final double x, final double y) {
			return 1 + alongX * (x / field.width() - 0.5) + alongY * (y / field.height() - 0.5);
		}
	}

	/**
	 * A point defect of a sample, or a place of a planted line.
	 *
	 * @param kind vacancy, dopant, displaced or molecule; of planted ones, see {@link Planted}
	 * @param x where it lies in the field, nm from its left edge; a displaced column lies there after its displacement
	 * @param y the same from its upper edge
	 * @param strength brightness or height of the column over that of a perfect one, 0 for a vacancy; of a molecule or
	 *            an adatom, its height in pm; of an antisite, weight of the neighbour over that of the column; of an
	 *            interstitial, over the heaviest column; of a line, 1
	 * @param displacement how far a displaced column lies beside its site, nm; of an antisite, the distance of its two
	 *            columns, which lie to either side of the place
	 */
	public record Defect(String kind, double x, double y, double strength, double displacement) {}

	/**
	 * @param layers what adds up
	 * @param background what is there everywhere
	 * @param ramp what everything is multiplied with
	 * @param mean see {@link #mean}
	 * @param maximum see {@link #maximum}
	 * @param defects see {@link #defects}
	 */
	Scene(final List<Layer> layers, final double background, final Ramp ramp, final double mean, final double maximum,
		final List<Defect> defects)
	{
		this.defects = List.copyOf(defects);
		this.layers = List.copyOf(layers);
		this.background = background;
		this.ramp = ramp;
		this.mean = mean;
		this.maximum = maximum;
	}

	/** Returns the mean of the crystal if it were perfect and endless, background included. */
	public double mean() {
		return mean;
	}

	/** Returns the value on the brightest column of the perfect crystal, background included. */
	public double maximum() {
		return maximum;
	}

	/** Returns the point defects in the field; extended ones, as edges and steps, are not among them. */
	public List<Defect> defects() {
		return defects;
	}

	/**
	 * Measures a row: sets each value to that at the place of its pixel.
	 *
	 * @param row places, nm
	 * @param values one for each place; STEM: the unit is the brightest column, STM: pm
	 */
	public void measure(final Row row, final double[] values) {
		Arrays.fill(values, background);
		for (final Layer layer : layers)
			layer.add(row, values);
		shade(row, values);
	}

	private void shade(final Row row, final double[] values) {
		for (int j = 0; j < values.length; j++)
			values[j] *= ramp.at(row.x(j), row.y(j));
	}
}
