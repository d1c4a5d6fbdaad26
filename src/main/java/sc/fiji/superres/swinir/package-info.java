/**
 * SwinIR (Liang et al., ICCV Workshops 2021) as TorchScript written by Java.
 * <p>
 * {@link sc.fiji.superres.swinir.SwinIrConfig} says which of the official networks it is, and is all that other
 * packages see of it, as a {@link sc.fiji.superres.network.NetworkConfig}; its parts read it as
 * {@code Hyperparameters}. {@code SwinIrScript}, {@code InferenceScript} and {@code StackedScript} write its source,
 * {@link sc.fiji.superres.swinir.WeightInit} its first weights. Parameter names are those of the official state dict.
 * </p>
 * <p>
 * May use: engine, network, torch; DJL, Gson.
 * </p>
 */
package sc.fiji.superres.swinir;
