package sc.fiji.superres.swinir;

import java.util.Locale;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The one place that enters DJL.
 * <p>
 * DJL looks its engines up once per class loader, through the thread's context class loader; with a wrong one it has
 * none for the rest of the JVM's life. So the first entry sets the context class loader to ours and restores it. DJL
 * must not download or report anything unless the user said so: {@code offline} and {@code OPT_OUT_TRACKING} are set
 * where they are not set already.
 * </p>
 */
public final class TorchEngine {

	private static Engine engine;

	private TorchEngine() {}

	/**
	 * Starts PyTorch's engine, or returns the one that runs.
	 *
	 * @throws IllegalStateException when it cannot be started; the message says what to do
	 */
	public static synchronized Engine start() {
		if (engine != null) return engine;
		setIfUnset("offline", "DJL_OFFLINE");
		setIfUnset("OPT_OUT_TRACKING", "OPT_OUT_TRACKING");
		// without a logger beside it, DJL's is silent; SLF4J need not say so on every start
		if (System.getProperty("slf4j.internal.verbosity") == null) System.setProperty("slf4j.internal.verbosity", "ERROR");
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(TorchEngine.class.getClassLoader());
		try {
			engine = Engine.getEngine("PyTorch");
			return engine;
		}
		catch (final Exception | LinkageError exc) {
			throw new IllegalStateException(explain(exc), exc);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/** A new scope of native memory on a device; close it to free all that was made in it. */
	public static NDManager newManager(final Device device) {
		start();
		return NDManager.newBaseManager(device, "PyTorch");
	}

	/** Threads PyTorch computes with on a CPU unless told otherwise: OMP_NUM_THREADS, else one for each processor. */
	public static int threads() {
		final String asked = System.getenv("OMP_NUM_THREADS");
		return asked != null && asked.matches("[1-9]\\d{0,3}") ? Integer.parseInt(asked) : Runtime.getRuntime()
			.availableProcessors();
	}

	/** A choice of threads that ends when it is closed. */
	public interface Threads extends AutoCloseable {

		@Override
		void close();
	}

	/** Computes with this number of threads on the CPU until closed; then with {@link #threads} again. */
	public static Threads useThreads(final int threads) {
		start();
		JniUtils.setNumThreads(threads);
		return () -> JniUtils.setNumThreads(threads());
	}

	/** Graphics processors PyTorch can use. */
	public static int gpus() {
		return start().getGpuCount();
	}

	/**
	 * A device by the name macros use.
	 *
	 * @param key {@code auto} (the first GPU, else the CPU), {@code cpu}, {@code cuda}, {@code cuda:1} …
	 */
	public static Device device(final String key) {
		final String name = key == null ? "auto" : key.trim().toLowerCase(Locale.ROOT);
		final int gpus = gpus();
		if (name.isEmpty() || name.equals("auto")) return gpus > 0 ? Device.gpu(0) : Device.cpu();
		if (name.equals("cpu")) return Device.cpu();
		if (!name.matches("(cuda|gpu)(:\\d{1,3})?")) {
			throw new IllegalArgumentException("device=" + key + " is none of: auto, cpu, cuda, cuda:0, cuda:1 …");
		}
		final int number = name.contains(":") ? Integer.parseInt(name.substring(name.indexOf(':') + 1)) : 0;
		if (number >= gpus) {
			throw new IllegalArgumentException("device=" + key + " is not there: PyTorch sees " + gpus +
				" GPUs on this machine. Use device=auto or device=cpu, or see the README on GPU libraries.");
		}
		return Device.gpu(number);
	}

	/** What was chosen and why, one line for people. */
	public static String describe(final Device device) {
		final String version = "PyTorch " + start().getVersion();
		if (device.isGpu()) return "GPU cuda:" + device.getDeviceId() + ", " + version;
		return "CPU with " + Runtime.getRuntime().availableProcessors() + " processors, " + version + (gpus() == 0
			? " (it sees no GPU)" : " (a GPU is there, but the CPU was asked for)");
	}

	private static void setIfUnset(final String property, final String variable) {
		if (System.getProperty(property) == null && System.getenv(variable) == null) System.setProperty(property, "true");
	}

	private static String explain(final Throwable cause) {
		Throwable root = cause;
		while (root.getCause() != null)
			root = root.getCause();
		final String what = root.getMessage() == null ? root.toString() : root.getMessage();
		if (what.contains("already loaded in another classloader")) {
			return "PyTorch was already loaded by another plugin in this session (deepImageJ, for example). Restart Fiji and use Super-Resolution first.";
		}
		final String why = what.startsWith("Offline mode") ? "its native library is not there" : what.replaceAll("\\.$", "");
		return "PyTorch could not be started: " + why +
			". Check that the files pytorch-engine, pytorch-jni and pytorch-native-cpu of this platform lie beside the Super-Resolution jar, " +
			"and that the folder of native libraries (DJL_CACHE_DIR, else .djl.ai in the home folder) can be written.";
	}
}
