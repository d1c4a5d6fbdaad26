package sc.fiji.superres.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.Csv;

/**
 * Writes {@code summary-1of4.csv}: a row for each image of a share, as soon as its result is known. An image whose
 * result an earlier run made keeps that run's row.
 */
final class RunTable {

	private static final List<String> COLUMNS = List.of("Image", "Result", "Size", "Result size", "Seconds", "Status",
		"Error");
	private static final Pattern NAME = Pattern.compile("summary-\\d+of\\d+\\.csv");
	private static final Pattern MADE = Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^,\"]*),.*,done,");

	private final Path file;
	private final Map<String, String> earlier;

	private RunTable(final Path file, final Map<String, String> earlier) {
		this.file = file;
		this.earlier = earlier;
	}

	/** Starts the table of a share and remembers the rows of results that an earlier run made. */
	static RunTable start(final Path output, final Shard shard) throws IOException {
		final Path file = output.resolve("summary-" + shard.label() + ".csv");
		final Map<String, String> earlier = earlier(file);
		writeHeader(file);
		return new RunTable(file, earlier);
	}

	private static void writeHeader(final Path file) throws IOException {
		final byte[] header = header();
		AtomicFile.write(file, out -> out.write(header));
	}

	private static byte[] header() {
		return Csv.row(COLUMNS.toArray()).getBytes(StandardCharsets.UTF_8);
	}

	/** Image → row of each result that an earlier table has. */
	private static Map<String, String> earlier(final Path file) throws IOException {
		final Map<String, String> earlier = new HashMap<>();
		if (!Files.isRegularFile(file)) return earlier;
		for (final String row : Files.readString(file, StandardCharsets.UTF_8).split("\n"))
			addMade(row, earlier);
		return earlier;
	}

	private static void addMade(final String row, final Map<String, String> earlier) {
		final Matcher made = MADE.matcher(row);
		if (made.matches()) earlier.put(made.group(1), row);
	}

	/** Whether a file's name is that of a summary. */
	static boolean isSummary(final Path file) {
		return NAME.matcher(file.getFileName().toString()).matches();
	}

	Path file() {
		return file;
	}

	void done(final String image, final String result, final ImageWork.Sizes sizes, final double seconds)
		throws IOException
	{
		final String time = String.format(Locale.ROOT, "%.2f", seconds);
		append(Csv.row(image, result, sizes.image(), sizes.result(), time, "done", ""));
	}

	void skipped(final String image, final String result) throws IOException {
		final String row = earlier.get(Csv.cell(image));
		if (row == null) append(Csv.row(image, result, "", "", "", "skipped", ""));
		else append(row + "\n");
	}

	void failed(final String image, final String error) throws IOException {
		append(Csv.row(image, "", "", "", "", "failed", error));
	}

	private void append(final String row) throws IOException {
		AtomicFile.append(file, row);
	}
}
