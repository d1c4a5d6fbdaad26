/**
 * Calibrates trained models for {@code map=trust}: {@link sc.fiji.superres.calibrate.ModelCalibration} of the images
 * that a training kept back.
 * <p>
 * May use: dataset, engine, image, network, pairs, trust; DJL.
 * </p>
 */
package sc.fiji.superres.calibrate;
