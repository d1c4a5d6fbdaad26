/**
 * The network: SwinIR (Liang et al., ICCV Workshops 2021) as TorchScript written by Java, and its life in libtorch.
 * <p>
 * {@link sc.fiji.superres.swinir.SwinIrConfig} says which of the official networks;
 * {@link sc.fiji.superres.swinir.SwinIrScript} and {@link sc.fiji.superres.swinir.InferenceScript} write its source,
 * {@link sc.fiji.superres.swinir.WeightInit} its first weights. {@link sc.fiji.superres.swinir.SwinIr} is a loaded
 * network that can be trained, {@link sc.fiji.superres.swinir.FoldedSwinIr} one that enlarges images,
 * {@link sc.fiji.superres.swinir.ForeignNetwork} one of another make, as TorchScript, and
 * {@link sc.fiji.superres.swinir.Network} what they have in common. Parameter names are those of the official state
 * dict. Tensors are N×C×H×W (batch, channel, row, column), grey values in [0,1].
 * {@link sc.fiji.superres.swinir.TorchEngine} is the one place that enters DJL. May use: torch, DJL.
 * </p>
 */
package sc.fiji.superres.swinir;
