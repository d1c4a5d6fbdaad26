package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of the memory of this process, native memory included. */
public final class ProcessMemory {

	private static final Path STATUS = Path.of("/proc/self/status");

	private ProcessMemory() {}

	/** Bytes it holds now; 0 on other systems. */
	public static long now() throws IOException {
		return bytes("VmRSS:");
	}

	/** Bytes it held at most; 0 on other systems. */
	public static long peak() throws IOException {
		return bytes("VmHWM:");
	}

	private static long bytes(final String row) throws IOException {
		if (!Files.exists(STATUS)) return 0;
		return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(row)).mapToLong(line -> Long
			.parseLong(line.replaceAll("\\D", "")) << 10).findFirst().orElse(0);
	}
}
