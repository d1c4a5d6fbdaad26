package sc.fiji.superres.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;

/** Asks the machine about its devices. What cannot be read is left out, never an error. */
final class DeviceReader {

	private static final Path KERNEL_MODULE = Path.of("/proc/driver/nvidia/version");
	private static final int PATIENCE = 5; // s that nvidia-smi may take

	private static final ProcessBuilder SMI = new ProcessBuilder("nvidia-smi", "--query-gpu=name,driver_version",
		"--format=csv,noheader").redirectError(ProcessBuilder.Redirect.DISCARD);

	private static String driver;
	private static boolean driverRead;

	private DeviceReader() {}

	/** The GPUs that CUDA's runtime library shows; none where that library is not found. */
	static List<DeviceFacts.Gpu> gpus() {
		final List<DeviceFacts.Gpu> gpus = new ArrayList<>();
		final int count = CudaUtils.getGpuCount();
		for (int i = 0; i < count; i++)
			gpus.add(gpu(i));
		return gpus;
	}

	private static DeviceFacts.Gpu gpu(final int i) {
		final String name = "cuda:" + i + " (compute capability " + capability(i) + ")";
		return new DeviceFacts.Gpu(i, name, DeviceMemory.of(Device.gpu(i)));
	}

	private static String capability(final int gpu) {
		try {
			return CudaUtils.getComputeCapability(gpu).replaceFirst("(\\d)$", ".$1");
		}
		catch (final RuntimeException exc) {
			return "unknown";
		}
	}

	/** Names of the cards and version of the NVIDIA driver, null without one; read once. */
	static synchronized String driver() {
		if (!driverRead) {
			driver = smi();
			if (driver == null) driver = kernelModule();
			driverRead = true;
		}
		return driver;
	}

	private static String smi() {
		try {
			final Process process = SMI.start();
			process.getOutputStream().close();
			if (process.waitFor(PATIENCE, TimeUnit.SECONDS)) return answer(process);
			process.destroyForcibly();
			return null;
		}
		catch (final IOException exc) {
			return null; // there is no such program
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	/** What a process that ended said; null where it failed or said nothing. */
	private static String answer(final Process process) throws IOException {
		final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		if (process.exitValue() != 0 || said.isEmpty()) return null;
		return smi(said);
	}

	/** "NVIDIA L4, driver 550.54" of each line "NVIDIA L4, 550.54". */
	static String smi(final String said) {
		final List<String> lines = said.lines().map(String::strip).toList();
		final String first = lines.get(0).replaceFirst(",\\s*([\\d.]+)$", ", driver $1");
		return lines.size() == 1 ? first : lines.size() + " cards, the first: " + first;
	}

	private static String kernelModule() {
		try {
			return Files.readString(KERNEL_MODULE).lines().findFirst().map(l -> l.replaceAll("\\s+", " ")).orElse(null);
		}
		catch (final IOException exc) {
			return null;
		}
	}
}
