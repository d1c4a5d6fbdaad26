/**
 * Scans that come along, for people who have no image at hand. They are simulated and say so.
 * <p>
 * {@link sc.fiji.superres.sample.Sample} lists them; {@link sc.fiji.superres.sample.SampleScan} is the plugin behind
 * their entries in <i>File › Open Samples</i>.
 * </p>
 * <p>
 * May use: imageplus; ImageJ.
 * </p>
 */
package sc.fiji.superres.sample;
