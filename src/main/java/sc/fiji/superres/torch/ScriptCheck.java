package sc.fiji.superres.torch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked at before libtorch reads other people's TorchScript: libtorch compares no checksums, believes every size
 * and pickle, and its interpreter has functions that write files. This finds every damaged file, and code that names such
 * a function; it is no wall against somebody who writes a file to break libtorch.
 */
public final class ScriptCheck {

	/** All entries together beyond the size of the file: code is compressed. */
	private static final long MAX_INFLATED = 64 << 20;

	/** Characters of all code, and of one statement: libtorch calls itself for whatever is nested or follows each other. */
	private static final int MAX_CODE = 2 << 20, MAX_STATEMENT = 20_000;

	/** Functions of files, also by getattr(torch, "save"). */
	private static final Pattern FILES = Pattern.compile("\\b(save|from_file|_pickle_save|_pickle_load_obj)\\b");

	/** Characters of a text by their number, which could hide such a name. */
	private static final Pattern ESCAPE = Pattern.compile("\\\\[0-7xuUN]");

	private ScriptCheck() {}

	/**
	 * @throws IOException when an entry is damaged, a pickle holds anything but tensors and plain values, or the code names
	 *           a function that reads or writes files; the message names the file
	 */
	public static void check(final Path file) throws IOException {
		try (TorchZip zip = TorchZip.open(file)) {
			TorchArchive.pickled(zip, "data.pkl", "data/");
			TorchArchive.pickled(zip, "constants.pkl", "constants/");
			long left = Files.size(file) + MAX_INFLATED, code = 0;
			for (final String name : zip.names()) {
				final byte[] bytes = zip.bytes(name, Math.min(left, Integer.MAX_VALUE - 8)).orElseThrow();
				left -= bytes.length;
				if (!name.startsWith("code/") || !name.endsWith(".py")) continue;
				code += bytes.length;
				if (code > MAX_CODE) throw refused(file, name, "and what comes before it is more than " + MAX_CODE + " bytes");
				checkCode(file, name, new String(bytes, StandardCharsets.UTF_8));
			}
		}
	}

	private static void checkCode(final Path file, final String name, final String code) throws IOException {
		final Matcher found = FILES.matcher(code);
		if (found.find()) throw refused(file, name, "names '" + found.group() + "', which reads or writes files");
		if (ESCAPE.matcher(code).find()) throw refused(file, name, "writes characters by their number, which can hide a name");
		int brackets = 0, start = 0;
		for (int i = 0; i < code.length(); i++) {
			if ("([{".indexOf(code.charAt(i)) >= 0) brackets++;
			if (")]}".indexOf(code.charAt(i)) >= 0) brackets--;
			if (code.charAt(i) == '\n' && brackets <= 0) start = i;
			if (i - start > MAX_STATEMENT) throw refused(file, name, "has a statement of more than " + MAX_STATEMENT +
				" characters");
		}
	}

	private static IOException refused(final Path file, final String name, final String why) {
		return new IOException(file + " was not run: its code " + name + " " + why +
			". If it is a SwinIR, save its state dict instead of TorchScript.");
	}
}
