/**
 * What somebody chose in the assistant, what may come next, and the macro lines that this stands for. No window, no
 * ImageJ.
 * <p>
 * {@link sc.fiji.superres.course.Course} is the whole state; every change makes a new one.
 * </p>
 * <p>
 * May use: dataset, image, recipe.
 * </p>
 */
package sc.fiji.superres.course;
