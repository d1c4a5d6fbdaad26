/**
 * Reads and writes the file formats of PyTorch in Java, and does nothing else.
 * <p>
 * A {@code .pth} state dict and a TorchScript {@code .pt} are the same container: a zip of uncompressed entries with a
 * pickle ({@code NAME/data.pkl}) that names tensors, and the raw little-endian values of each ({@code NAME/data/KEY}).
 * {@link sc.fiji.superres.torch.TorchArchive} reads both with an unpickler that knows a short list of names and refuses
 * every other: nothing in a file is ever executed, and every size is compared with the bytes that are there before it
 * is believed. Files from before PyTorch 1.6, which are pickles and values without a container, are read too.
 * {@link sc.fiji.superres.torch.SafeTensors} is the simpler container that our checkpoints use.
 * </p>
 * <p>
 * May use: nothing of ours; Gson, Pickle.
 * </p>
 */
package sc.fiji.superres.torch;
