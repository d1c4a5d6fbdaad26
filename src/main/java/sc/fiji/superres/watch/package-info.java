/**
 * Long work, watched in ImageJ: live plots, previews, panels with buttons, lines in the log, pictures in the run
 * folder.
 * <p>
 * {@link sc.fiji.superres.watch.TrainingWatch} and {@link sc.fiji.superres.watch.EvaluationWatch} are listeners of the
 * core. What cannot be drawn is said once and never stops the work. May use: align, batches, checkpoint, crops,
 * evaluate, files, image, imageplus, measure, pairs, report, resample, train, user; AWT, ImageJ, ImgLib2, Swing.
 * </p>
 */
package sc.fiji.superres.watch;
