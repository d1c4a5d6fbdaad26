package sc.fiji.superres.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All rooms below one package, from the lowest layer to the highest.
 *
 * @param root package that the rooms lie in; it may be used by every room
 */
record House(String root, List<Room> rooms) {

	static final Path DOCUMENT = Path.of("docs/architecture.md");

	private static final Pattern HEADING = Pattern.compile("### (.*)");
	private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| .* \\| ([^|]*) \\|");

	/** The house as the tables in {@code docs/architecture.md} describe it. */
	static House documented() throws IOException {
		final List<Room> rooms = new ArrayList<>();
		String layer = "";
		for (final String line : Files.readAllLines(DOCUMENT)) {
			final Matcher heading = HEADING.matcher(line);
			final Matcher row = ROW.matcher(line);
			if (heading.matches()) layer = heading.group(1);
			if (row.matches()) rooms.add(new Room(row.group(1), layer, row.group(2)));
		}
		return new House("sc.fiji.superres", rooms);
	}

	String packageOf(final Room room) {
		return packageOf(room.name());
	}

	String packageOf(final String room) {
		return root + "." + room;
	}

	/** Layer → packages of its rooms, the lowest layer first. */
	Map<String, List<String>> layers() {
		final Map<String, List<String>> layers = new LinkedHashMap<>();
		for (final Room room : rooms)
			layers.computeIfAbsent(room.layer(), layer -> new ArrayList<>()).add(packageOf(room));
		return layers;
	}

	/** Packages of all rooms but those at the edge. */
	String[] core() {
		return rooms.stream().filter(room -> !room.layer().equals("Edge")).map(this::packageOf).toArray(String[]::new);
	}

	String[] edge() {
		return layers().get("Edge").toArray(String[]::new);
	}
}
