package sc.fiji.superres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests, by which anybody can tell that two files or contents are the same. */
public final class Sha256 {

	private Sha256() {}

	/** Returns the digest of a file: 64 hexadecimal digits in lower case. */
	public static String of(final Path file) throws IOException {
		final MessageDigest digest = begin();
		try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
			in.transferTo(OutputStream.nullOutputStream());
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/** Begins a digest, to which bytes can be added. */
	public static MessageDigest begin() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new IllegalStateException("Every Java platform has SHA-256; this one does not.", exc);
		}
	}
}
