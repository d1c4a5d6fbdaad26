package sc.fiji.superres.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.Menus;
import ij.macro.Interpreter;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.imagej.ProbeCommand;
import sc.fiji.superres.user.MacroThread;

class BridgeTest {

	private static final String OPEN = "run('Close All'); newImage('my image', '8-bit ramp', 8, 6, 1); ";

	@BeforeAll
	static void addProbe() {
		Menus.getCommands().put("Probe Bridge...", Bridge.class.getName() + "(\"" + ProbeCommand.class.getName() +
			"\")");
	}

	@BeforeEach
	void forget() {
		ProbeCommand.seen = null;
	}

	private static String probe(final String options) {
		MacroRunner.run(OPEN + "run('Probe Bridge...', '" + options + "');");
		return ProbeCommand.seen;
	}

	private static String failure(final String options) {
		return MacroRunner.failure(OPEN + "run('Probe Bridge...', '" + options + "'); print('ran on');");
	}

	@Test
	void parametersNotMentionedKeepTheirDeclaredDefaults() {
		probe("tile=99 rate=0.1 ensemble map=spread");
		assertEquals("my image|16|0.5|false|true||none|true", probe("tile=16"));
	}

	@Test
	void withoutOptionsEveryParameterKeepsItsDefault() {
		MacroRunner.run(OPEN + "run('Probe Bridge...');");
		assertEquals("my image|16|0.5|false|true||none|true", ProbeCommand.seen);
	}

	@Test
	void valuesOfEveryKindArrive() {
		assertEquals("my image|32|0.001|true|false|/a folder/with [brackets]|spread|true", probe(
			"tile=32 rate=1e-3 ensemble resume=false source=[/a folder/with [brackets]] map=SPREAD"));
	}

	@ParameterizedTest
	@CsvSource({ "ensemble,true", "ensemble=true,true", "ensemble=[TRUE],true", "ensemble=false,false",
		"tile=1,false" })
	void booleansComeAsFlagsAndAsWords(final String options, final boolean expected) {
		assertTrue(probe(options).contains("|" + expected + "|true|"), ProbeCommand.seen);
	}

	@Test
	void inputNamesAnImageByTitleIdOrPlace() {
		for (final String input : new String[] { "[my image]", "' + id + '", "1" }) {
			MacroRunner.run(OPEN + "id = getImageID(); newImage('other', '8-bit', 4, 4, 1); " +
				"run('Probe Bridge...', 'input=" + input + "');");
			assertTrue(ProbeCommand.seen.startsWith("my image|"), input + ": " + ProbeCommand.seen);
		}
	}

	@Test
	void aTitleOfTwoImagesStopsTheMacroAndAnIdGoesOn() {
		final String two = "run('Close All'); newImage('scan', '8-bit ramp', 8, 6, 1); id = getImageID(); " +
			"newImage('scan', '8-bit ramp', 5, 6, 1); ";
		final String message = MacroRunner.failure(two + "run('Probe Bridge...', 'input=scan');");
		assertTrue(message.matches("(?s)input=scan: the image \"scan\" is one of 2 open images with this title, " +
			"#-\\d+ and #-\\d+. Name it by its ID, .*"), message);
		for (final String form : new String[] { "' + id + '", "#' + id + '", "[scan #' + id + ']" }) {
			assertEquals("8", MacroRunner.run(two + "run('Probe Bridge...', 'input=" + form +
				"'); return '' + getWidth();"), form);
		}
	}

	@Test
	void anImageThatIsNotOpenIsNamedWithThoseThatAre() {
		assertTrue(failure("input=blobs.gif").contains("\"blobs.gif\" is not open. Open images: my image"));
	}

	@Test
	void withoutAnyImageTheErrorSaysWhatToDo() {
		final String message = MacroRunner.failure("run('Close All'); run('Probe Bridge...', 'tile=1');");
		assertTrue(message.contains("No image is open: open one first, or name it by input="), message);
	}

