package sc.fiji.superres.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

class MacroLineTest {

	@Plugin(type = Command.class, label = "Made Up...")
	static final class MadeUp implements Command {

		@Parameter
		private ImagePlus input;
		@Parameter
		private final String source = "C:\\scans of \"today\" [1]";
		@Parameter
		private final String levels = "";
		@Parameter
		private final String mode = "fair";
		@Parameter
		private final double zoom = 5;
		@Parameter
		private final double rate = 0.001;
		@Parameter
		private final int crops = 8;
		@Parameter
		private final boolean resume = true;
		/** No key. */
		private final int state = 3;

		@Override
		public void run() {
			throw new IllegalStateException(input + " " + state);
		}
	}

	@Test
	void everyKeyIsInTheLineAsItIsSet() {
		assertEquals("run(\"Made Up...\", \"source=[C:\\\\scans of \\\"today\\\" [1]] levels=[] mode=fair zoom=5 " +
			"rate=0.001 crops=8 resume=true\");", MacroLine.of(new MadeUp()));
	}

	@Test
	void theLineIsReadBackAsItWasWritten() {
		final String line = MacroLine.of(new MadeUp());
		final String options = line.substring(line.indexOf(", \"") + 3, line.length() - 3).replaceAll("\\\\(.)", "$1");
		final Map<String, String> read = MacroOptions.parse(options);
		assertEquals(List.of("source", "levels", "mode", "zoom", "rate", "crops", "resume"), List.copyOf(read
			.keySet()));
		assertEquals("C:\\scans of \"today\" [1]", read.get("source"));
		assertEquals("", read.get("levels"));
	}
}
