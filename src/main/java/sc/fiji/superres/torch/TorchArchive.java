package sc.fiji.superres.torch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.torch.RestrictedUnpickler.StorageType;

/**
 * PyTorch's zip container, read and written.
 *
 * <pre>{@code
 * StateDict weights = TorchArchive.readStateDict(Path.of("swinir.pth"));
 * Optional<String> ours = TorchArchive.readExtra(Path.of("model.pt"), "superres.json");
 * }</pre>
 */
public final class TorchArchive {

	private static final int MAX_PICKLE = 64 << 20; // a network of a million tensors stays below

	private TorchArchive() {}

	/**
	 * Writes a TorchScript file that {@code torch.jit.load}, libtorch and DJL read.
	 *
	 * @param file where to; written beside it first and then renamed
	 * @param root the network
	 * @param source TorchScript source of every class, children before their parents
	 * @param extra file name → text, kept under {@code extra/}
	 */
	public static void writeScript(final Path file, final ScriptModule root, final String source,
		final Map<String, String> extra) throws IOException
	{
		final TorchPickler pickler = new TorchPickler();
		final byte[] pickle = pickler.dumps(root);
		final Map<String, byte[]> texts = new LinkedHashMap<>();
		extra.forEach((name, text) -> texts.put("extra/" + name, text.getBytes(StandardCharsets.UTF_8)));
		texts.put("code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
		texts.put("data.pkl", pickle);
		texts.put("constants.pkl", new TorchPickler().dumps(new Object[0]));
		AtomicFile.write(file, out -> write(out, texts, pickler.storages(), "3\n"));
	}

	/** Writes a state dict that {@code torch.load} reads: an ordered dict of CPU float tensors. */
	public static void writeStateDict(final Path file, final StateDict weights) throws IOException {
		final Map<String, Object> tensors = new LinkedHashMap<>();
		weights.forEach(tensors::put);
		final TorchPickler pickler = new TorchPickler();
		final byte[] pickle = pickler.dumps(tensors);
		AtomicFile.write(file, out -> write(out, Map.of("data.pkl", pickle), pickler.storages(), "3\n"));
	}

	/**
	 * Reads the weights of a {@code .pth} state dict (plain, or under {@code params_ema} or {@code params} as KAIR and
	 * BasicSR write them) or of a TorchScript file (its parameters under their dotted names).
	 *
	 * @throws IOException when the file is cut off, damaged, or asks for anything but tensors; the message names it
	 */
	public static StateDict readStateDict(final Path file) throws IOException {
		try (ZipFile zip = open(file)) {
			final ZipEntry pickle = find(zip, "data.pkl").orElseThrow(() -> new IOException(file +
				" is a zip file but no PyTorch file: it has no data.pkl."));
			final String folder = pickle.getName().substring(0, pickle.getName().length() - "data.pkl".length());
			final Object root = new RestrictedUnpickler(file.toString(), arguments -> tensor(zip, folder, arguments)).read(
				bytes(zip, pickle, MAX_PICKLE));
			final StateDict weights = new StateDict();
			collect("", unwrap(root), weights);
			if (weights.names().isEmpty()) throw new IOException(file + " holds no tensors.");
			return weights;
		}
	}

	/** The text of a file under {@code extra/}, if there is one. */
	public static Optional<String> readExtra(final Path file, final String name) throws IOException {
		try (ZipFile zip = open(file)) {
			final Optional<? extends ZipEntry> entry = find(zip, "extra/" + name);
			if (entry.isEmpty()) return Optional.empty();
			return Optional.of(new String(bytes(zip, entry.get(), MAX_PICKLE), StandardCharsets.UTF_8));
		}
	}

	private static ZipFile open(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) throw new IOException("There is no model file " + file + ".");
		try {
			return new ZipFile(file.toFile());
		}
		catch (final ZipException exc) {
			throw new IOException(file + " is not a PyTorch file in the zip container (" + exc.getMessage() +
				"). It may be cut off, or saved by PyTorch before 1.6: load it there and torch.save it again.", exc);
		}
	}

	/** An entry directly below the archive's one top folder. */
	private static Optional<? extends ZipEntry> find(final ZipFile zip, final String name) {
		return zip.stream().filter(e -> e.getName().indexOf('/') == e.getName().length() - name.length() - 1 && e.getName()
			.endsWith(name)).findFirst();
	}

	private static byte[] bytes(final ZipFile zip, final ZipEntry entry, final long limit) throws IOException {
		if (entry.getSize() < 0 || entry.getSize() > limit) {
			throw new IOException(zip.getName() + ": " + entry.getName() + " claims " + entry.getSize() +
				" bytes, more than the " + limit + " it may have.");
		}
		try (var in = zip.getInputStream(entry)) {
			final byte[] bytes = in.readNBytes((int) entry.getSize());
			if (bytes.length != entry.getSize()) throw new IOException(zip.getName() + ": " + entry.getName() +
				" is cut off.");
			return bytes;
		}
	}

	private static FloatTensor tensor(final ZipFile zip, final String folder, final Object[] arguments) {
		final Object[] storage = (Object[]) arguments[0];
		final int[] shape = ints((Object[]) arguments[2]);
		final int[] strides = ints((Object[]) arguments[3]);
		final int offset = ((Number) arguments[1]).intValue();
		try {
			final ZipEntry entry = zip.getEntry(folder + "data/" + storage[2]);
			if (entry == null) throw new IOException(zip.getName() + " lacks the values of storage " + storage[2] + ".");
			// stored, not compressed: an entry cannot be larger than its file
			final byte[] raw = bytes(zip, entry, Math.min(Integer.MAX_VALUE - 8, Files.size(Path.of(zip.getName()))));
			final float[] values = Storages.floats(raw, ((StorageType) storage[1]).name());
			return Storages.strided(values, offset, shape, strides);
		}
		catch (final IOException exc) {
			throw new IllegalArgumentException(exc.getMessage(), exc);
		}
	}

	private static int[] ints(final Object[] numbers) {
		final int[] ints = new int[numbers.length];
		for (int i = 0; i < ints.length; i++)
			ints[i] = Math.toIntExact(((Number) numbers[i]).longValue());
		return ints;
	}

	private static Object unwrap(final Object root) {
		if (root instanceof Map<?, ?> map) {
			for (final String key : List.of("params_ema", "params", "state_dict"))
				if (map.get(key) instanceof Map<?, ?> inner) return inner;
		}
		return root;
	}

	private static void collect(final String prefix, final Object value, final StateDict weights) {
		if (value instanceof FloatTensor tensor) weights.put(prefix, tensor);
		else if (value instanceof Map<?, ?> map) map.forEach((name, child) -> collect(prefix.isEmpty() ? name.toString()
			: prefix + "." + name, child, weights));
	}

	private static void write(final OutputStream stream, final Map<String, byte[]> texts, final List<FloatTensor> storages,
		final String version) throws IOException
	{
		final ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(stream));
		for (final Map.Entry<String, byte[]> text : texts.entrySet())
			store(zip, text.getKey(), text.getValue());
		for (int key = 0; key < storages.size(); key++)
			store(zip, "data/" + key, Storages.bytes(storages.get(key).values()));
		store(zip, "version", version.getBytes(StandardCharsets.US_ASCII));
		zip.finish();
		zip.flush();
	}

	private static void store(final ZipOutputStream zip, final String name, final byte[] bytes) throws IOException {
		final ZipEntry entry = new ZipEntry("superres/" + name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(bytes.length);
		entry.setTime(0x386D4380L * 1000); // fixed, so that the same weights give the same bytes
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(bytes);
		zip.closeEntry();
	}
}
