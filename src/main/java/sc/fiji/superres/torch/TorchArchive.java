package sc.fiji.superres.torch;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import sc.fiji.superres.AtomicFile;

/**
 * Reads and writes PyTorch's zip container, and reads the container from before 1.6.
 *
 * <pre>{@code
 *
 * StateDict weights = TorchArchive.readStateDict(Path.of("swinir.pth"));
 * Optional<String> ours = TorchArchive.readExtra(Path.of("model.pt"), "superres.json");
 * }</pre>
 */
public final class TorchArchive {

	/** Greatest size of a pickle or text in bytes; the pickle of 20 000 tensors has about 5 MB. */
	public static final int MAX_TEXT = 8 << 20;

	/** Time stamp of every entry, so that the same weights give the same bytes in every time zone. */
	private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

	/**
	 * Names under which programs keep the weights of a network, an average before the last ones: chaiNNer reads these
	 * too, but for the fifth.
	 */
	private static final List<String> WRAPPERS = List.of("params_ema", "params-ema", "params", "state_dict",
		"model_state_dict", "model", "net");

	/** Version of the archive, which decides which operator schemas are valid. */
	private static final String VERSION = "3";

	private TorchArchive() {}

	/**
	 * Writes a TorchScript file that {@code torch.jit.load}, libtorch and DJL read.
	 *
	 * @param file the file to write; written beside it first and then renamed
	 * @param root the network
	 * @param source TorchScript source of every class, children before their parents
	 * @param extra file name → text, kept under {@code extra/}
	 */
	public static void writeScript(final Path file, final ScriptModule root, final String source,
		final Map<String, String> extra) throws IOException
	{
		final Map<String, String> texts = new LinkedHashMap<>();
		extra.forEach((name, text) -> texts.put("extra/" + name, text));
		texts.put("code/__torch__.py", source);
		AtomicFile.writeDurably(file, out -> script(out, root, new Object[0], texts, VERSION));
	}

	/**
	 * Writes a TorchScript file as bytes, to be loaded from memory.
	 *
	 * @param root the network
	 * @param source TorchScript source of every class, children before their parents
	 */
	public static byte[] script(final ScriptModule root, final String source) throws IOException {
		return script(root, new Object[0], Map.of("code/__torch__.py", source), VERSION);
	}

	/**
	 * Writes a TorchScript file as bytes, to be loaded from memory.
	 *
	 * @param root the network
	 * @param constants the tuple of constants that the code uses
	 * @param texts name of an entry → its content: source code, and other texts
	 * @param version version of the archive
	 */
	public static byte[] script(final Object root, final Object constants, final Map<String, String> texts,
		final String version) throws IOException
	{
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		script(bytes, root, constants, texts, version);
		return bytes.toByteArray();
	}

	private static void script(final OutputStream out, final Object root, final Object constants,
		final Map<String, String> texts, final String version) throws IOException
	{
		final TorchPickler network = new TorchPickler();
		final TorchPickler others = new TorchPickler();
		final Map<String, byte[]> entries = encoded(texts);
		entries.put("data.pkl", network.dumps(root));
		entries.put("constants.pkl", others.dumps(constants));
		entries.putAll(named("constants/", others.storages()));
		write(out, entries, network.storages(), version);
	}

	private static Map<String, byte[]> encoded(final Map<String, String> texts) {
		final Map<String, byte[]> encoded = new LinkedHashMap<>();
		texts.forEach((name, text) -> encoded.put(name, text.getBytes(StandardCharsets.UTF_8)));
		return encoded;
	}

	/** Names storages by their keys: {@code data/0}, {@code data/1} … */
	private static Map<String, byte[]> named(final String folder, final List<byte[]> storages) {
		final Map<String, byte[]> named = new LinkedHashMap<>();
		for (int key = 0; key < storages.size(); key++)
			named.put(folder + key, storages.get(key));
		return named;
	}

	/** Writes a plain state dict that {@code torch.load} reads: a dict of CPU float tensors in the given order. */
	public static void writeStateDict(final Path file, final StateDict weights) throws IOException {
		final Map<String, Object> tensors = new LinkedHashMap<>();
		weights.forEach(tensors::put);
		writeDict(file, tensors);
	}

	/**
	 * Writes a dict that {@code torch.load} reads, in the order of the map.
	 *
	 * @param root name → {@link FloatTensor}, {@link LongTensor}, or a map of them
	 */
	public static void writeDict(final Path file, final Map<String, ?> root) throws IOException {
		final TorchPickler pickler = new TorchPickler();
		final byte[] pickle = pickler.dumps(root);
		AtomicFile.writeDurably(file, out -> write(out, Map.of("data.pkl", pickle), pickler.storages(), VERSION));
	}

