/**
 * Crystals as a microscope sees them from above: cells in two dimensions with their columns of atoms, by name or drawn,
 * and the random numbers that everything simulated is drawn from.
 * <p>
 * Lengths are nm. All numbers are the same on every machine: there are no functions but those of {@code StrictMath} and
 * the square root.
 * </p>
 * <p>
 * May use: nothing of ours.
 * </p>
 */
package sc.fiji.superres.crystal;
