/**
 * What does not belong to a scan: {@link sc.fiji.superres.flaws.DataBar}, {@link sc.fiji.superres.flaws.ScaleBar},
 * which have no noise and no structure of the sample, and {@link sc.fiji.superres.flaws.JpegBlocks}. A network would
 * learn them.
 * <p>
 * Planes are row-major arrays of finite grey values.
 * </p>
 * <p>
 * May use: nothing of ours.
 * </p>
 */
package sc.fiji.superres.flaws;
