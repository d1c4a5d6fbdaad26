package sc.fiji.superres.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import sc.fiji.superres.bridge.Bridge;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.imagej.PluginsConfig;
import sc.fiji.superres.measure.Metrics;
import sc.fiji.superres.metric.Figure;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.train.TrainConfig;

/**
 * Holds docs/reference.md to the program. {@code mvn test -Dtest=ReferenceTest -Dsuperres.docs=write} writes its tables
 * of keys anew instead.
 */
class ReferenceTest {

	private static final String FILE = "docs/reference.md";
	private static final Pattern TABLE = Pattern.compile(
		"(?s)(<!-- keys of ([^\\n]+?) -->\\n)(.*?)(<!-- end of keys -->)");

	private static final boolean WRITES = "write".equals(System.getProperty("superres.docs"));

	/** Defaults may name the images that are open. */
	@BeforeEach
	void closeImages() {
		MacroRunner.run("while (nImages > 0) close();");
	}

	@Test
	void keysAndDefaultsAreThoseOfTheCommands() throws Exception {
		final Document reference = Document.read(FILE);
		final String fresh = withFreshTables(reference.text());
		if (WRITES) Files.writeString(reference.file(), fresh);
		else assertEquals(fresh, reference.text(), FILE + " is out of date: call this test with -Dsuperres.docs=write");
	}

	private static String withFreshTables(final String text) throws Exception {
		final Matcher table = TABLE.matcher(text);
		final StringBuilder fresh = new StringBuilder();
		while (table.find())
			table.appendReplacement(fresh, Matcher.quoteReplacement(fresh(table)));
		return table.appendTail(fresh).toString();
	}

	/** The two comments of a table, and the table anew between them. */
	private static String fresh(final MatchResult table) throws Exception {
		final String keys = new KeyTable(command(table.group(2))).markdown();
		return table.group(1) + "\n" + keys + "\n" + table.group(4);
	}

	private static String command(final String label) {
		return commands().filter(entry -> entry.label().equals(label)).findFirst().orElseThrow(() -> new AssertionError(
			FILE + " has keys of " + label + ", which is no entry of plugins.config")).command();
	}

	/** Entries that are commands; samples, in another menu, have no keys. */
	private static Stream<PluginsConfig.Entry> commands() {
		return PluginsConfig.entries().stream().filter(entry -> entry.plugin().equals(Bridge.class.getName()));
	}

	@Test
	void everyEntryOfTheMenuHasItsKeys() throws IOException {
		final List<String> documented = TABLE.matcher(Document.read(FILE).text()).results().map(found -> found.group(2))
			.toList();
		assertEquals(commands().map(PluginsConfig.Entry::label).sorted().toList(), documented.stream().sorted()
			.toList());
	}

	@Test
	void everyPresetIsExplained() throws IOException {
		assertExplained(MultiScaleConfig.presetNames().stream());
	}

	@Test
	void everyFieldOfACardAndOfATrainingIsExplained() throws IOException {
		assertExplained(fields(ModelCard.class));
		assertExplained(fields(ModelCard.Training.class));
		assertExplained(fields(TrainConfig.class));
	}

	private static Stream<String> fields(final Class<?> type) {
		return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
	}

	@Test
	void everyColumnOfALogAndEveryFigureIsExplained() throws IOException {
		assertExplained(Stream.of(LogLine.HEADER.split(",")));
		assertExplained(Metrics.all(255).stream().flatMap(measurement -> measurement.figures().stream()).map(
			Figure::column));
	}

	private static void assertExplained(final Stream<String> names) throws IOException {
		final String text = Document.read(FILE).text();
		assertEquals(List.of(), names.filter(name -> !text.contains("`" + name + "`")).toList());
	}
}
