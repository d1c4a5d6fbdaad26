package sc.fiji.superres.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessMacroTest {

	@Test
	void aMacroReturnsItsValueAndSeesItsArgument() throws MacroAbortedException {
		assertEquals("7 an argument", HeadlessMacro.run("return '' + (3 + 4) + ' ' + getArgument();", "an argument"));
	}

	@Test
	void aPlainExitIsAnOrdinaryEnd() {
		MacroRunner.run("exit; x = nonsense(;");
		MacroRunner.run("exit(); x = nonsense(;");
	}

	@Test
	void anExitWithAMessageStopsTheMacro() {
		assertEquals("no such sample", MacroRunner.failure("exit('no such sample');"));
	}

	@Test
	void aSyntaxErrorNamesItsLine() {
		assertTrue(MacroRunner.failure("a = 1;\nb = (2;\n").contains("in line 2"));
	}

	@Test
	void anUnknownCommandStopsTheMacro() {
		assertTrue(MacroRunner.failure("run('No Such Command...', 'a=1');").contains("No Such Command..."));
	}

	@Test
	void anImageThatIsNotThereStopsTheMacro() {
		assertTrue(MacroRunner.failure("run('Close All'); w = getWidth();").contains("no images open"));
		assertTrue(MacroRunner.failure("open('/not/there.tif');").contains("there.tif"));
	}

	@Test
	void anErrorInACalledMacroStopsTheCaller(@TempDir final Path folder) throws Exception {
		final Path called = Files.writeString(folder.resolve("called.ijm"), "run('No Such Command...');");
		final String path = called.toString().replace('\\', '/');
		assertTrue(MacroRunner.failure("runMacro('" + path + "'); print('ran on');").contains("No Such Command..."));
	}

	@Test
	void theNextMacroStartsAfresh() {
		MacroRunner.failure("newImage('left over', '8-bit', 4, 4, 1); exit('stopped');");
		assertEquals("1", MacroRunner.run("run('Close All'); newImage('new', '8-bit', 4, 4, 1); return '' + nImages;"));
	}
}
