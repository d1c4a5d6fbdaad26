package sc.fiji.superres.scene;

/**
 * A column of atoms, an atom or anything else that shows as a {@link Spot}.
 *
 * @param x place, nm
 * @param y place, nm
 * @param weight the volume or the height of its spot, relative to others
 */
record Dot(double x, double y, double weight) {}