	/**
	 * Reads the weights of a {@code .pth} state dict or of a TorchScript file. A state dict may be in either container,
	 * and either plain, or under a name of programs that train: {@code params_ema} or {@code params} (KAIR, BasicSR),
	 * {@code state_dict} and others. A TorchScript file gives its parameters under their dotted names; it may have
	 * none.
	 *
	 * @throws IOException when the file is cut off, damaged, or asks for anything but tensors; the message names it
	 */
	public static StateDict readStateDict(final Path file) throws IOException {
		try {
			final StateDict weights = StateDict.flatten(unwrap(readObject(file)));
			if (weights.names().isEmpty() && !isScript(file)) throw new IOException(file + " holds no tensors.");
			return weights;
		}
		catch (final IllegalArgumentException exc) {
			throw new IOException(file + " was not read: " + exc.getMessage(), exc);
		}
	}

	/** Returns the text of the entry {@code extra/NAME}, if there is one. */
	public static Optional<String> readExtra(final Path file, final String name) throws IOException {
		if (OldArchive.is(file)) return Optional.empty();
		try (TorchZip zip = TorchZip.open(file)) {
			final Optional<byte[]> bytes = zip.bytes("extra/" + name, MAX_TEXT);
			return bytes.map(text -> new String(text, StandardCharsets.UTF_8));
		}
	}

	/** Whether a file is TorchScript, which is the case if it holds code. */
	public static boolean isScript(final Path file) throws IOException {
		if (OldArchive.is(file)) return false;
		try (TorchZip zip = TorchZip.open(file)) {
			return zip.holdsCode();
		}
	}

	private static Object readObject(final Path file) throws IOException {
		if (OldArchive.is(file)) return OldArchive.read(file);
		return readZip(file);
	}

	private static Object readZip(final Path file) throws IOException {
		try (TorchZip zip = TorchZip.open(file)) {
			requireLittleEndian(zip);
			return pickled(zip, "data.pkl");
		}
	}

	/**
	 * Refuses a file of a big-endian machine.
	 *
	 * @throws IOException naming the file
	 */
	public static void requireLittleEndian(final TorchZip zip) throws IOException {
		final Optional<byte[]> order = zip.bytes("byteorder", MAX_TEXT);
		if (order.isPresent() && isBig(order.get())) throw new IOException(zip.file() +
			" comes from a big-endian machine; load it in Python and torch.save it again.");
	}

	private static boolean isBig(final byte[] order) {
		return new String(order, StandardCharsets.US_ASCII).startsWith("big");
	}

	/** Reads a pickle of the zip container; the values of its storages lie in a folder beside it. */
	private static Object pickled(final TorchZip zip, final String name) throws IOException {
		final TensorReader tensors = new TensorReader(zip.file(), (key, limit) -> storage(zip, key, limit));
		final RestrictedUnpickler unpickler = new RestrictedUnpickler(zip.file().toString(), tensors);
		return unpickler.read(zip.pickle(name));
	}

	private static byte[] storage(final TorchZip zip, final String key, final long limit) throws IOException {
		return zip.values("data/", key, limit);
	}

	private static Object unwrap(final Object root) {
		if (isModule(root) || !(root instanceof Map<?, ?> map)) return root;
		for (final String key : WRAPPERS)
			if (map.get(key) instanceof Map<?, ?> inner) return inner;
		return root;
	}

	private static boolean isModule(final Object root) {
		return root instanceof RestrictedUnpickler.Attributes attributes && !attributes.type().isEmpty();
	}

	private static void write(final OutputStream stream, final Map<String, byte[]> texts, final List<byte[]> storages,
		final String version) throws IOException
	{
		final ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(stream));
		store(zip, texts);
		store(zip, named("data/", storages));
		store(zip, "version", (version + "\n").getBytes(StandardCharsets.US_ASCII));
		zip.finish();
		zip.flush();
	}

	private static void store(final ZipOutputStream zip, final Map<String, byte[]> entries) throws IOException {
		for (final Map.Entry<String, byte[]> entry : entries.entrySet())
			store(zip, entry.getKey(), entry.getValue());
	}

	private static void store(final ZipOutputStream zip, final String name, final byte[] bytes) throws IOException {
		zip.putNextEntry(entry(name, bytes));
		zip.write(bytes);
		zip.closeEntry();
	}

	private static ZipEntry entry(final String name, final byte[] bytes) {
		final ZipEntry entry = new ZipEntry("superres/" + name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(bytes.length);
		entry.setTimeLocal(NO_TIME);
		entry.setCrc(TorchZip.checksum(bytes));
		return entry;
	}
}
