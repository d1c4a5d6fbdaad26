package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.WindowManager;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.TorchArchive;

class SuperResolutionDeviceTest {

	@TempDir
	Path folder;

	@AfterEach
	void closeImages() {
		WindowManager.closeAllWindows();
	}

	/** The lines of the log that a macro leaves. */
	private static List<String> lines(final String macro) {
		return MacroRunner.log(macro).lines().toList();
	}

	@Test
	void theDeviceIsSaidWithTheReason() {
		final List<String> lines = lines("run('Super-Resolution Device...');");
		assertTrue(lines.get(0).matches("Device: (cpu|cuda:\\d+); .+\\."), lines.toString());
		assertTrue(lines.stream().anyMatch(l -> l.matches("  CPU with \\d+ processors, [\\d.]+ MiB, [\\d.]+ MiB free")),
			lines.toString());
		assertTrue(lines.stream().anyMatch(l -> l.startsWith("Libraries: PyTorch 2.7.1 for ")), lines.toString());
		assertTrue(lines.contains("Nobody has the device."), lines.toString());
	}

	@Test
	void releaseFreesTheModelsThatAreKept() throws IOException {
		final Path model = folder.resolve("tiny.pth");
		TorchArchive.writeStateDict(model, WeightInit.draw(SwinIrConfig.tiny(2), 1));
		final List<String> before = lines(
			"newImage('a', '8-bit ramp', 16, 16, 1); run('Super-Resolve Image...', 'model=[" + model +
				"] device=cpu'); run('Super-Resolution Device...', 'release=false');");
		assertTrue(before.stream().anyMatch(l -> l.startsWith("  " + model + " on cpu, ")), before.toString());
		final List<String> after = lines("run('Super-Resolution Device...', 'release=true');");
		assertTrue(after.contains("Models kept: 0, 0.0 MiB of 1024.0 MiB"), after.toString());
		assertTrue(after.get(after.size() - 1).matches("Freed: 0\\.[1-9] MiB|Freed: [1-9][\\d.]* MiB"), after
			.toString());
	}

	@Test
	void anUnknownKeyStopsTheMacro() {
		final String message = MacroRunner.failure("run('Super-Resolution Device...', 'free=true');");
		assertTrue(message.contains("free"), message);
		assertEquals(-1, message.indexOf("Exception"), message);
	}

	@Test
	void bicubicRefusesADeviceThatIsNone() {
		assertTrue(MacroRunner.failure("newImage('a', '8-bit ramp', 16, 16, 1); run('Super-Resolve Image...', " +
			"'model=bicubic device=foo');").contains("device=foo is none of: auto, cpu, cuda"));
	}
}
