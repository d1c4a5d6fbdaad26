/**
 * SwinIR (Liang et al., ICCV Workshops 2021) as TorchScript written by Java.
 * <p>
 * {@link sc.fiji.superres.swinir.SwinIrConfig} says which of the official networks it is; {@code SwinIrScript} and
 * {@code InferenceScript} write its source, {@link sc.fiji.superres.swinir.WeightInit} its first weights.
 * {@link sc.fiji.superres.swinir.SwinIr} is a loaded network that can be trained,
 * {@link sc.fiji.superres.swinir.FoldedSwinIr} one that enlarges images. Parameter names are those of the official
 * state dict.
 * </p>
 * <p>
 * May use: engine, torch; DJL, Gson.
 * </p>
 */
package sc.fiji.superres.swinir;
