/**
 * Updates the weights: the loss, the learning rate over the iterations, and {@code AdamW} with the weight average.
 * <p>
 * A whole step is one TorchScript call ({@code UpdateScript}).
 * </p>
 * <p>
 * May use: engine, torch; DJL, Gson.
 * </p>
 */
package sc.fiji.superres.optimize;
