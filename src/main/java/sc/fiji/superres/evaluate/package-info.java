/**
 * Measures how good super-resolution is: every model at every zoom level, crop by crop, then averaged.
 * <p>
 * {@link sc.fiji.superres.evaluate.Evaluation} goes through models, levels and crops as a
 * {@link sc.fiji.superres.evaluate.Protocol} prescribes; the result is a {@link sc.fiji.superres.evaluate.ScoreTable}.
 * What is measured is kept level by level, so that an evaluation of the same {@link sc.fiji.superres.evaluate.Plan}
 * goes on where another was stopped.
 * </p>
 * <p>
 * May use: crops, dataset, image, measure, metric, upscale; Gson, ImgLib2.
 * </p>
 */
package sc.fiji.superres.evaluate;
