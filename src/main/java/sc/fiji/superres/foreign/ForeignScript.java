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
 * Reads other people's TorchScript, checks it, and writes it anew for libtorch, which sees no byte of the file itself:
 * libtorch reads containers in its own way (it takes the first of two entries of the same name, names in any case, and
 * the folder of the first entry), compares no checksums, and trusts every size and pickle. Code may only call what
 * networks need.
 *
 * <pre>{@code
 *
 * byte[] archive = ForeignScript.archive(Path.of("network.pt"));
 * }</pre>
 */
public final class ForeignScript {

	/** The greatest number of bytes of code, after decompression. */
	private static final long MAX_CODE = 16 << 20;

	private static final Pattern CODE = Pattern.compile("code/__torch__(/\\w+)*\\.py");

	/** Other entries that such a file may have: values, and entries that are not needed here. */
	private static final Pattern KNOWN = Pattern.compile(
		"data\\.pkl|constants\\.pkl|bytecode\\.pkl|traced_inputs\\.pkl|mobile_debug_handles\\.pkl|" +
			"(data|constants|bytecode|traced_inputs)/[\\w.-]+|version|byteorder|\\.format_version|" +
			"\\.storage_alignment|\\.data/(version|serialization_id)|extra/.*|code/.*\\.debug_pkl|.*/");

	private ForeignScript() {}

	/**
	 * Checks a file and returns it in the form in which libtorch may read it.
	 *
	 * @return a zip container of one folder: code, values and version, and nothing else
	 * @throws IOException when an entry is damaged or unknown, a pickle holds anything but tensors and plain values of
	 *             the types that the code declares, or the code calls what no network needs; the message names the file
	 *             and the reason
	 */
	public static byte[] archive(final Path file) throws IOException {
		try (TorchZip zip = TorchZip.open(file)) {
			requireOneOfEach(zip);
			return checked(zip);
		}
		catch (final IllegalArgumentException exc) {
			throw new IOException(file + " was not run: " + exc.getMessage() +
				". If it is a SwinIR, SPAN or ESRGAN, save its state dict instead of TorchScript.", exc);
		}
	}

	private static byte[] checked(final TorchZip zip) throws IOException {
		final Map<String, String> code = code(zip);
		final ScriptValues values = new ScriptValues(ScriptCheck.check(code));
		final Object network = values.network(ScriptReader.read(zip, "data.pkl", "data/"));
		final Object constants = values.constants(ScriptReader.read(zip, "constants.pkl", "constants/"));
		TorchArchive.requireLittleEndian(zip);
		return TorchArchive.script(network, constants, code, version(zip));
	}

	private static void requireOneOfEach(final TorchZip zip) {
		final Set<String> seen = new HashSet<>();
		for (final String name : zip.allNames()) {
			final String inner = inner(name, zip.folder());
			final boolean isNew = seen.add(inner.toLowerCase(Locale.ROOT));
			if (!isNew) throw new IllegalArgumentException("it has '" + inner + "' twice");
			requireKnown(inner);
		}
	}

	private static void requireKnown(final String inner) {
		if (isKnown(inner)) return;
		throw new IllegalArgumentException("it has an entry '" + inner + "', which no network needs");
	}

	private static String inner(final String name, final String folder) {
		if (name.startsWith(folder)) return name.substring(folder.length());
		throw new IllegalArgumentException("'" + name + "' lies outside its folder " + folder);
	}

	private static boolean isKnown(final String inner) {
		return inner.isEmpty() || isCode(inner) || KNOWN.matcher(inner).matches();
	}

	private static boolean isCode(final String inner) {
		return CODE.matcher(inner).matches();
	}

	private static Map<String, String> code(final TorchZip zip) throws IOException {
		final Map<String, String> code = new TreeMap<>();
		long left = MAX_CODE;
		for (final String name : zip.names()) {
			if (!isCode(name)) continue;
			final byte[] bytes = zip.bytes(name, left).orElseThrow();
			left -= bytes.length;
			code.put(name, new String(bytes, StandardCharsets.UTF_8));
		}
		return code;
	}

	private static String version(final TorchZip zip) throws IOException {
		final String version = new String(versionEntry(zip), StandardCharsets.US_ASCII).trim();
		if (!version.matches("\\d{1,3}")) throw new IllegalArgumentException("its version is no number");
		return version;
	}

	private static byte[] versionEntry(final TorchZip zip) throws IOException {
		final Optional<byte[]> hidden = zip.bytes(".data/version", TorchArchive.MAX_TEXT);
		if (hidden.isPresent()) return hidden.get();
		final Optional<byte[]> plain = zip.bytes("version", TorchArchive.MAX_TEXT);
		return plain.orElseThrow(() -> new IllegalArgumentException("it has no version"));
	}
}
