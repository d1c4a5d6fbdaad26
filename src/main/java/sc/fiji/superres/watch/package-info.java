/**
 * Shows long work in ImageJ as it goes on: live plots, previews, panels with buttons, lines in the log, pictures in the
 * run folder.
 * <p>
 * {@link sc.fiji.superres.watch.TrainingWatch} and {@link sc.fiji.superres.watch.EvaluationWatch} are listeners of the
 * core. What cannot be drawn is reported once and never stops the work.
 * </p>
 * <p>
 * May use: batches, checkpoint, crops, dataset, evaluate, files, image, imageplus, measure, metric, pairs, report,
 * resample, train, user; AWT, ImageJ, ImgLib2, Swing.
 * </p>
 */
package sc.fiji.superres.watch;
