/**
 * The PyTorch file formats, read and written in Java, and nothing else.
 * <p>
 * A {@code .pth} state dict and a TorchScript {@code .pt} are the same container: a zip of uncompressed entries with a
 * pickle ({@code NAME/data.pkl}) that names tensors, and the raw little-endian values of each ({@code NAME/data/KEY}).
 * {@link sc.fiji.superres.torch.TorchArchive} reads both with an unpickler that knows a short list of names and refuses
 * every other: nothing in a file is ever executed, and no size is believed before it was compared with the bytes that
 * are there. Files of PyTorch before 1.6, pickles and values without a container around them, are read too.
 * {@link sc.fiji.superres.torch.SafeTensors} is the simpler container our checkpoints use. May use: nothing of ours;
 * Gson, Pickle.
 * </p>
 */
package sc.fiji.superres.torch;
