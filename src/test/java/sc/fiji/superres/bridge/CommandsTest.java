package sc.fiji.superres.bridge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandInfo;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;

import sc.fiji.superres.course.Course;
import sc.fiji.superres.course.Lines;
import sc.fiji.superres.course.MacroLine;
import sc.fiji.superres.course.OpenImage;
import sc.fiji.superres.course.Source;
import sc.fiji.superres.course.Target;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.recipe.Recipe;

class CommandsTest {

	@TempDir
	Path folder;

	@AfterEach
	void closeAll() {
		MacroRunner.run("close('*');");
	}

	@Test
	void aCommandIsRunWithItsOptionsOnTheCallingThread() {
		MacroRunner.run("newImage('scan', '8-bit ramp', 9, 7, 1);");
		final String thread = Thread.currentThread().getName();
		final List<ImagePlus> images = Commands.run("Super-Resolve Image...", "input=scan model=[bicubic x2]");
		assertEquals(1, images.size());
		assertEquals("scan-SRx2", images.get(0).getTitle());
		assertEquals("scan-SRx2", IJ.getImage().getTitle());
		assertEquals(thread, Thread.currentThread().getName());
		assertEquals(null, Macro.getOptions());
	}

	@Test
	void theActiveImageOfTheThreadIsTaken() {
		MacroRunner.run("newImage('scan', '8-bit ramp', 9, 7, 1); newImage('other', '8-bit ramp', 9, 7, 1);");
		WindowManager.setTempCurrentImage(WindowManager.getImage("scan"));
		try {
			assertEquals("scan-SRx4", Commands.run("Super-Resolve Image...", "model=bicubic").get(0).getTitle());
		}
		finally {
			WindowManager.setTempCurrentImage(null);
		}
	}

	@Test
	void errorsAreThrownAndNotShown() {
		final Exception missing = assertThrows(IllegalArgumentException.class, () -> Commands.run(
			"Super-Resolve Image...", "input=nothing model=bicubic"));
		assertTrue(missing.getMessage().contains("\"nothing\" is not open"), missing.getMessage());
		assertEquals(null, Macro.getOptions());
		final Exception unknown = assertThrows(IllegalArgumentException.class, () -> Commands.run("No Such...", "a=1"));
		assertTrue(unknown.getMessage().contains("\"No Such...\""), unknown.getMessage());
	}

	@Test
	void onlyOurCommandsAreThere() {
		assertTrue(Commands.isThere("Train Super-Resolution..."));
		assertFalse(Commands.isThere("Gaussian Blur..."));
	}

	/** Every line that the assistant can show is read, and its command takes every key and value of it. */
	@Test
	void everyLineOfTheAssistantIsAccepted() {
		MacroRunner.run("newImage('scan', '8-bit ramp', 9, 7, 1);");
		for (final MacroLine line : lines())
			assertDoesNotThrow(() -> accept(line), line::text);
	}

	private List<MacroLine> lines() {
		final OpenImage image = new OpenImage(-1, "scan", folder);
		final List<MacroLine> lines = new ArrayList<>();
		for (final Source source : List.of(Source.NONE.withImage(image), Source.NONE.withFolder(folder.toString()),
			Source.NONE.withImage(image).withZoom("24.5", "nm")))
			addLines(Course.BEGINNING.with(source).next(), lines);
		assertEquals(3 * (2 + 2 * Recipe.values().length * 2), lines.size());
		return lines;
	}

	private static void addLines(final Course way, final List<MacroLine> lines) {
		for (final int factor : new int[] { 2, 4 }) {
			final Course sized = way.with(way.way().withFactor(factor));
			lines.add(sized.line().orElseThrow());
			for (final Recipe recipe : Recipe.values()) {
				final Course training = sized.with(sized.way().withRecipe(recipe)).next();
				lines.add(training.line().orElseThrow());
				lines.add(training.with(Course.Work.TRAINED).next().line().orElseThrow());
			}
		}
	}

	private static void accept(final MacroLine line) {
		final CommandInfo info = SciJava.instance().commands().getCommands().stream().filter(command -> line.command()
			.equals(command.getLabel())).findFirst().orElseThrow();
		new CommandInputs(SciJava.instance().module(info)).set(MacroOptions.parse(line.options()));
	}

	@Test
	void aFolderIsEnlargedByItsLine() {
		final String scan = folder.resolve("scan.tif").toString();
		MacroRunner.run("newImage('scan', '8-bit ramp', 9, 7, 1); saveAs('Tiff', '" + scan + "'); close();");
		final Path output = folder.resolve("its results");
		final Target target = new Target(true, null, folder.toString(), output.toString());
		final MacroLine line = Lines.enlarge(target, Course.BEGINNING.way());
		Commands.run(line.command(), line.options().replace("stem-lattice-x4", "bicubic"));
		assertTrue(output.resolve("scan-SRx4.tif").toFile().exists());
	}
}
