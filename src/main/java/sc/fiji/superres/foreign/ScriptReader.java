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
import sc.fiji.superres.torch.TorchArchive;
import sc.fiji.superres.torch.TorchZip;

/**
 * Reads a pickle of other people's TorchScript: tensors as they lie there, lists and dicts with what is said of them.
 */
final class ScriptReader implements RestrictedUnpickler.Maker {

	/**
	 * A list or dict with a type.
	 *
	 * @param function that says it, such as {@code build_intlist}
	 * @param arguments the list or dict, and perhaps the type in words
	 */
	record Typed(String function, Object[] arguments) {}

	private final TorchZip zip;
	private final String folder;
	private final Map<String, ScriptTensor.Storage> storages = new HashMap<>();
	private long left;

	/** @param folder the values of storages lie in, with a slash behind */
	private ScriptReader(final TorchZip zip, final String folder) throws IOException {
		this.zip = zip;
		this.folder = folder;
		left = Files.size(zip.file());
	}

	/**
	 * @param name of the pickle
	 * @throws IOException when it is damaged or asks for anything but tensors and plain values
	 */
	static Object read(final TorchZip zip, final String name, final String folder) throws IOException {
		final byte[] pickle = zip.bytes(name, TorchArchive.MAX_TEXT).orElseThrow(() -> new IOException(zip.file() +
			" lacks " + name + "."));
		return new RestrictedUnpickler(zip.file().toString(), new ScriptReader(zip, folder)).read(pickle);
	}

	@Override
	public ScriptTensor tensor(final Object[] arguments) {
		if (arguments.length != 6) throw new IllegalArgumentException("a tensor of " + arguments.length +
			" arguments, not 6");
		return new ScriptTensor(storage((Object[]) arguments[0]), TensorReader.whole(arguments[1]), TensorReader.wholes(
			arguments[2]), TensorReader.wholes(arguments[3]), (Boolean) arguments[4]);
	}

	@Override
	public Typed typed(final String function, final Object[] arguments) {
		return new Typed(function, arguments);
	}

	/** @param id {@code ('storage', torch.FloatStorage, 'key', 'cpu', numel)} */
	private ScriptTensor.Storage storage(final Object[] id) {
		final String type = ((RestrictedUnpickler.StorageType) id[1]).name(), key = (String) id[2];
		final ScriptTensor.Storage storage = storages.computeIfAbsent(key, k -> new ScriptTensor.Storage(type, values(
			k)));
		if (!storage.type().equals(type)) throw new IllegalArgumentException("storage " + key + " is of two types");
		if (storage.raw().length != (long) TensorReader.whole(id[4]) * Storages.width(type)) {
			throw new IllegalArgumentException("storage " + key + " claims " + id[4] + " values and holds " + storage
				.values());
		}
		return storage;
	}

	private byte[] values(final String key) {
		try {
			final byte[] raw = zip.bytes(folder + key, Math.min(Integer.MAX_VALUE - 8, left)).orElseThrow(
				() -> new IOException(zip.file() + " lacks the values of storage " + key + "."));
			left -= raw.length;
			return raw;
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}
}
