/**
 * Trains a network: pairs go in, a model file comes out.
 * <p>
 * {@link sc.fiji.superres.train.Trainer} draws batches in the background, runs the network forward and back, and has
 * {@code AdamW} update the weights. Which pairs make batch k depends on the seed and k alone, so a run that was stopped
 * and resumed equals one that was not. Everything a run depends on is in its folder
 * ({@link sc.fiji.superres.train.RunFolder}).
 * </p>
 * <p>
 * May use: batches, calibrate, checkpoint, dataset, engine, image, network, optimize, pairs, survey, torch; DJL, Gson.
 * </p>
 */
package sc.fiji.superres.train;
