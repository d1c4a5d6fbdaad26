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
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import sc.fiji.superres.AtomicFile;

/**
 * PyTorch's files: the zip container read and written, the one before 1.6 read.
 *
 * <pre>{@code
 *
 * StateDict weights = TorchArchive.readStateDict(Path.of("swinir.pth"));
 * Optional<String> ours = TorchArchive.readExtra(Path.of("model.pt"), "superres.json");
 * }</pre>
 */
public final class TorchArchive {

	/** Bytes a pickle or text may have; the pickle of 20 000 tensors takes some 5 MB. */
	public static final int MAX_TEXT = 8 << 20;

	/** Of every entry, so that the same weights give the same bytes, in every time zone. */
	private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

	/** Of the archive; which operator schemas hold. */
	private static final String VERSION = "3";

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
		final Map<String, String> texts = new LinkedHashMap<>();
		extra.forEach((name, text) -> texts.put("extra/" + name, text));
		texts.put("code/__torch__.py", source);
		AtomicFile.writeDurably(file, out -> script(out, root, new Object[0], texts, VERSION));
	}

	/**
	 * A TorchScript file as bytes, to be loaded from memory.
	 *
	 * @param root the network
	 * @param source TorchScript source of every class, children before their parents
	 */
	public static byte[] script(final ScriptModule root, final String source) throws IOException {
		return script(root, new Object[0], Map.of("code/__torch__.py", source), VERSION);
	}

	/** @param texts name of an entry → what it says: code, and what lies beside it */
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
		final TorchPickler network = new TorchPickler(), others = new TorchPickler();
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		texts.forEach((name, text) -> entries.put(name, text.getBytes(StandardCharsets.UTF_8)));
		entries.put("data.pkl", network.dumps(root));
		entries.put("constants.pkl", others.dumps(constants));
		for (int key = 0; key < others.storages().size(); key++)
			entries.put("constants/" + key, others.storages().get(key));
		write(out, entries, network.storages(), version);
	}

	/** Writes a plain state dict that {@code torch.load} reads: an ordered dict of CPU float tensors. */
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
	 * Reads the weights of a {@code .pth} state dict, in the zip container or the one before it (plain, or under
	 * {@code params_ema} or {@code params} as KAIR and BasicSR write them, or {@code state_dict} or
	 * {@code model_state_dict}), or of a TorchScript file (its parameters under their dotted names; there may be none).
	 *
	 * @throws IOException when the file is cut off, damaged, or asks for anything but tensors; the message names it
	 */
	public static StateDict readStateDict(final Path file) throws IOException {
		try {
			final StateDict weights = StateDict.flatten(unwrap(OldArchive.is(file) ? OldArchive.read(file) : readZip(
				file)));
			if (weights.names().isEmpty() && !isScript(file)) throw new IOException(file + " holds no tensors.");
			return weights;
		}
		catch (final IllegalArgumentException exc) {
			throw new IOException(file + " was not read: " + exc.getMessage(), exc);
		}
	}

	/** The text of a file under {@code extra/}, if there is one. */
	public static Optional<String> readExtra(final Path file, final String name) throws IOException {
		if (OldArchive.is(file)) return Optional.empty();
		try (TorchZip zip = TorchZip.open(file)) {
			return zip.bytes("extra/" + name, MAX_TEXT).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
		}
	}

	/** Whether a file is TorchScript: whether code lies in it. */
	public static boolean isScript(final Path file) throws IOException {
		if (OldArchive.is(file)) return false;
		try (TorchZip zip = TorchZip.open(file)) {
			return zip.names().stream().anyMatch(name -> name.startsWith("code/"));
		}
	}

	private static Object readZip(final Path file) throws IOException {
		try (TorchZip zip = TorchZip.open(file)) {
			requireLittleEndian(zip);
			return pickled(zip, "data.pkl");
		}
	}

	public static void requireLittleEndian(final TorchZip zip) throws IOException {
		final Optional<byte[]> order = zip.bytes("byteorder", MAX_TEXT);
		if (order.isPresent() && new String(order.get(), StandardCharsets.US_ASCII).startsWith("big")) {
			throw new IOException(zip.file() +
				" comes from a big-endian machine; load it in Python and torch.save it again.");
		}
	}

	/** What a pickle of the zip container holds; the values of its storages lie in a folder beside it. */
	private static Object pickled(final TorchZip zip, final String name) throws IOException {
		final TensorReader tensors = new TensorReader(zip.file(), (key, limit) -> zip.bytes("data/" + key, limit)
			.orElseThrow(() -> new IOException(zip.file() + " lacks the values of storage " + key + ".")));
		return new RestrictedUnpickler(zip.file().toString(), tensors).read(zip.bytes(name, MAX_TEXT).orElseThrow(
			() -> new IOException(zip.file() + " lacks " + name + ".")));
	}

	private static Object unwrap(final Object root) {
		final boolean module = root instanceof RestrictedUnpickler.Attributes attributes && !attributes.type()
			.isEmpty();
		if (module || !(root instanceof Map<?, ?> map)) return root;
		for (final String key : List.of("params_ema", "params", "state_dict", "model_state_dict"))
			if (map.get(key) instanceof Map<?, ?> inner) return inner;
		return root;
	}

	private static void write(final OutputStream stream, final Map<String, byte[]> texts, final List<byte[]> storages,
		final String version) throws IOException
	{
		final ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(stream));
		for (final Map.Entry<String, byte[]> text : texts.entrySet())
			store(zip, text.getKey(), text.getValue());
		for (int key = 0; key < storages.size(); key++)
			store(zip, "data/" + key, storages.get(key));
		store(zip, "version", (version + "\n").getBytes(StandardCharsets.US_ASCII));
		zip.finish();
		zip.flush();
	}

	private static void store(final ZipOutputStream zip, final String name, final byte[] bytes) throws IOException {
		final ZipEntry entry = new ZipEntry("superres/" + name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(bytes.length);
		entry.setTimeLocal(NO_TIME);
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(bytes);
		zip.closeEntry();
	}
}
