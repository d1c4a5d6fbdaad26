package sc.fiji.superres.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.imagej.MacroRunner;

/** Runs every macro of the documents, on small simulated scans ({@link Rewriting} says what is changed). */
class MacrosTest {

	private static final List<String> DOCUMENTS = List.of("README.md", "docs/guide.md", "docs/reference.md");

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeData() throws IOException {
		final String recipe = Document.read("docs/guide.md").blocks().stream().filter(block -> block.language().equals(
			"json")).map(Document.Block::code).findFirst().orElseThrow();
		ExampleData.write(folder.resolve("data"), recipe);
	}

	@TestFactory
	List<DynamicTest> everyMacroOfTheDocumentsRuns() throws IOException {
		final List<DynamicTest> tests = new ArrayList<>();
		for (final String name : DOCUMENTS) {
			final List<Document.Block> macros = Document.read(name).macros();
			assertFalse(macros.isEmpty(), name + " has no macros: mark them by ```ijm");
			for (final Document.Block macro : macros)
				tests.add(DynamicTest.dynamicTest(name + ":" + macro.line(), () -> run(macro, name)));
		}
		return tests;
	}

	private static void run(final Document.Block macro, final String name) throws IOException {
		final Path own = folder.resolve(name.replaceAll("\\W", "_") + macro.line());
		ExampleData.copy(folder.resolve("data"), own);
		final Rewriting rewriting = new Rewriting(own);
		rewriting.makeRoom(macro.code());
		MacroRunner.run("while (nImages > 0) close();\n" + rewriting.of(macro.code()));
	}
}
