/**
 * Starts PyTorch, chooses the device, watches its memory, and runs TorchScript networks of any architecture.
 * <p>
 * {@link sc.fiji.superres.engine.TorchEngine} is the one place that starts DJL. {@link sc.fiji.superres.engine.Network}
 * is a loaded network that enlarges images; {@link sc.fiji.superres.engine.ForeignNetwork} is one that other people
 * made. Tensors are N×C×H×W (batch, channel, row, column) with grey values in [0,1].
 * </p>
 * <p>
 * May use: foreign, natives, torch; DJL, Gson, JMX, JNA.
 * </p>
 */
package sc.fiji.superres.engine;
