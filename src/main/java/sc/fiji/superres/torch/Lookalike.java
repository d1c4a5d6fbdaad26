package sc.fiji.superres.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Recognises files that have the name of a model but are something else. */
final class Lookalike {

	private static final int START = 512;
	private static final int TAR_MARK = 257;
	private static final String GZIP_MARK = "\u001f\u008b";

	private static final String POINTER = "It is a pointer of Git LFS, not the file itself: run 'git lfs pull', " +
		"or download the file from the page of the repository.";
	private static final String WEB_PAGE =
		"It is a web page, as a download gives that went to the page of a file: download the file itself.";

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
		return "It may be cut off.";
	}

	private static String start(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
		}
	}
}
