package sc.fiji.superres.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import ij.measure.ResultsTable;
import sc.fiji.superres.imagej.MacroRunner;

/**
 * Runs every macro of the documents, on small simulated scans ({@link Rewriting} says what is changed), and looks up
 * the columns of the tables that they make in the reference.
 */
class MacrosTest {

	private static final List<String> DOCUMENTS = List.of("README.md", "docs/guide.md", "docs/reference.md");

	private static final String TIDY = "run('Clear Results'); while (nImages > 0) close();\n";

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeData() throws IOException {
		final String recipe = Document.read("docs/guide.md").blocks().stream().filter(block -> block.language().equals(
			"json")).map(Document.Block::code).findFirst().orElseThrow();
		ExampleData.write(folder.resolve("data"), recipe);
	}

	@AfterAll
	static void tidyUp() {
		MacroRunner.run(TIDY);
	}

	@TestFactory
	Stream<DynamicTest> everyMacroOfTheDocumentsRuns() throws IOException {
		Stream<DynamicTest> tests = Stream.empty();
		for (final String name : DOCUMENTS)
			tests = Stream.concat(tests, macros(name).stream().map(macro -> test(macro, name)));
		return tests;
	}

	private static List<Document.Block> macros(final String name) throws IOException {
		final List<Document.Block> macros = Document.read(name).macros();
		assertFalse(macros.isEmpty(), name + " has no macros: mark them by ```ijm");
		return macros;
	}

	private static DynamicTest test(final Document.Block macro, final String name) {
		return DynamicTest.dynamicTest(name + ":" + macro.line(), () -> run(macro, name));
	}

	private static void run(final Document.Block macro, final String name) throws IOException {
		final Path own = folder.resolve(name.replaceAll("\\W", "_") + macro.line());
		ExampleData.copy(folder.resolve("data"), own);
		final Rewriting rewriting = new Rewriting(own);
		rewriting.makeRoom(macro.code());
		final String log = MacroRunner.log(TIDY + rewriting.of(macro.code()));
		if (name.equals("README.md")) assertNoInvention(log);
		assertEquals(Set.of(), unexplained(own), "columns that docs/reference.md does not explain");
	}

	/** H2: the README's own way from a training to a result always warned of detail that may be invented. */
	private static void assertNoInvention(final String log) {
		assertTrue(log.contains("scan_01.tif ×4: "), log);
		assertFalse(log.contains("Detail may be invented"), log);
	}

	/** Columns of the tables that a macro wrote, and of the Results table, that the reference does not name. */
	private static Set<String> unexplained(final Path own) throws IOException {
		final Set<String> columns = columns(own);
		columns.addAll(List.of(ResultsTable.getResultsTable().getHeadings()));
		final String reference = Document.read("docs/reference.md").text();
		columns.removeIf(column -> reference.contains("`" + plain(column) + "`"));
		return columns;
	}

	private static Set<String> columns(final Path own) throws IOException {
		final Set<String> columns = new TreeSet<>();
		for (final Path table : tables(own))
			columns.addAll(List.of(Files.readAllLines(table).get(0).split(",")));
		return columns;
	}

	private static List<Path> tables(final Path own) throws IOException {
		try (Stream<Path> files = Files.walk(own)) {
			return files.filter(file -> file.toString().endsWith(".csv")).toList();
		}
	}

	/** Without what is added to the name of a figure: its smoothing, its unit, its spread and its count. */
	private static String plain(final String column) {
		return column.replaceFirst("^Gauss ", "").replaceFirst(" (SD|N)$", "").replace("(nm)", "(px)");
	}
}
