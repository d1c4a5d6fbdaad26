package sc.fiji.superres.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a file is that has the name of a model and is none. */
final class Lookalike {

	private Lookalike() {}

	/** A sentence for people that says what it is and what to do. */
	static String of(final Path file) throws IOException {
		final String start = start(file), text = start.strip().toLowerCase(Locale.ROOT);
		if (text.startsWith("version https://git-lfs"))
			return "It is a pointer of Git LFS, not the file itself: run 'git lfs pull', " +
				"or download the file from the page of the repository.";
		if (text.startsWith("<!doctype") || text.startsWith("<html"))
			return "It is a web page, as a download gives that went to " +
				"the page of a file: download the file itself.";
		if (start.startsWith("\u001f\u008b")) return "It is compressed by gzip: unpack it first.";
		if (start.startsWith("ustar", 257))
			return "It is a tar archive, as PyTorch wrote before 0.4: load it in Python and " + "torch.save it again.";
		return "It may be cut off.";
	}

	private static String start(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return new String(in.readNBytes(512), StandardCharsets.ISO_8859_1);
		}
	}
}
