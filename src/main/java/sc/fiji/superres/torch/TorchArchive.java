package sc.fiji.superres.torch;

import java.io.BufferedOutputStream;
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
 * PyTorch's zip container, read and written.
 *
 * <pre>{@code
 * StateDict weights = TorchArchive.readStateDict(Path.of("swinir.pth"));
 * Optional<String> ours = TorchArchive.readExtra(Path.of("model.pt"), "superres.json");
 * }</pre>
 */
public final class TorchArchive {

	private static final int MAX_TEXT = 16 << 20; // the pickle of 80 000 tensors

	/** Of every entry, so that the same weights give the same bytes, in every time zone. */
	private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

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
		AtomicFile.writeDurably(file, out -> write(out, texts, pickler.storages(), "3\n"));
	}

	/** Writes a state dict that {@code torch.load} reads: an ordered dict of CPU float tensors. */
	public static void writeStateDict(final Path file, final StateDict weights) throws IOException {
		final Map<String, Object> tensors = new LinkedHashMap<>();
		weights.forEach(tensors::put);
		final TorchPickler pickler = new TorchPickler();
		final byte[] pickle = pickler.dumps(tensors);
		AtomicFile.writeDurably(file, out -> write(out, Map.of("data.pkl", pickle), pickler.storages(), "3\n"));
	}

	/**
	 * Reads the weights of a {@code .pth} state dict (plain, or under {@code params_ema} or {@code params} as KAIR and
	 * BasicSR write them) or of a TorchScript file (its parameters under their dotted names).
	 *
	 * @throws IOException when the file is cut off, damaged, or asks for anything but tensors; the message names it
	 */
	public static StateDict readStateDict(final Path file) throws IOException {
		try (TorchZip zip = TorchZip.open(file)) {
			final byte[] pickle = zip.bytes("data.pkl", MAX_TEXT).orElseThrow();
			final StateDict weights = StateDict.flatten(unwrap(new RestrictedUnpickler(file.toString(), new TensorReader(
				zip)::rebuild).read(pickle)));
			if (weights.names().isEmpty()) throw new IOException(file + " holds no tensors.");
			return weights;
		}
		catch (final IllegalArgumentException exc) {
			throw new IOException(file + " was not read: " + exc.getMessage(), exc);
		}
	}

	/** The text of a file under {@code extra/}, if there is one. */
	public static Optional<String> readExtra(final Path file, final String name) throws IOException {
		try (TorchZip zip = TorchZip.open(file)) {
			return zip.bytes("extra/" + name, MAX_TEXT).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
		}
	}

	private static Object unwrap(final Object root) {
		if (root instanceof Map<?, ?> map) {
			for (final String key : List.of("params_ema", "params", "state_dict"))
				if (map.get(key) instanceof Map<?, ?> inner) return inner;
		}
		return root;
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
		entry.setTimeLocal(NO_TIME);
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(bytes);
		zip.closeEntry();
	}
}
