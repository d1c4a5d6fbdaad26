package sc.fiji.superres.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises files that have the name of a model but are something else. */
final class Lookalike {

	private static final int START = 512;
	private static final int TAR_MARK = 257;
	private static final String GZIP_MARK = "\u001f\u008b";

	private static final String POINTER = "It is a pointer of Git LFS, not the file itself: run 'git lfs pull', " +
		"or download the file from the page of the repository.";
	private static final String WEB_PAGE =
		"It is a web page, as a download gives that went to the page of a file: download the file itself.";

	private static final String PICKLE = "It is a pickle that torch.save did not write: " +
		"get the weights as a plain state dict, saved by torch.save.";
	private static final String IMAGE = "It is an image, not a model.";
	private static final String SAFETENSORS = "It is a safetensors file: let its name end in .safetensors.";

	/** How the files of image programs and of pickle begin: TIFF, PNG, JPEG; protocols 2 to 5. */
	private static final Pattern IMAGE_MARK = Pattern.compile("(II\\*\0|MM\0\\*|\u0089PNG|\u00ff\u00d8\u00ff).*",
		Pattern.DOTALL);
	private static final Pattern PICKLE_MARK = Pattern.compile("\u0080[\u0002-\u0005].*", Pattern.DOTALL);
	/** The length of a header, and its JSON. */
	private static final Pattern SAFETENSORS_MARK = Pattern.compile(".{8}\\{\".*", Pattern.DOTALL);

	private Lookalike() {}

	/** Returns a sentence for people that says what the file is and what to do. */
	static String of(final Path file) throws IOException {
		final String start = start(file);
		final String text = start.strip().toLowerCase(Locale.ROOT);
		if (text.startsWith("version https://git-lfs")) return POINTER;
		if (isWebPage(text)) return WEB_PAGE;
		return ofBytes(start);
	}

	private static boolean isWebPage(final String text) {
		return text.startsWith("<!doctype") || text.startsWith("<html");
	}

	private static String ofBytes(final String start) {
		if (start.startsWith(GZIP_MARK)) return "It is compressed by gzip: unpack it first.";
		if (start.startsWith("ustar", TAR_MARK))
			return "It is a tar archive, as PyTorch wrote before 0.4: load it in Python and torch.save it again.";
		return ofMark(start);
	}

	private static String ofMark(final String start) {
		if (IMAGE_MARK.matcher(start).matches()) return IMAGE;
		if (PICKLE_MARK.matcher(start).matches()) return PICKLE;
		if (SAFETENSORS_MARK.matcher(start).matches()) return SAFETENSORS;
		return "It may be cut off.";
	}

	private static String start(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
		}
	}
}
