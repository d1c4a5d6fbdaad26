package sc.fiji.superres.natives;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {

	@TempDir
	private Path cache;

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aFolderThatAnybodyCanWriteToIsRefused() throws IOException {
		NativeCache.requireOwn(cache);
		Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
		final String message = assertThrows(NativesRefused.class, () -> NativeCache.requireOwn(cache)).getMessage();
		assertTrue(message.contains(cache.toString()) && message.contains("DJL_CACHE_DIR"), message);
	}
}
