package sc.fiji.superres.engine;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.Utils;

import sc.fiji.superres.LibraryLog;
import sc.fiji.superres.Progress;
import sc.fiji.superres.natives.NativeCache;
import sc.fiji.superres.natives.NativePlatform;
import sc.fiji.superres.natives.NativesRefused;

/**
 * The one place that enters DJL.
 * <p>
 * DJL looks its engines up once per class loader, through the thread's context class loader; with a wrong one it has
 * none for the rest of the JVM's life. So the first entry sets the context class loader to ours and restores it.
 * </p>
 * <p>
 * DJL downloads native libraries and reports its use while it starts, without asking. So {@code ai.djl.offline} and
 * {@code OPT_OUT_TRACKING} are set for the length of the start and then what they were before: other plugins that use
 * DJL are not bound by our choice.
 * </p>
 */
public final class TorchEngine {

	private static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";

	/** Level at which libtorch writes errors, and no warnings. */
	private static final int ERRORS = 2;

	private static volatile Engine engine;

	static {
		LibraryLog.quieten("ai.djl"); // before any class of DJL is there: they ask for their loggers at once
	}

	private TorchEngine() {}

	/**
	 * Starts PyTorch's engine, or returns the one that runs.
	 *
	 * @throws IllegalStateException when it cannot be started; the message says what to do
	 */
	public static Engine start() {
		return start(Progress.NONE);
	}

	/** Whether PyTorch runs; until then it may have to be unpacked, so check arguments before. */
	public static boolean isStarted() {
		return engine != null;
	}

