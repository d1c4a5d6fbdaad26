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
 * {@code summary-1of4.csv}, a row for each image of a share, written as soon as it is known. An image that an earlier
 * run made keeps that run's row.
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

	/** Starts the table of a share, remembering what an earlier one says of results that were made. */
	static RunTable start(final Path output, final Shard shard) throws IOException {
		final Path file = output.resolve("summary-" + shard.label() + ".csv");
		final Map<String, String> earlier = new HashMap<>();
		if (Files.isRegularFile(file)) {
			for (final String row : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
				final Matcher made = MADE.matcher(row);
				if (made.matches()) earlier.put(made.group(1), row);
			}
		}
		AtomicFile.write(file, out -> out.write(Csv.row(COLUMNS.toArray()).getBytes(StandardCharsets.UTF_8)));
		return new RunTable(file, earlier);
	}

	/** Whether a file's name is that of a summary. */
	static boolean isSummary(final String name) {
		return NAME.matcher(name).matches();
	}

	Path file() {
		return file;
	}

	void done(final String image, final String result, final FolderRun.Sizes sizes, final double seconds)
		throws IOException
	{
		final String time = String.format(Locale.ROOT, "%.2f", seconds);
		append(Csv.row(image, result, sizes.image(), sizes.result(), time, "done", ""));
	}

	void skipped(final String image, final String result) throws IOException {
		final String row = earlier.get(Csv.cell(image));
		append(row != null ? row + "\n" : Csv.row(image, result, "", "", "", "skipped", ""));
	}

	void failed(final String image, final String error) throws IOException {
		append(Csv.row(image, "", "", "", "", "failed", error));
	}

	private void append(final String row) throws IOException {
		AtomicFile.append(file, row);
	}
}
