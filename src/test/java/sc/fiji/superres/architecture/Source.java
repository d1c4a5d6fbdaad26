package sc.fiji.superres.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
		try (Stream<Path> files = Files.walk(FOLDER)) {
			files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent).filter(folder -> !folder
				.equals(FOLDER)).forEach(folder -> rooms.add(FOLDER.relativize(folder).toString()));
		}
		return rooms;
	}

	/** The files of a room but its description. */
	static List<Path> files(final String room) throws IOException {
		try (Stream<Path> files = Files.list(FOLDER.resolve(room))) {
			return files.filter(file -> file.toString().endsWith(".java")).filter(file -> !file.endsWith(
				"package-info.java")).sorted(Comparator.naturalOrder()).toList();
		}
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
		return matcher.find() ? matcher.group(1) : "";
	}
}
