package sc.fiji.superres.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file, by which anybody can tell that two files are the same. */
public final class Sha256 {

	private Sha256() {}

	/** 64 hexadecimal digits, lower case. */
	public static String of(final Path file) throws IOException {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
				in.transferTo(java.io.OutputStream.nullOutputStream());
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new IllegalStateException("Every Java has SHA-256.", exc);
		}
	}
}
