/**
 * The network: SwinIR (Liang et al., ICCV Workshops 2021) as TorchScript written by Java, and its life in libtorch.
 * <p>
 * {@link sc.fiji.superres.swinir.SwinIrConfig} says which network; {@link sc.fiji.superres.swinir.SwinIrScript} writes
 * its source, {@link sc.fiji.superres.swinir.WeightInit} its first weights; {@link sc.fiji.superres.swinir.SwinIr} is a
 * loaded network on a device; {@link sc.fiji.superres.swinir.ForeignNetwork} is one of another make, as TorchScript,
 * and {@link sc.fiji.superres.swinir.Network} what they have in common. Parameter names are those of the official state dict. Tensors are N×C×H×W (batch,
 * channel, row, column), grey values in [0,1]. {@link sc.fiji.superres.swinir.TorchEngine} is the one place that enters
 * DJL. May use: torch, DJL.
 * </p>
 */
package sc.fiji.superres.swinir;
