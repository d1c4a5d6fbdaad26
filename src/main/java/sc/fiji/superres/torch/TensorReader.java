package sc.fiji.superres.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the tensors that a pickle names from the storages beside it. All storages together may hold no more bytes than
 * the file, and all tensors together no more values than the file has bytes: views may overlap, but a small file cannot
 * ask for much memory.
 */
public final class TensorReader implements RestrictedUnpickler.Maker {

	/** Reads the raw values of storages. */
	interface Source {

		/**
		 * Reads the values of one storage.
		 *
		 * @param limit the greatest number of bytes that it may have
		 * @throws IOException when there is no storage of that key, or it is damaged or larger; the message names the
		 *             file
		 */
		byte[] bytes(String key, long limit) throws IOException;
	}

	private final Source source;
	private final long fileSize;
	private final Map<String, float[]> storages = new HashMap<>();
	private long bytes;
	private long elements;

	TensorReader(final Path file, final Source source) throws IOException {
		this.source = source;
		this.fileSize = Files.size(file);
	}

	/**
	 * Does what {@code torch._utils._rebuild_tensor_v2(storage, offset, size, stride, …)} does.
	 *
	 * @throws IllegalArgumentException when the arguments do not describe a tensor
	 * @throws UncheckedIOException when its values cannot be read
	 */
	@Override
	public FloatTensor tensor(final Object[] arguments) {
		final float[] values = storage((Object[]) arguments[0]);
		final int offset = whole(arguments[1]);
		final int[] shape = wholes(arguments[2]);
		final int[] strides = wholes(arguments[3]);
		final FloatTensor tensor = Storages.strided(values, offset, shape, strides);
		count(tensor);
		return tensor;
	}

	private void count(final FloatTensor tensor) {
		elements += tensor.values().length;
		if (elements > fileSize) throw new IllegalArgumentException(
			"its tensors claim more values than the file has bytes");
	}

	/** @param id {@code ('storage', torch.FloatStorage, 'key', 'cpu', numel)}; the old container appends None */
	private float[] storage(final Object[] id) {
		final String type = storageType(id);
		final String key = (String) id[2];
		final float[] values = storages.computeIfAbsent(type + "/" + key, k -> read(type, key));
		if (values.length != whole(id[4])) throw misfit(key, id[4], values.length);
		return values;
	}

	/** The refusal of a storage that holds another number of values than the pickle claims. */
	public static IllegalArgumentException misfit(final String key, final Object claimed, final int held) {
		return new IllegalArgumentException("storage " + key + " claims " + claimed + " values and holds " + held);
	}

	/** Returns the name of the type in the id of a storage: {@code FloatStorage}. */
	public static String storageType(final Object[] id) {
		return ((RestrictedUnpickler.StorageType) id[1]).name();
	}

	private float[] read(final String type, final String key) {
		try {
			return Storages.floats(raw(key), type);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private byte[] raw(final String key) throws IOException {
		final byte[] raw = source.bytes(key, Math.min(Integer.MAX_VALUE - 8, fileSize - bytes));
		bytes += raw.length;
		return raw;
	}

	/** As {@link #whole}, for each number of a tuple. */
	public static int[] wholes(final Object tuple) {
		final Object[] numbers = (Object[]) tuple;
		final int[] wholes = new int[numbers.length];
		for (int i = 0; i < wholes.length; i++)
			wholes[i] = whole(numbers[i]);
		return wholes;
	}

	/**
	 * Returns a number of the pickle as an int.
	 *
	 * @throws IllegalArgumentException when it is not an integer below 2³¹
	 */
	public static int whole(final Object number) {
		if (number instanceof Integer whole) return whole;
		if (number instanceof Long whole && whole == whole.intValue()) return whole.intValue();
		throw new IllegalArgumentException("a size is a whole number below 2³¹, not " + number);
	}
}