	/**
	 * The same, telling how far the unpacking of PyTorch's libraries is, which the very first start begins with.
	 *
	 * @param progress also asked whether to stop; its reports must not wait for other threads that start the engine
	 * @throws CancellationException where it asks to stop while libraries are unpacked; the next start unpacks again
	 */
	public static synchronized Engine start(final Progress progress) {
		if (engine != null) return engine;
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(TorchEngine.class.getClassLoader());
		try {
			engine = started(progress);
			return engine;
		}
		catch (final CancellationException exc) {
			throw exc;
		}
		catch (final Exception | LinkageError exc) {
			throw new IllegalStateException(explain(exc), exc);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static Engine started(final Progress progress) {
		NativeCache.prepare(progress);
		sleepSoon();
		DeviceMemory.of(Device.cpu()).total().ifPresent(FreedMemory::keep); // before the libraries take any
		final Engine started = with("ai.djl.offline", () -> with("OPT_OUT_TRACKING", () -> Engine.getEngine(
			"PyTorch")));
		warnOfNothing();
		JniUtils.setNumThreads(threads());
		return started;
	}

	/** Works with a system property set to true, and leaves it as it was. */
	private static Engine with(final String property, final Supplier<Engine> work) {
		final String before = System.setProperty(property, "true");
		try {
			return work.get();
		}
		finally {
			if (before == null) System.clearProperty(property);
			else System.setProperty(property, before);
		}
	}

	/**
	 * Lets PyTorch's threads soon sleep while they wait for each other, unless the environment says how they should
	 * wait. They would turn in circles 300 000 times (GNU OpenMP), and where other work holds a processor, each of some
	 * thousand operations of a pass then waits for the scheduler: 11 s instead of 0.3 s, measured beside other work on
	 * two cores. But not at once: where two of our threads have used PyTorch (a training and its preview), there are
	 * more threads of OpenMP than processors, and by default they then turn 100 times only and mostly sleep: 0.75 s
	 * instead of 0.45 s. The policy ACTIVE makes that 1000. The library reads both variables from the process once,
	 * when it is loaded.
	 */
	private static void sleepSoon() {
		if (!Platform.isLinux() || System.getenv("GOMP_SPINCOUNT") != null || System.getenv("OMP_WAIT_POLICY") != null)
			return;
		try {
			setEnvironment("GOMP_SPINCOUNT", "2000");
			setEnvironment("OMP_WAIT_POLICY", "ACTIVE");
		}
		catch (final LinkageError exc) {
			return; // JNA has no library for this machine: slower beside other work, else the same
		}
	}

	/**
	 * Keeps libtorch from writing to the terminal what nobody can act on, unless the environment says what it should
	 * write: where NNPACK does not know the processor, each convolution of one thread says so. libtorch looks at the
	 * variable only where Python starts it, so its level is set where it keeps it.
	 */
	private static void warnOfNothing() {
		if (Platform.isWindows() || System.getenv("TORCH_CPP_LOG_LEVEL") != null) return;
		try {
			final Path library = Path.of(LibUtils.getLibtorchPath(), System.mapLibraryName("c10"));
			NativeLibrary.getInstance(library.toString()).getGlobalVariableAddress("FLAGS_caffe2_log_level").setInt(0,
				ERRORS);
		}
		catch (final LinkageError exc) {
			return; // another libtorch, or no JNA for this machine: more lines in the terminal, else the same
		}
	}

	private static void setEnvironment(final String name, final String value) {
		Function.getFunction("c", "setenv").invokeInt(new Object[] { name, value, 1 });
	}

	/** A new scope of native memory on a device; close it to free all that was made in it. */
	public static NDManager newManager(final Device device) {
		start();
		return NDManager.newBaseManager(device, "PyTorch");
	}

	/** Threads PyTorch computes with on a CPU unless told otherwise: OMP_NUM_THREADS, else one for each core. */
	public static int threads() {
		final String asked = System.getenv("OMP_NUM_THREADS");
		if (asked != null && asked.matches("[1-9]\\d{0,3}")) return Integer.parseInt(asked);
		return Processors.count();
	}

	/** A choice of threads that ends when it is closed. */
	public interface Threads extends AutoCloseable {

		@Override
		void close();
	}

	/**
	 * Computes with this number of threads on the CPU until closed, then with as many as before. It holds for the
	 * calling thread, and for threads that come to PyTorch for the first time meanwhile.
	 */
	public static Threads useThreads(final int threads) {
		start();
		final int before = JniUtils.getNumThreads();
		JniUtils.setNumThreads(threads);
		return () -> JniUtils.setNumThreads(before);
	}

	/** After other threads computed: what the calling thread computes with holds for threads to come again. */
	public static synchronized void renewThreads() {
		if (engine != null) JniUtils.setNumThreads(JniUtils.getNumThreads());
	}

	/** What is there to compute on; starts the engine, and asks anew each time for memory. */
	public static DeviceFacts facts() {
		final Engine started = start();
		return new DeviceFacts(started.getVersion(), LibUtils.getLibtorchPath(), Utils.getEnvOrSystemProperty(
			LIBRARY_PATH), started.hasCapability("CUDA"), DeviceReader.gpus(), DeviceReader.driver(), Runtime
				.getRuntime().availableProcessors(), threads(), DeviceMemory.of(Device.cpu()));
	}

	/** A device by the name macros use; see {@link DeviceChoice#of}. */
	public static Device device(final String key) {
		DeviceChoice.check(key);
		return DeviceChoice.of(key, facts()).device();
	}

	/**
	 * Whether a device by the name macros use is a GPU. PyTorch is started only where there is a GPU to ask it about.
	 */
	public static boolean isGpu(final String key) {
		if (DeviceChoice.isCertainlyCpu(key, DeviceReader.gpus())) return false;
		return device(key).isGpu();
	}

	/** What decides how fast a thread of this machine is: the processor and PyTorch's version. */
	public static String machine() {
		return Processors.name() + ", PyTorch " + start().getVersion();
	}

	/** Device and engine, one line for people. */
	public static String describe(final Device device) {
		final String version = "PyTorch " + start().getVersion();
		if (device.isGpu()) return "GPU cuda:" + device.getDeviceId() + ", " + version;
		return "CPU with " + threads() + (threads() == 1 ? " thread, " : " threads, ") + version;
	}

	private static String explain(final Throwable cause) {
		if (cause instanceof NativesRefused) return cause.getMessage();
		final String what = rootMessage(cause);
		if (what.contains("already loaded in another classloader")) {
			return "PyTorch was already loaded by another plugin in this session (deepImageJ, for example). " +
				"Restart Fiji and use Super-Resolution first.";
		}
		final String wanted = Utils.getEnvOrSystemProperty(LIBRARY_PATH);
		if (wanted != null) return wantedFailed(wanted, why(what));
		return ownFailed(why(what));
	}

	private static String rootMessage(final Throwable cause) {
		Throwable root = cause;
		while (root.getCause() != null)
			root = root.getCause();
		return Objects.requireNonNullElse(root.getMessage(), root.toString());
	}

	private static String why(final String said) {
		if (said.startsWith("Offline mode")) return "its native library for " + NativePlatform.here().classifier() +
			" is not there";
		return said.replaceAll("\\.$", "");
	}

	private static String wantedFailed(final String wanted, final String why) {
		return "PyTorch could not be started from " + LIBRARY_PATH + "=" + wanted + ": " + why +
			". Check that it is libtorch 2.7.1 of this platform and PYTORCH_FLAVOR says which (cpu, cu128), " +
			"or unset both (docs/gpu.md).";
	}

	private static String ownFailed(final String why) {
		return "PyTorch could not be started: " + why +
			". Check that the files pytorch-engine, pytorch-jni and pytorch-native-cpu of this platform lie beside " +
			"the Super-Resolution jar, and that the folder of native libraries, " + NativeCache.folder() +
			" (DJL_CACHE_DIR names another), can be written. If it can, delete it: " +
			"the libraries are then unpacked anew.";
	}
}
