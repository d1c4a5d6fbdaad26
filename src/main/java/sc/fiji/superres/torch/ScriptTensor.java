package sc.fiji.superres.torch;

/**
 * A tensor of other people's TorchScript as it lies in the file. Its offset, shape and strides are checked against its
 * storage.
 *
 * @param storage the values; tensors that share their values share this object
 * @param offset index of the first value in the storage
 * @param shape the sizes, outermost first
 * @param strides steps in the storage between neighbours along each dimension
 * @param requiresGradient whether the file says so
 */
public record ScriptTensor(Storage storage, int offset, int[] shape, int[] strides, boolean requiresGradient) {

	/**
	 * A sequence of values.
	 *
	 * @param type PyTorch's name of their type, such as {@code HalfStorage}
	 * @param raw the values as little-endian bytes
	 */
	public record Storage(String type, byte[] raw) {

		/** Returns the number of values. */
		public int values() {
			return raw.length / Storages.width(type);
		}
	}

	public ScriptTensor {
		Storages.requireWithin(storage.values(), offset, shape, strides);
	}
}
