package sc.fiji.superres.foreign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import sc.fiji.superres.torch.TorchArchive;
import sc.fiji.superres.torch.TorchZip;

/**
 * Other people's TorchScript, read here, checked, and written anew for libtorch, which sees no byte of the file itself:
 * libtorch reads containers in ways of its own (the first of two entries of one name, names in any case, the folder of
 * the first entry), compares no checksums, and believes every size and pickle. Code may only call what networks need.
 *
 * <pre>{@code
 *
 * byte[] archive = ForeignScript.archive(Path.of("network.pt"));
 * }</pre>
 */
public final class ForeignScript {

	/** Bytes of code that are read at all: code is compressed. */
	private static final long MAX_CODE = 16 << 20;

	private static final Pattern CODE = Pattern.compile("code/__torch__(/\\w+)*\\.py");

	/** What else may lie in such a file: values, and what this way to run it does not need. */
	private static final Pattern KNOWN = Pattern.compile(
		"data\\.pkl|constants\\.pkl|bytecode\\.pkl|traced_inputs\\.pkl|" +
			"mobile_debug_handles\\.pkl|(data|constants|bytecode|traced_inputs)/[\\w.-]+|version|byteorder|" +
			"\\.format_version|\\.storage_alignment|\\.data/(version|serialization_id)|extra/.*|code/.*\\.debug_pkl|.*/");

	private ForeignScript() {}

	/**
	 * The file as libtorch may read it.
	 *
	 * @return a zip container of one folder: code, values and version, and nothing else
	 * @throws IOException when an entry is damaged or unknown, a pickle holds anything but tensors and plain values of
	 *             the types the code declares, or the code calls what no network needs; the message names the file and
	 *             what it was
	 */
	public static byte[] archive(final Path file) throws IOException {
		try (TorchZip zip = TorchZip.open(file)) {
			requireOneOfEach(zip);
			final Map<String, String> code = code(zip);
			final ScriptValues values = new ScriptValues(ScriptCheck.check(code));
			final Object network = values.network(ScriptReader.read(zip, "data.pkl", "data/"));
			final Object constants = values.constants(ScriptReader.read(zip, "constants.pkl", "constants/"));
			TorchArchive.requireLittleEndian(zip);
			return TorchArchive.script(network, constants, code, version(zip));
		}
		catch (final IllegalArgumentException exc) {
			throw new IOException(file + " was not run: " + exc.getMessage() +
				". If it is a SwinIR, save its state dict instead of TorchScript.", exc);
		}
	}

	private static void requireOneOfEach(final TorchZip zip) {
		final Set<String> seen = new HashSet<>();
		for (final String name : zip.allNames()) {
			final String inner = name.startsWith(zip.folder()) ? name.substring(zip.folder().length()) : null;
			if (inner == null) throw new IllegalArgumentException("'" + name + "' lies outside its folder " + zip
				.folder());
			if (!seen.add(inner.toLowerCase(Locale.ROOT))) throw new IllegalArgumentException("it has '" + inner +
				"' twice");
			final boolean known = inner.isEmpty() || CODE.matcher(inner).matches() || KNOWN.matcher(inner).matches();
			if (!known) throw new IllegalArgumentException("it has an entry '" + inner + "', which no network needs");
		}
	}

	private static Map<String, String> code(final TorchZip zip) throws IOException {
		final Map<String, String> code = new TreeMap<>();
		long left = MAX_CODE;
		for (final String name : zip.names()) {
			if (!CODE.matcher(name).matches()) continue;
			final byte[] bytes = zip.bytes(name, left).orElseThrow();
			left -= bytes.length;
			code.put(name, new String(bytes, StandardCharsets.UTF_8));
		}
		return code;
	}

	private static String version(final TorchZip zip) throws IOException {
		final Optional<byte[]> hidden = zip.bytes(".data/version", TorchArchive.MAX_TEXT);
		final byte[] bytes = hidden.isPresent() ? hidden.get() : zip.bytes("version", TorchArchive.MAX_TEXT)
			.orElseThrow(() -> new IllegalArgumentException("it has no version"));
		final String version = new String(bytes, StandardCharsets.US_ASCII).trim();
		if (!version.matches("\\d{1,3}")) throw new IllegalArgumentException("its version is no number");
		return version;
	}
}
