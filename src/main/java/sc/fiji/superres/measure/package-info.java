/**
 * Every figure of an image against its reference.
 * <p>
 * {@link sc.fiji.superres.measure.Metrics} is the one list of figures, from which columns of tables, plots, reports and
 * galleries are made; {@link sc.fiji.superres.measure.Measures} holds what they come to for one pair. A new metric is a
 * class in {@code metric} or {@code fidelity} and a line in the list.
 * </p>
 * <p>
 * May use: fidelity, metric.
 * </p>
 */
package sc.fiji.superres.measure;
