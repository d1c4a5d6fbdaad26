package sc.fiji.superres.engine;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.util.ClassLoaderUtils;
import ai.djl.util.Platform;
import ai.djl.util.Utils;

/**
 * The folder DJL unpacks PyTorch's libraries into. DJL never looks at it again: a library that a power cut left
 * unfinished kills the JVM when it is loaded. And where the home folder cannot be written DJL takes the folder of
 * temporary files, where anybody may have put libraries of his own.
 */
final class NativeCache {

	private static final String WAY_OUT =
		" Set the environment variable DJL_CACHE_DIR to a folder that only you can write to.";

	/** What is wrong with the folder, for people. */
	static final class Refused extends IllegalStateException {

		private static final long serialVersionUID = 1;

		private Refused(final String message) {
			super(message);
		}
	}

	private NativeCache() {}

	/** Where the libraries lie, those of each version in a folder of their own. */
	static Path folder() {
		return Utils.getEngineCacheDir("pytorch");
	}

	/**
	 * Looks at the folder, and takes away libraries that are not whole; DJL then unpacks them anew.
	 *
	 * @throws Refused where others can write there, or what is damaged cannot be taken away
	 */
	static void check() {
		if (!isSet("DJL_CACHE_DIR") && !isSet("ENGINE_CACHE_DIR")) requireWritable(Path.of(System.getProperty(
			"user.home")));
		final Platform platform = Platform.detectPlatform("pytorch");
		final Path own = folder(platform);
		for (final Path place : new Path[] { folder().getParent(), folder(), own })
			requireOwn(place);
		if (!platform.isPlaceholder() && Files.isDirectory(own)) repair(own, sizes(platform));
	}

	/** Where the libraries of this version lie. */
	private static Path folder(final Platform platform) {
		return folder().resolve(platform.getVersion() + "-" + platform.getFlavor() + "-" + platform.getClassifier());
	}

	private static void requireWritable(final Path home) {
		if (!Files.isWritable(home)) throw new Refused("PyTorch's libraries are unpacked into the home folder, and " +
			home + " cannot be written." + WAY_OUT);
	}

	private static boolean isSet(final String variable) {
		final String value = Utils.getEnvOrSystemProperty(variable);
		return value != null && !value.isEmpty();
	}

	/** Refuses a folder that everybody can write to, where the system knows such a thing. */
	static void requireOwn(final Path place) {
		if (!Files.isDirectory(place) || File.separatorChar == '\\') return;
		try {
			if (!Files.getPosixFilePermissions(place).contains(PosixFilePermission.OTHERS_WRITE)) return;
		}
		catch (IOException | UnsupportedOperationException exc) {
			return; // it says nothing of who may write
		}
		throw new Refused("PyTorch's libraries are not loaded from " + place + ", where anybody can put others." +
			WAY_OUT);
	}

	/** Name of each library → its bytes, as the jars have it. */
	private static Map<String, Long> sizes(final Platform platform) {
		final String flavor = platform.getFlavor();
		final String classifier = platform.getClassifier();
		final Map<String, Long> sizes = new LinkedHashMap<>();
		for (final String library : platform.getLibraries())
			sizes.put(library, size("pytorch/" + flavor + "/" + classifier + "/" + library));
		final String bridge = System.mapLibraryName("djl_torch");
		sizes.put(platform.getApiVersion() + "-" + bridge, size("jnilib/" + classifier + "/" + flavor + "/" + bridge));
		sizes.values().removeIf(size -> size < 0);
		return sizes;
	}

	/** Bytes of an entry of a jar, −1 where it is not there or nobody knows. */
	private static long size(final String resource) {
		try {
			final URL url = ClassLoaderUtils.getResource(resource);
			return url == null ? -1 : url.openConnection().getContentLengthLong();
		}
		catch (final IOException exc) {
			return -1;
		}
	}

	/**
	 * Empties the folder where a library in it has another size; one that is missing counts, but for the one DJL adds
	 * itself.
	 */
	static void repair(final Path folder, final Map<String, Long> sizes) {
		try {
			if (isWhole(folder, sizes)) return;
			Utils.deleteQuietly(folder);
			if (Files.exists(folder)) throw new IOException("another program may have it open");
		}
		catch (final IOException exc) {
			throw new Refused("PyTorch's libraries in " + folder +
				" are not whole. Delete this folder: they are then unpacked anew (" + exc.getMessage() + ").");
		}
	}

	private static boolean isWhole(final Path folder, final Map<String, Long> sizes) throws IOException {
		for (final Map.Entry<String, Long> library : sizes.entrySet())
			if (!isWhole(folder.resolve(library.getKey()), library.getValue())) return false;
		return true;
	}

	private static boolean isWhole(final Path library, final long bytes) throws IOException {
		if (!Files.exists(library)) return library.getFileName().toString().contains("djl_torch");
		return Files.size(library) == bytes;
	}
}
