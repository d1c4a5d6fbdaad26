package sc.fiji.superres.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source text of the rooms: what bytecode does not tell. */
final class Source {

	private static final Path FOLDER = Path.of("src/main/java/sc/fiji/superres");
	private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+);$");
	private static final Pattern MAY_USE = Pattern.compile("May use: ([^.<]*)\\.");

	private Source() {}

	/** Names of the folders that hold Java files, without the root. */
	static Set<String> rooms() throws IOException {
		final Set<String> rooms = new TreeSet<>();
		for (final Path file : javaFiles(FOLDER, Integer.MAX_VALUE))
			rooms.add(FOLDER.relativize(file.getParent()).toString());
		rooms.remove("");
		return rooms;
	}

	private static List<Path> javaFiles(final Path folder, final int depth) throws IOException {
		try (Stream<Path> files = Files.walk(folder, depth)) {
			return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
		}
	}

	/** The files of a room but its description. */
	static List<Path> files(final String room) throws IOException {
		final List<Path> files = javaFiles(FOLDER.resolve(room), 1);
		return files.stream().filter(file -> !file.endsWith("package-info.java")).toList();
	}

	/** Names of classes (or of their members) that a room imports. */
	static Set<String> imports(final String room) throws IOException {
		final Set<String> imports = new TreeSet<>();
		for (final Path file : files(room)) {
			final Matcher matcher = IMPORT.matcher(Files.readString(file));
			while (matcher.find())
				imports.add(matcher.group(1));
		}
		return imports;
	}

	/** The text of {@code package-info.java} on one line, without the signs of a comment. */
	static String description(final String room) throws IOException {
		final String text = Files.readString(FOLDER.resolve(room).resolve("package-info.java"));
		return text.replaceAll("(?m)^ \\*", " ").replaceAll("\\s+", " ");
	}

	/** What a room's description says after "May use:", up to the full stop; empty where it says nothing. */
	static String mayUse(final String room) throws IOException {
		final Matcher matcher = MAY_USE.matcher(description(room));
		if (matcher.find()) return matcher.group(1);
		return "";
	}
}
