package sc.fiji.superres.natives;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

import ai.djl.util.Platform;
import ai.djl.util.Utils;

import sc.fiji.superres.Progress;

/**
 * The folder that DJL loads PyTorch's libraries from. DJL itself would unpack them without a word and never look at
 * them again: a library that a power cut left unfinished kills the JVM when it is loaded. And where the home folder
 * cannot be written DJL takes the folder of temporary files, where anybody may have put libraries of his own.
 */
public final class NativeCache {

	private static final String WAY_OUT =
		" Set the environment variable DJL_CACHE_DIR to a folder that only you can write to.";

	private NativeCache() {}

	/** Where the libraries lie, those of each version in a folder of their own. */
	public static Path folder() {
		return Utils.getEngineCacheDir("pytorch");
	}

	/**
	 * Makes the folder ready: unpacks the libraries of this computer at the first start, and anew where they are not
	 * whole. Libraries that the environment names instead are not looked at.
	 *
	 * @param progress told how far the unpacking is, and asked whether to stop
	 * @throws NativesRefused where there are no libraries for this computer, others can write to the folder, or it
	 *             cannot be made ready
	 */
	public static void prepare(final Progress progress) {
		NativePlatform.here().requireServed();
		requirePlace();
		final Platform platform = Platform.detectPlatform("pytorch");
		if (platform.isPlaceholder() || platform.getApiVersion() == null) return; // a jar is missing; DJL says so
		try {
			complete(NativeLibraries.of(platform, folder()), progress);
		}
		catch (final IOException exc) {
			throw notUnpacked(exc);
		}
	}

	private static void complete(final NativeLibraries libraries, final Progress progress) throws IOException {
		requireOwn(libraries.folder());
		if (isWanted(libraries) && !libraries.areWhole()) new Unpacking(libraries, progress).run();
	}

	private static NativesRefused notUnpacked(final IOException cause) {
		return new NativesRefused("PyTorch's libraries cannot be unpacked into " + folder() + " (" + cause
			.getMessage() +
			"). Make room for 450 MB there, or set the environment variable DJL_CACHE_DIR to another folder.");
	}

	/**
	 * Whether DJL will look at the folder: always, unless the environment names other libraries and it is not there.
	 */
	private static boolean isWanted(final NativeLibraries libraries) {
		final boolean others = isSet("PYTORCH_LIBRARY_PATH") || isSet("PYTORCH_VERSION");
		return !others || Files.isDirectory(libraries.folder());
	}

	private static void requirePlace() {
		if (!isSet("DJL_CACHE_DIR") && !isSet("ENGINE_CACHE_DIR")) requireWritable(Path.of(System.getProperty(
			"user.home")));
		requireOwn(folder().getParent());
		requireOwn(folder());
	}

	private static void requireWritable(final Path home) {
		if (!Files.isWritable(home)) throw new NativesRefused(
			"PyTorch's libraries are unpacked into the home folder, and " + home + " cannot be written." + WAY_OUT);
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
		throw new NativesRefused("PyTorch's libraries are not loaded from " + place +
			", where anybody can put others." + WAY_OUT);
	}
}
