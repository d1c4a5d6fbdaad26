package sc.fiji.superres.natives;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ai.djl.util.ClassLoaderUtils;
import ai.djl.util.Platform;

/**
 * The libraries that the jars hold for one platform, and the folder that DJL loads them from.
 *
 * @param folder of this version and platform alone
 */
record NativeLibraries(Path folder, List<Library> all) {

	/** The library between Java and PyTorch, which DJL adds to the folder itself where it is missing. */
	private static final String BRIDGE = System.mapLibraryName("djl_torch");

	/**
	 * @param name of the file in the folder
	 * @param resource where it lies in a jar
	 * @param bytes of the whole file
	 */
	record Library(String name, String resource, long bytes) {

		private boolean isWholeIn(final Path folder) throws IOException {
			final Path file = folder.resolve(name);
			if (Files.exists(file)) return Files.size(file) == bytes;
			return name.endsWith(BRIDGE);
		}
	}

	/** Those of a platform; what no jar holds is left out. */
	static NativeLibraries of(final Platform platform, final Path cache) throws IOException {
		final List<Library> all = new ArrayList<>();
		final String folder = "pytorch/" + platform.getFlavor() + "/" + platform.getClassifier() + "/";
		for (final String name : platform.getLibraries())
			add(name, folder + name, all);
		add(platform.getApiVersion() + "-" + BRIDGE, bridge(platform), all);
		return new NativeLibraries(cache.resolve(folderName(platform)), all);
	}

	/** Where the library between Java and PyTorch lies in a jar. */
	private static String bridge(final Platform platform) {
		return "jnilib/" + platform.getClassifier() + "/" + platform.getFlavor() + "/" + BRIDGE;
	}

	/** As DJL names it. */
	private static String folderName(final Platform platform) {
		return platform.getVersion() + "-" + platform.getFlavor() + "-" + platform.getClassifier();
	}

	private static void add(final String name, final String resource, final List<Library> all) throws IOException {
		final URL url = ClassLoaderUtils.getResource(resource);
		if (url != null) all.add(new Library(name, resource, url.openConnection().getContentLengthLong()));
	}

	/** Whether every library lies in the folder with all its bytes. */
	boolean areWhole() throws IOException {
		for (final Library library : all)
			if (!library.isWholeIn(folder)) return false;
		return true;
	}

	/** The bytes of all. */
	long bytes() {
		return all.stream().mapToLong(Library::bytes).sum();
	}
}
