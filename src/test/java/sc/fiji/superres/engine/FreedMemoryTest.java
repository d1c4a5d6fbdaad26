package sc.fiji.superres.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.sun.jna.Platform;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import sc.fiji.superres.benchmark.ProcessMemory;

/** What libtorch frees serves its next pass, and goes back to the system when that is asked for. */
class FreedMemoryTest {

	private static final long FLOATS = 10 << 20, BYTES = 4 * FLOATS, PAGES = BYTES >> 12;

	/** The library's own small blocks lie between the first ones. */
	private static final int SETTLED = 40, PASSES = 5;

	@BeforeAll
	static void whereThereIsGnusLibrary() {
		assumeTrue(Platform.isLinux() && System.getenv("LD_PRELOAD") == null, "GNU's C library alone keeps memory");
		TorchEngine.start();
	}

	@Test
	void freedMemoryServesTheNextPass() throws IOException {
		for (int i = 0; i < SETTLED; i++)
			pass();
		final long before = faults();
		for (int i = 0; i < PASSES; i++)
			pass();
		final long faults = (faults() - before) / PASSES;
		assertTrue(faults < PAGES / 4, faults + " faults a pass, where the memory of one has " + PAGES + " pages");
	}

	@Test
	void whatIsGivenBackIsNotHeldAnyMore() throws IOException {
		pass();
		FreedMemory.giveBack();
		final long bare = ProcessMemory.now();
		pass();
		final long kept = ProcessMemory.now();
		FreedMemory.giveBack();
		final long after = ProcessMemory.now();
		assertTrue(kept - bare > BYTES / 2, "kept " + (kept - bare) + " of " + BYTES + " bytes");
		assertTrue(after - bare < BYTES / 4, "still held " + (after - bare) + " of " + BYTES + " bytes");
	}

	/** Takes, fills and frees memory as a pass of a network does. */
	private static void pass() {
		try (NDManager memory = TorchEngine.newManager(Device.cpu())) {
			memory.ones(new Shape(FLOATS)).getFloat(0);
		}
	}

	/** Pages that this process was given so far. */
	private static long faults() throws IOException {
		final String stat = Files.readString(Path.of("/proc/self/stat"));
		return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[7]);
	}
}
