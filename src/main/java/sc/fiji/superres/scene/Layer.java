package sc.fiji.superres.scene;

/** A part of a scene that adds to the value at places. */
interface Layer {

	/**
	 * Adds its values at the places of a row.
	 *
	 * @param row where the row's pixels were recorded
	 * @param values one for each place, added to
	 */
	void add(Row row, double[] values);
}
