package sc.fiji.superres.natives;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which computers PyTorch serves; names are those that Java's os.name and os.arch have there. */
class NativePlatformTest {

	@ParameterizedTest
	@CsvSource({ "Linux, amd64, linux-x86_64", "Linux, aarch64, linux-aarch64", "Windows 11, amd64, win-x86_64",
		"Mac OS X, aarch64, osx-aarch64" })
	void aPlatformThatPyTorchServesIsLetPass(final String os, final String arch, final String classifier) {
		final NativePlatform platform = new NativePlatform(os, arch);
		assertEquals(classifier, platform.classifier());
		assertDoesNotThrow(platform::requireServed);
	}

	/** H13: an Intel Mac was handed the libraries of Linux. */
	@ParameterizedTest
	@CsvSource({ "Mac OS X, x86_64", "Windows 11, aarch64", "Windows 10, x86", "Linux, i386", "Linux, arm",
		"Linux, ppc64le", "FreeBSD, amd64" })
	void anotherIsToldSoInOneSentence(final String os, final String arch) {
		final NativePlatform platform = new NativePlatform(os, arch);
		final String message = assertThrows(NativesRefused.class, platform::requireServed).getMessage();
		assertTrue(message.contains(os + " with Java for " + arch) && message.contains("Apple silicon"), message);
		assertEquals(message.length() - 1, message.indexOf('.'), message);
	}

	@Test
	void thisComputerIsServed() {
		assertDoesNotThrow(NativePlatform.here()::requireServed);
	}
}
