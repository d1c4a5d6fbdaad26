/**
 * How good super-resolution is: every model at every zoom level, measured and averaged.
 * <p>
 * {@link sc.fiji.superres.evaluate.Evaluation} walks through models, levels and crops as a
 * {@link sc.fiji.superres.evaluate.Protocol} says; what it finds is a {@link sc.fiji.superres.evaluate.ScoreTable}. May
 * use: align, crops, dataset, measure, metric, upscale; ImgLib2.
 * </p>
 */
package sc.fiji.superres.evaluate;
