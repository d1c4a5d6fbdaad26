package sc.fiji.superres.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

import javax.management.JMException;
import javax.management.ObjectName;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;

/** How much memory a device has for native code, and how much is left of it. */
public final class DeviceMemory {

	private static final Path MEMINFO = Path.of("/proc/meminfo");

	private DeviceMemory() {}

	/**
	 * Of a GPU its own; of a CPU the machine's, or the container's where that is less. What the system would give back
	 * from its caches is free. Unknown where nothing tells: another Java than OpenJDK, no library of CUDA, a GPU in
	 * exclusive use elsewhere.
	 */
	public static DeviceFacts.Memory of(final Device device) {
		return device.isGpu() ? ofGpu(device) : ofMachine();
	}

	private static DeviceFacts.Memory ofGpu(final Device device) {
		try {
			final MemoryUsage usage = CudaUtils.getGpuMemory(device);
			return DeviceFacts.Memory.of(usage.getMax(), usage.getMax() - usage.getUsed());
		}
		catch (final RuntimeException | LinkageError exc) {
			return DeviceFacts.Memory.UNKNOWN;
		}
	}

	private static DeviceFacts.Memory ofMachine() {
		final OptionalLong total = system("TotalMemorySize");
		final OptionalLong free = system("FreeMemorySize");
		if (total.isEmpty() || free.isEmpty()) return new DeviceFacts.Memory(total, free);
		return DeviceFacts.Memory.of(total.getAsLong(), available(total.getAsLong(), free.getAsLong()));
	}

	/** What is free, and what the machine could free; in a container that is not ours. */
	private static long available(final long total, final long free) {
		if (total < meminfo("MemTotal:")) return free;
		return Math.max(free, meminfo("MemAvailable:"));
	}

	private static OptionalLong system(final String attribute) {
		try {
			return OptionalLong.of((Long) ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(
				"java.lang:type=OperatingSystem"), attribute));
		}
		catch (JMException | ClassCastException exc) {
			return OptionalLong.empty();
		}
	}

	/** A row of Linux' table of memory in bytes; 0 elsewhere. */
	private static long meminfo(final String row) {
		try {
			return Files.readAllLines(MEMINFO).stream().filter(line -> line.startsWith(row)).mapToLong(
				DeviceMemory::bytes).findFirst().orElse(0);
		}
		catch (final IOException exc) {
			return 0;
		}
	}

	/** Of a row, which counts in kB. */
	private static long bytes(final String row) {
		return Long.parseLong(row.replaceAll("\\D", "")) << 10;
	}
}
