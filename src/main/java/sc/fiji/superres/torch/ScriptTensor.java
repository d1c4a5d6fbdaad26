package sc.fiji.superres.torch;

/**
 * A tensor of other people's TorchScript as it lies in the file, every number of it compared with the others.
 *
 * @param storage its values; the same object where tensors share them
 * @param offset of the first value
 * @param requiresGradient as the file says
 */
public record ScriptTensor(Storage storage, int offset, int[] shape, int[] strides, boolean requiresGradient) {

	/**
	 * Values that lie one after the other.
	 *
	 * @param type PyTorch's name such as {@code HalfStorage}
	 * @param raw little-endian values
	 */
	public record Storage(String type, byte[] raw) {

		/** How many values it has. */
		public int values() {
			return raw.length / Storages.width(type);
		}
	}

	public ScriptTensor {
		Storages.requireWithin(storage.values(), offset, shape, strides);
	}
}
