/**
 * Every figure of an image against its reference: {@link sc.fiji.superres.measure.Metrics} is the one list of them, and
 * {@link sc.fiji.superres.measure.Measures} what they come to for one pair.
 * <p>
 * Columns of tables, plots, reports and galleries are made from that list. A new metric is a class in {@code metric} or
 * {@code fidelity} and a line in the list. May use: fidelity, metric.
 * </p>
 */
package sc.fiji.superres.measure;
