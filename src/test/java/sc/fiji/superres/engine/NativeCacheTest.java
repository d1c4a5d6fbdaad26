package sc.fiji.superres.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {

	private static final Map<String, Long> SIZES = Map.of("libtorch.so", 3L, "libtorch_cpu.so", 5L,
		"0.1-libdjl_torch.so", 4L);

	@TempDir
	private Path cache;

	private Path folder(final int torch, final int cpu, final int bridge) throws IOException {
		final Path folder = Files.createDirectories(cache.resolve("2.7.1-cpu"));
		final Map<String, Integer> sizes = Map.of("libtorch.so", torch, "libtorch_cpu.so", cpu, "0.1-libdjl_torch.so",
			bridge);
		for (final Map.Entry<String, Integer> file : sizes.entrySet()) {
			Files.deleteIfExists(folder.resolve(file.getKey()));
			if (file.getValue() >= 0) Files.write(folder.resolve(file.getKey()), new byte[file.getValue()]);
		}
		return folder;
	}

	@Test
	void librariesThatAreNotWholeAreTakenAway() throws IOException {
		for (final int[] sizes : new int[][] { { 3, 4, 4 }, { 3, 0, 4 }, { 0, 5, 4 }, { 3, -1, 4 }, { -1, 5, 4 }, { 3,
			5, 2 }, { 3, 5, 0 } })
		{
			final Path folder = folder(sizes[0], sizes[1], sizes[2]);
			NativeCache.repair(folder, SIZES);
			assertEquals(false, Files.exists(folder));
		}
	}

	@Test
	void whatIsWholeStays() throws IOException {
		for (final int bridge : new int[] { 4, -1 }) {
			final Path folder = folder(3, 5, bridge);
			NativeCache.repair(folder, SIZES);
			assertTrue(Files.exists(folder.resolve("libtorch_cpu.so")));
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aFolderThatAnybodyCanWriteToIsRefused() throws IOException {
		NativeCache.requireOwn(cache);
		Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
		final String message = assertThrows(IllegalStateException.class, () -> NativeCache.requireOwn(cache))
			.getMessage();
		assertTrue(message.contains(cache.toString()) && message.contains("DJL_CACHE_DIR"), message);
	}
}
