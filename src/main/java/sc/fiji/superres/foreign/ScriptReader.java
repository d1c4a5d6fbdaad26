package sc.fiji.superres.foreign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

import sc.fiji.superres.torch.RestrictedUnpickler;
import sc.fiji.superres.torch.ScriptTensor;
import sc.fiji.superres.torch.Storages;
import sc.fiji.superres.torch.TensorReader;
import sc.fiji.superres.torch.TorchZip;

/** Reads a pickle of other people's TorchScript: tensors as they are stored, lists and dicts with their types. */
final class ScriptReader implements RestrictedUnpickler.Maker {

	/**
	 * A list or dict with a type.
	 *
	 * @param function the function that declares the type, such as {@code build_intlist}
	 * @param arguments the list or dict, perhaps followed by the type in words
	 */
	record Typed(String function, Object[] arguments) {}

	private static final int TENSOR_ARGUMENTS = 6;
	private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

	private final TorchZip zip;
	private final String folder;
	private final Map<String, ScriptTensor.Storage> storages = new HashMap<>();
	/** How many bytes the storages may still have: together no more than the file. */
	private long left;

	/** @param folder the folder of the storages' values, with a slash at its end */
	private ScriptReader(final TorchZip zip, final String folder) throws IOException {
		this.zip = zip;
		this.folder = folder;
		left = Files.size(zip.file());
	}

	/**
	 * Reads a pickle.
	 *
	 * @param name the entry of the pickle
	 * @param folder the folder of the storages' values, with a slash at its end
	 * @throws IOException when the pickle is damaged or asks for anything but tensors and plain values
	 */
	static Object read(final TorchZip zip, final String name, final String folder) throws IOException {
		final byte[] pickle = zip.pickle(name);
		final ScriptReader reader = new ScriptReader(zip, folder);
		return new RestrictedUnpickler(zip.file().toString(), reader).read(pickle);
	}

	@Override
	public ScriptTensor tensor(final Object[] arguments) {
		requireArguments(arguments.length);
		final ScriptTensor.Storage storage = storage((Object[]) arguments[0]);
		final int offset = TensorReader.whole(arguments[1]);
		final int[] shape = TensorReader.wholes(arguments[2]);
		final int[] strides = TensorReader.wholes(arguments[3]);
		return new ScriptTensor(storage, offset, shape, strides, (Boolean) arguments[4]);
	}

	private static void requireArguments(final int count) {
		if (count == TENSOR_ARGUMENTS) return;
		throw new IllegalArgumentException("a tensor of " + count + " arguments, not " + TENSOR_ARGUMENTS);
	}

	@Override
	public Typed typed(final String function, final Object[] arguments) {
		return new Typed(function, arguments);
	}

	/** @param id {@code ('storage', torch.FloatStorage, 'key', 'cpu', numel)} */
	private ScriptTensor.Storage storage(final Object[] id) {
		final String type = TensorReader.storageType(id);
		final String key = (String) id[2];
		final ScriptTensor.Storage storage = storages.computeIfAbsent(key, k -> storage(type, k));
		if (!storage.type().equals(type)) throw twoTypes(key);
		requireLength(storage, key, id[4]);
		return storage;
	}

	private static IllegalArgumentException twoTypes(final String key) {
		return new IllegalArgumentException("storage " + key + " is of two types");
	}

	private static void requireLength(final ScriptTensor.Storage storage, final String key, final Object claimed) {
		final long bytes = (long) TensorReader.whole(claimed) * Storages.width(storage.type());
		if (storage.raw().length == bytes) return;
		throw TensorReader.misfit(key, claimed, storage.values());
	}

	private ScriptTensor.Storage storage(final String type, final String key) {
		try {
			return new ScriptTensor.Storage(type, values(key));
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private byte[] values(final String key) throws IOException {
		final byte[] raw = zip.values(folder, key, Math.min(LARGEST_ARRAY, left));
		left -= raw.length;
		return raw;
	}
}
