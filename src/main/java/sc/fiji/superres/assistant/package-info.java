/**
 * The assistant: one window for the whole way from images to a result, for people who read no manual.
 * <p>
 * {@link sc.fiji.superres.assistant.Assistant} opens it. It decides nothing itself: a
 * {@link sc.fiji.superres.course.Course} says what its pages show, and the commands of the menu do the work.
 * </p>
 * <p>
 * May use: believe, bridge, checkpoint, course, dataset, files, handbook, image, imageplus, recipe, results, sample,
 * train, user, watch, widget; AWT, ImageIO, ImageJ, Swing.
 * </p>
 */
package sc.fiji.superres.assistant;
