/**
 * RRDBNet, the network of ESRGAN (Wang et al., ECCV Workshops 2018) and Real-ESRGAN, as TorchScript written by Java.
 * <p>
 * {@link sc.fiji.superres.rrdb.RrdbConfig} says which network, and is all that other packages see of it, as a
 * {@link sc.fiji.superres.network.NetworkConfig}; {@code RrdbScript} writes its source, and {@code RrdbNames} brings
 * the names of three generations of programs under those of BasicSR.
 * </p>
 * <p>
 * May use: engine, network, torch; DJL.
 * </p>
 */
package sc.fiji.superres.rrdb;
