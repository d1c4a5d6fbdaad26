package sc.fiji.superres.imagej;

import net.imagej.patcher.LegacyEnvironment;

/**
 * Makes ImageJ 1 run without a display, in this class's own loader.
 * <p>
 * ImageJ's classes are patched as they are loaded, so {@link #prepare} comes before the first use of any class of the
 * package {@code ij}: this class names none. Call it once, early:
 * </p>
 *
 * <pre>
 * HeadlessImageJ.prepare();
 * HeadlessMacro.run("run('Resample Image...', 'width=64');", "");
 * </pre>
 */
final class HeadlessImageJ {

	private static boolean prepared;

	private HeadlessImageJ() {}

	/**
	 * Patches ImageJ and adds our menu entries; does nothing when called again.
	 *
	 * @throws IllegalStateException where Java does not let ImageJ be patched
	 */
	static synchronized void prepare() {
		if (prepared) return;
		if (System.getProperty("java.awt.headless") == null) System.setProperty("java.awt.headless", "true");
		final ClassLoader loader = HeadlessImageJ.class.getClassLoader();
		Thread.currentThread().setContextClassLoader(loader); // where the patched ImageJ looks plugins up
		try {
			patch(loader);
		}
		catch (final ClassNotFoundException | RuntimeException exc) {
			throw notPatched(exc);
		}
		HeadlessMacro.addMenuEntries();
		prepared = true;
	}

	private static IllegalStateException notPatched(final Exception cause) {
		return new IllegalStateException("ImageJ could not be made headless: start Java with " +
			"--add-opens java.base/java.lang=ALL-UNNAMED and with ij and ij1-patcher on the class path.", cause);
	}

	private static void patch(final ClassLoader loader) throws ClassNotFoundException {
		final LegacyEnvironment imagej = new LegacyEnvironment(loader, true);
		imagej.disableIJ1PluginDirs();
		imagej.disableInitializer();
		imagej.noPluginClassLoader();
		imagej.suppressIJ1ScriptDiscovery();
		imagej.applyPatches();
	}
}
