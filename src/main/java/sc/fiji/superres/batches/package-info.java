/**
 * Batches of pairs as tensors, and what a validation finds on them.
 * <p>
 * {@code Batches} draws ahead on other threads: batch k depends on the seed and k alone. {@code Validation} measures a
 * network on pairs of other images; {@code Findings} are what it says beside scores. May use: dataset, engine,
 * fidelity, image, lattice, metric, pairs, resample, survey; DJL, ImgLib2.
 * </p>
 */
package sc.fiji.superres.batches;
