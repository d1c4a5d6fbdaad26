package sc.fiji.superres.swinir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;

/** How much memory a device has left for native code. */
public final class FreeMemory {

	private static final Path MEMINFO = Path.of("/proc/meminfo");

	private FreeMemory() {}

	/** Bytes that can be had now: of a GPU its own; of a CPU the machine's, or the container's where that is less. */
	public static long of(final Device device) {
		if (device.isGpu()) return ofGpu(device);
		final var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		final long free = system.getFreeMemorySize();
		return contained(system.getTotalMemorySize()) ? free : Math.max(free, available("MemAvailable:"));
	}

	/** Of a GPU; no limit where CUDA's runtime, which DJL asks, is not found. */
	private static long ofGpu(final Device device) {
		try {
			final MemoryUsage usage = CudaUtils.getGpuMemory(device);
			return usage.getMax() - usage.getCommitted();
		}
		catch (final RuntimeException | LinkageError exc) {
			return Long.MAX_VALUE;
		}
	}

	/** Whether a container allows less than the machine has; what the machine could free is then not ours. */
	private static boolean contained(final long total) {
		return total < available("MemTotal:");
	}

	/** A row of Linux' table of memory, which counts what caches would give back; 0 elsewhere. */
	private static long available(final String row) {
		try {
			return Files.readAllLines(MEMINFO).stream().filter(line -> line.startsWith(row)).mapToLong(line -> Long.parseLong(
				line.replaceAll("\\D", "")) << 10).findFirst().orElse(0);
		}
		catch (final IOException exc) {
			return 0;
		}
	}
}
