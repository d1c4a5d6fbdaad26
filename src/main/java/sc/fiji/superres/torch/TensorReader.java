package sc.fiji.superres.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import sc.fiji.superres.torch.RestrictedUnpickler.StorageType;

/**
 * Makes the tensors a pickle names, out of the storages beside it. All storages together hold no more bytes than the
 * file, and all tensors together no more values than the file has bytes: views may overlap, but a small file cannot ask
 * for much memory.
 */
public final class TensorReader implements RestrictedUnpickler.Maker {

	/** Where the raw values of storages come from. */
	interface Source {

		/**
		 * @param limit bytes it may have
		 * @throws IOException when there is no storage of that key, or it is damaged or larger; the message names the
		 *             file
		 */
		byte[] bytes(String key, long limit) throws IOException;
	}

	private final Source source;
	private final long fileSize;
	private final Map<String, float[]> storages = new HashMap<>();
	private long bytes, elements;

	TensorReader(final Path file, final Source source) throws IOException {
		this.source = source;
		this.fileSize = Files.size(file);
	}

	/**
	 * {@code torch._utils._rebuild_tensor_v2(storage, offset, size, stride, …)}
	 *
	 * @throws IllegalArgumentException when the arguments are no tensor's
	 * @throws UncheckedIOException when its values cannot be read
	 */
	@Override
	public FloatTensor tensor(final Object[] arguments) {
		final float[] values = storage((Object[]) arguments[0]);
		final FloatTensor tensor = Storages.strided(values, whole(arguments[1]), wholes(arguments[2]), wholes(
			arguments[3]));
		elements += tensor.values().length;
		if (elements > fileSize) throw new IllegalArgumentException(
			"its tensors claim more values than the file has bytes");
		return tensor;
	}

	/** @param id {@code ('storage', torch.FloatStorage, 'key', 'cpu', numel)}; the old container adds None */
	private float[] storage(final Object[] id) {
		final String type = ((StorageType) id[1]).name(), key = (String) id[2];
		final float[] values = storages.computeIfAbsent(type + "/" + key, k -> read(type, key));
		if (values.length != whole(id[4])) {
			throw new IllegalArgumentException("storage " + key + " claims " + id[4] + " values and holds " +
				values.length);
		}
		return values;
	}

	private float[] read(final String type, final String key) {
		try {
			final byte[] raw = source.bytes(key, Math.min(Integer.MAX_VALUE - 8, fileSize - bytes));
			bytes += raw.length;
			return Storages.floats(raw, type);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	public static int[] wholes(final Object tuple) {
		final Object[] numbers = (Object[]) tuple;
		final int[] wholes = new int[numbers.length];
		for (int i = 0; i < wholes.length; i++)
			wholes[i] = whole(numbers[i]);
		return wholes;
	}

	public static int whole(final Object number) {
		if (number instanceof Integer whole) return whole;
		if (number instanceof Long whole && whole == whole.intValue()) return whole.intValue();
		throw new IllegalArgumentException("a size is a whole number below 2³¹, not " + number);
	}
}
