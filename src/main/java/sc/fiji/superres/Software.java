package sc.fiji.superres;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Which program this is, as results and reports say it: its name, its version, and the commit that it was built from.
 * They are read from the manifest of the jar that the build writes.
 */
public final class Software {

	/** The name of the program. */
	public static final String NAME = "Super-Resolution for Fiji";

	/** Letters of a commit that tell it from all others. */
	private static final int SHORT_COMMIT = 12;
	private static final String COMMIT = "[0-9a-f]{40}";
	private static final Attributes MANIFEST = manifest().map(Manifest::getMainAttributes).orElseGet(Attributes::new);

	private Software() {}

	/** Such as {@code Super-Resolution for Fiji 0.1.0, commit 1d8daa766fb0}. */
	public static String description() {
		return description(MANIFEST);
	}

	static String description(final Attributes manifest) {
		return NAME + " " + version(manifest) + ", " + commit(manifest.getValue("Implementation-Build"));
	}

	private static String version(final Attributes manifest) {
		final String version = manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
		if (version == null) return "of unknown version (not run from its jar)";
		return version;
	}

	/** @param build the whole commit; null or another text where the jar was built outside of a git repository */
	private static String commit(final String build) {
		if (build == null || !build.matches(COMMIT)) return "commit unknown (not built in a git repository)";
		return "commit " + build.substring(0, SHORT_COMMIT);
	}

	/** That of our jar; empty where classes lie in a folder, or the jar cannot be read. */
	private static Optional<Manifest> manifest() {
		final CodeSource source = Software.class.getProtectionDomain().getCodeSource();
		if (source == null) return Optional.empty();
		try {
			return manifest(Path.of(source.getLocation().toURI()));
		}
		catch (final IOException | URISyntaxException | IllegalArgumentException exc) {
			return Optional.empty();
		}
	}

	private static Optional<Manifest> manifest(final Path classes) throws IOException {
		if (!Files.isRegularFile(classes)) return Optional.empty();
		try (JarFile jar = new JarFile(classes.toFile())) {
			return Optional.ofNullable(jar.getManifest());
		}
	}
}
