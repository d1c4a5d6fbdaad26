/**
 * Training: pairs in, a model file out.
 * <p>
 * {@link sc.fiji.superres.train.Trainer} draws batches from a pair source in a background thread, runs the network
 * forward and back, and lets {@link sc.fiji.superres.train.AdamW} follow. Which pairs make batch k depends on the seed
 * and k alone, so a run that was stopped and resumed equals one that was not. Everything a run depends on is in its
 * folder ({@link sc.fiji.superres.train.RunFolder}). May use: dataset, lattice, resample, swinir, metric, torch, image,
 * DJL.
 * </p>
 */
package sc.fiji.superres.train;
