package sc.fiji.superres.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a macro of the documents one that a test can run. Paths below {@code /data} lead into a folder of the test's. A
 * training is one of two steps with the smallest network; everything else of it stays. An evaluation judges one small
 * crop of each image, at one zoom level, and pairs are those of one crop. Where a training writes into a run folder
 * that is there already, that folder is taken away first.
 */
record Rewriting(Path data) {

	private static final Pattern OPTIONS = Pattern.compile(
		"(run\\(\"(Train|Evaluate|Generate) [\\w -]+\\.\\.\\.\", *\")");
	private static final String LENGTH = "(?<=[\" ])(recipe|network|iterations|batch|patch|device)=\\S+?(?=[\" ])";
	private static final String TINY = "network=tiny iterations=2 batch=1 patch=32 device=cpu ";
	private static final Pattern RUN_FOLDER = Pattern.compile("run=\\[/data/([^\\]]+)\\]");

	String of(final String macro) {
		final StringBuilder lines = new StringBuilder();
		macro.lines().forEach(line -> lines.append(shorter(line)).append('\n'));
		return lines.toString().replace("/data/", data + "/").replace("\"/data\"", "\"" + data + "\"").replace(
			"=/data\"", "=" + data + "\"");
	}

	private static String shorter(final String line) {
		final Matcher options = OPTIONS.matcher(line);
		if (!options.find()) return line;
		return switch (options.group(2)) {
			case "Train" -> line.substring(0, options.end()) + TINY + line.substring(options.end()).replaceAll(LENGTH,
				"");
			case "Generate" -> options.replaceFirst("$1cropsperrow=1 ");
			default -> options.replaceFirst("$1crops=1 crop=128 device=cpu " + levels(line));
		};
	}

	/** One level will do, where levels are not given by the images. */
	private static String levels(final String line) {
		if (line.contains("mode=truth") || line.contains("mode=pairs")) return "";
		return "levels=20 ";
	}

	/** Deletes run folders that the macro trains into, which are there for the macros that only use them. */
	void makeRoom(final String macro) throws IOException {
		final Matcher run = RUN_FOLDER.matcher(macro);
		while (run.find())
			delete(data.resolve(run.group(1)));
	}

	private static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		final List<Path> inside;
		try (Stream<Path> all = Files.walk(folder)) {
			inside = all.sorted(Comparator.reverseOrder()).toList();
		}
		for (final Path path : inside)
			Files.delete(path);
	}
}
