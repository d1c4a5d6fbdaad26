/**
 * Batches of training pairs as tensors, and the validation of a network on such pairs.
 * <p>
 * {@link sc.fiji.superres.batches.Batches} draws ahead on other threads: batch k depends on the seed and k alone.
 * {@link sc.fiji.superres.batches.Validation} scores a network on pairs of other images;
 * {@link sc.fiji.superres.batches.Findings} holds what it finds beside the scores: displacement and invented structure.
 * {@link sc.fiji.superres.batches.Teacher} has a network make targets without noise, and scans of what the images do
 * not show.
 * </p>
 * <p>
 * May use: altered, dataset, engine, fidelity, image, lattice, metric, network, pairs, resample, survey; DJL, ImgLib2.
 * </p>
 */
package sc.fiji.superres.batches;
