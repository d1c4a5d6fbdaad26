package sc.fiji.superres.lines;

import java.util.Arrays;

/**
 * Grey values; NaN where nothing is known.
 *
 * @param values {@code width × height}, row-major
 */
public record Plane(float[] values, int width, int height) {

	/** A plane of which nothing is known. */
	public static Plane unknown(final int width, final int height) {
		final Plane plane = new Plane(new float[width * height], width, height);
		Arrays.fill(plane.values, Float.NaN);
		return plane;
	}

	/**
	 * What a scan that is turned against this one shows.
	 *
	 * @param quarters by how many quarter turns clockwise the scan is turned, 0 … 3
	 */
	public Plane scanned(final int quarters) {
		Plane plane = this;
		for (int k = 0; k < quarters; k++)
			plane = plane.quarter();
		return plane;
	}

	/** What a scan shows whose lines run down, one after the other to the left: its line i is the column w − 1 − i. */
	private Plane quarter() {
		final float[] turned = new float[values.length];
		for (int i = 0; i < width; i++)
			for (int j = 0; j < height; j++)
				turned[i * height + j] = values[j * width + width - 1 - i];
		return new Plane(turned, height, width);
	}
}
