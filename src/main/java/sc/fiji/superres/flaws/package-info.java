/**
 * What does not belong to a scan: {@link sc.fiji.superres.flaws.DataBar}, {@link sc.fiji.superres.flaws.ScaleBar}. They
 * have no noise and no structure of the sample, and a network would learn them.
 * <p>
 * Planes are row-major arrays of finite grey values.
 * </p>
 * <p>
 * May use: nothing of ours.
 * </p>
 */
package sc.fiji.superres.flaws;
