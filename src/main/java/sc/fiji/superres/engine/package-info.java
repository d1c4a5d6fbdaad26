/**
 * PyTorch: its start, devices, memory, and networks as TorchScript on them, whatever their architecture.
 * <p>
 * {@link sc.fiji.superres.engine.TorchEngine} is the one place that enters DJL. {@link sc.fiji.superres.engine.Network}
 * is what enlarges; {@link sc.fiji.superres.engine.ForeignNetwork} one of another make, as TorchScript. Tensors are
 * N×C×H×W (batch, channel, row, column), grey values in [0,1]. May use: foreign, torch; DJL, JMX, JNA.
 * </p>
 */
package sc.fiji.superres.engine;
