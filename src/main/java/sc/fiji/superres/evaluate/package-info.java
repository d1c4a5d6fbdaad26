/**
 * Measures how good super-resolution is: every model at every zoom level, crop by crop, then averaged.
 * <p>
 * {@link sc.fiji.superres.evaluate.Evaluation} goes through models, levels and crops as a
 * {@link sc.fiji.superres.evaluate.Protocol} prescribes; the result is a {@link sc.fiji.superres.evaluate.ScoreTable}.
 * </p>
 * <p>
 * May use: crops, dataset, measure, metric, upscale; ImgLib2.
 * </p>
 */
package sc.fiji.superres.evaluate;
