package sc.fiji.superres.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cores are counted, and threads of a core are not counted twice. */
class ProcessorsTest {

	@TempDir
	Path folder;

	@Test
	void threadsOfACoreAreOne() throws IOException {
		machine("0,4", "1,5", "2,6", "3,7", "0,4", "1,5", "2,6", "3,7");
		assertEquals(4, cores("0-7"));
		assertEquals(2, cores("0-1,4-5"));
		assertEquals(1, cores("2,6"));
		assertEquals(3, cores("0,1,6"));
	}

	@Test
	void coresOfOneThreadAreAll() throws IOException {
		machine("0", "1", "2");
		assertEquals(3, cores("0-2"));
		assertEquals(1, cores("1"));
	}

	@Test
	void whatIsNotToldLimitsNothing() throws IOException {
		assertEquals(Integer.MAX_VALUE, Processors.cores(folder, folder.resolve("missing")));
		machine("0");
		assertEquals(Integer.MAX_VALUE, cores("0-1"), "the second processor has no folder");
		assertEquals(Integer.MAX_VALUE, cores("some"));
	}

	@Test
	void neverMoreThanThisProcessMayUse() {
		final int cores = Processors.count();
		assertTrue(cores >= 1 && cores <= Runtime.getRuntime().availableProcessors(), cores + " cores");
	}

	@Test
	void instructionsForBrainFloatsAreReadOffTheFlags() throws IOException {
		assertTrue(brainFloats("avx512f avx512_bf16 clzero"));
		assertTrue(brainFloats("avx512f amx_bf16 amx_tile"));
		assertFalse(brainFloats("avx2 avx512f avx512_vnni"));
		assertFalse(Processors.multiplyBrainFloats(folder.resolve("missing")));
	}

	@Test
	void instructionsForProductsOfBytesAreReadOffTheFlags() throws IOException {
		assertTrue(bytes("avx2 avx_vnni"));
		assertTrue(bytes("avx512f avx512_vnni"));
		assertFalse(bytes("avx512f avx512_bf16"));
		assertFalse(Processors.multiplyBytes(folder.resolve("missing")));
	}

	@Test
	void theNameTellsFamilyAndModel() throws IOException {
		final Path abilities = Files.writeString(folder.resolve("cpuinfo"),
			"processor\t: 0\ncpu family\t: 26\nmodel\t\t: 2\nmodel name\t: AMD EPYC\n\nprocessor\t: 1\nmodel\t: 3\n");
		assertEquals("26/2/AMD EPYC", Processors.name(abilities));
		assertEquals(System.getProperty("os.arch"), Processors.name(folder.resolve("missing")));
	}

	private boolean bytes(final String flags) throws IOException {
		return Processors.multiplyBytes(abilities(flags));
	}

	private boolean brainFloats(final String flags) throws IOException {
		return Processors.multiplyBrainFloats(abilities(flags));
	}

	private Path abilities(final String flags) throws IOException {
		return Files.writeString(folder.resolve("cpuinfo"),
			"processor\t: 0\nmodel name\t: some avx512_bf16 avx512_vnni\nflags\t\t: fpu " + flags + " sse\n\n");
	}

	private void machine(final String... siblings) throws IOException {
		for (int i = 0; i < siblings.length; i++) {
			final Path topology = Files.createDirectories(folder.resolve("cpu" + i + "/topology"));
			Files.writeString(topology.resolve("thread_siblings_list"), siblings[i] + "\n");
		}
	}

	private int cores(final String allowed) throws IOException {
		final Path status = folder.resolve("status");
		Files.writeString(status, "Name:\tjava\nCpus_allowed:\tff\nCpus_allowed_list:\t" + allowed + "\n");
		return Processors.cores(folder, status);
	}
}
