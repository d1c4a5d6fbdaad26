/**
 * Models that come along with the program, so that the first enlargement needs no training.
 * <p>
 * {@link sc.fiji.superres.starter.StarterModel} is one of them, by its name. They learnt from simulated lattices alone
 * ({@code macros/starter-models.ijm}); files, {@code models.json}, which says what is known of each, and the
 * calibrations are resources of this package.
 * </p>
 * <p>
 * May use: image, trust; DJL, Gson.
 * </p>
 */
package sc.fiji.superres.starter;
