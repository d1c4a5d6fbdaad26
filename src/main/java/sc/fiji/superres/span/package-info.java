/**
 * SPAN (Wan et al., CVPR Workshops 2024) as TorchScript written by Java.
 * <p>
 * {@link sc.fiji.superres.span.SpanConfig} says which network, and is all that other packages see of it, as a
 * {@link sc.fiji.superres.network.NetworkConfig}; {@code SpanScript} writes its source, and {@code MergedConvolution}
 * makes one convolution of the four that are trained in its place. Parameter names are those of the official state
 * dict.
 * </p>
 * <p>
 * May use: engine, network, torch; DJL.
 * </p>
 */
package sc.fiji.superres.span;