	@Test
	void anUnknownKeyIsNamedWithTheKnownOnes() {
		final String message = failure("tiles=3");
		assertTrue(message.contains(
			"Unknown key \"tiles\". Known keys: input, tile, rate, ensemble, resume, source, map, fail"), message);
		assertEquals(null, ProbeCommand.seen);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "tile=many;a whole number", "tile=1.5;a whole number", "rate=fast;a number",
		"ensemble=maybe;true or false", "map=all;one of: none, spread" })
	void aValueThatDoesNotParseIsNamedWithWhatWasExpected(final String option, final String expected) {
		final String message = failure(option);
		assertTrue(message.contains(option + " is not understood: expected " + expected), message);
	}

	@Test
	void aFailingCommandStopsTheMacroWithItsMessage() {
		assertTrue(failure("fail=argument").startsWith("tile=-1 must be 0 or more in line 1"));
		assertTrue(failure("fail=file").startsWith("/not/there.tif: there is no such file or folder in line 1"));
		assertTrue(failure("fail=stop").startsWith("Stopped on request in line 1"));
	}

	@Test
	void anUnexpectedErrorKeepsItsType() {
		final String console = console(() -> assertTrue(failure("fail=bug").contains(
			"java.lang.NullPointerException: plane")));
		assertTrue(console.contains("at sc.fiji.superres.imagej.ProbeCommand.run"), console);
	}

	/** F4: in Fiji, errors that the message says all of, Escape and Cancel were also red traces in the Console. */
	@ParameterizedTest
	@ValueSource(strings = { "argument", "file", "stop" })
	void whatTheMessageSaysIsNoTraceInTheConsoleAsWell(final String fail) {
		assertEquals("", console(() -> failure("fail=" + fail)));
	}

	private static String console(final Runnable work) {
		final PrintStream err = System.err;
		final ByteArrayOutputStream console = new ByteArrayOutputStream();
		System.setErr(new PrintStream(console));
		try {
			work.run();
		}
		finally {
			System.setErr(err);
		}
		return console.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "setBatchMode(true); ", "setBatchMode(false); ", "" })
	void theResultIsTheActiveImageAfterwards(final String mode) {
		assertEquals("probed 8 2", MacroRunner.run(mode + OPEN + """
			run('Probe Bridge...', 'tile=1');
			title = getTitle();
			selectImage('my image');
			selectImage('probed');
			getDimensions(w, h, c, z, t);
			return title + ' ' + w + ' ' + nImages;"""));
	}

	/** F7: ImageJ kills threads whose name ends in "Macro$" two seconds after Escape, wherever they are. */
	@Test
	void theThreadOfAMacroIsSparedWhileACommandRunsAndStillHasItsOptions() {
		final String name = Thread.currentThread().getName();
		for (final String options : new String[] { "tile=16", "fail=argument" }) {
			if (options.startsWith("fail")) failure(options);
			else probe(options);
			assertTrue(ProbeCommand.thread.startsWith("Run$_"), ProbeCommand.thread);
			assertFalse(ProbeCommand.thread.endsWith("Macro$"), ProbeCommand.thread);
			assertTrue(ProbeCommand.options.startsWith(options), ProbeCommand.options);
			assertEquals(name, Thread.currentThread().getName());
		}
	}

	@Test
	void whatImageJKillsAfterEscapeIsNoCommandOfOurs() throws Exception {
		final CountDownLatch started = new CountDownLatch(1);
		final CountDownLatch killed = new CountDownLatch(1);
		final AtomicBoolean ended = new AtomicBoolean();
		final Thread macro = new Thread(() -> MacroThread.spared(() -> {
			started.countDown();
			try {
				killed.await();
				Thread.sleep(200);
				ended.set(true);
			}
			catch (final InterruptedException exc) {
				throw new IllegalStateException(exc);
			}
		}), "Run$_Macro$");
		macro.start();
		started.await();
		final Method kill = Interpreter.class.getDeclaredMethod("abortAllMacroThreads");
		kill.setAccessible(true);
		kill.invoke(new Interpreter());
		killed.countDown();
		macro.join();
		assertTrue(ended.get());
	}

	@Test
	void twoResultsNeverHaveOneTitle() {
		assertEquals("probed,probed-2", MacroRunner.run(OPEN +
			"run('Probe Bridge...', 'tile=1'); first = getTitle(); " +
			"run('Probe Bridge...', 'tile=2'); return first + ',' + getTitle();"));
	}
}
