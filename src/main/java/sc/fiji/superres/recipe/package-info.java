/**
 * Recipes for trainings: how much time people have, and what is trained in it on the device they have.
 * <p>
 * {@link sc.fiji.superres.recipe.Recipe} is what the key {@code recipe} names; it gives a
 * {@link sc.fiji.superres.recipe.Plan}.
 * </p>
 * <p>
 * May use: dataset, engine, optimize, train.
 * </p>
 */
package sc.fiji.superres.recipe;
