/**
 * A network of plain convolutions for computers without a GPU: it learns in minutes on two cores, and enlarges an image
 * 13 to 19 times as fast as SwinIR's lightweight network, in brain floating point 22 times and more.
 * <p>
 * {@link sc.fiji.superres.fast.FastConfig} is a network of it.
 * </p>
 * <p>
 * May use: engine, network, torch; DJL.
 * </p>
 */
package sc.fiji.superres.fast;
