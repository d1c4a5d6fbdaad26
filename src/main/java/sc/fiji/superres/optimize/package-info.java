/**
 * How weights follow gradients: the loss, the learning rate over the iterations, and {@code AdamW} with the weight
 * average.
 * <p>
 * All of a step is one TorchScript call ({@code UpdateScript}). May use: engine, torch; DJL, Gson.
 * </p>
 */
package sc.fiji.superres.optimize;
