package sc.fiji.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Holds the source against the table of rooms in {@code docs/architecture.md}. */
class ArchitectureTest {

	private static final Path SOURCE = Path.of("src/main/java/sc/fiji/superres");
	private static final String PACKAGE = "sc.fiji.superres";

	/** Room → rooms it may use. Every room may use the root, and stands below those that name it: no cycle can form. */
	private static final Map<String, Set<String>> ROOMS = new LinkedHashMap<>();
	/** Room → packages of other libraries it may use, by prefix. */
	private static final Map<String, Set<String>> LIBRARIES = new LinkedHashMap<>();

	static {
		room("", Set.of(), Set.of());
		room("folder", Set.of(), Set.of());
		room("fourier", Set.of(), Set.of("org.jtransforms"));
		room("image", Set.of(), Set.of("net.imglib2"));
		room("imagej", Set.of(), Set.of("ij", "net.imagej.patcher"));
		room("tiff", Set.of(), Set.of());
		room("torch", Set.of(), Set.of("com.google.gson", "net.razorvine.pickle"));
		room("user", Set.of(), Set.of("ij", "java.awt"));
		room("checkpoint", Set.of("torch"), Set.of());
		room("foreign", Set.of("torch"), Set.of());
		room("lattice", Set.of("fourier", "image"), Set.of("net.imglib2"));
		room("metric", Set.of("image"), Set.of("net.imglib2"));
		room("noise", Set.of("fourier"), Set.of());
		room("resample", Set.of("image"), Set.of("net.imglib2"));
		room("simulate", Set.of("image"), Set.of("net.imglib2"));
		room("align", Set.of("fourier", "image", "metric"), Set.of("net.imglib2", "org.apache.commons.math3"));
		room("dataset", Set.of("image", "resample"), Set.of("com.google.gson", "net.imglib2"));
		room("engine", Set.of("foreign", "torch"), Set.of("ai.djl", "com.sun.jna", "javax.management"));
		room("fidelity", Set.of("fourier", "metric"), Set.of("net.imglib2"));
		room("measure", Set.of("fidelity", "metric"), Set.of());
		room("crops", Set.of("align", "dataset", "image", "metric", "resample"), Set.of("net.imglib2"));
		room("imageplus", Set.of("dataset", "image", "resample"), Set.of("ij", "java.awt", "net.imglib2"));
		room("optimize", Set.of("engine", "torch"), Set.of("ai.djl", "com.google.gson"));
		room("survey", Set.of("dataset", "fourier", "image", "lattice", "noise", "resample"), Set.of("net.imglib2"));
		room("swinir", Set.of("engine", "torch"), Set.of("ai.djl", "com.google.gson"));
		room("upscale", Set.of("engine", "image", "resample"), Set.of("net.imglib2"));
		room("bridge", Set.of("imageplus", "user"), Set.of("ij", "java.awt", "org.scijava"));
		room("evaluate", Set.of("align", "crops", "dataset", "measure", "metric", "upscale"), Set.of("net.imglib2"));
		room("files", Set.of("dataset", "image", "imageplus", "survey", "tiff", "user"), Set.of("ij", "java.awt",
			"javax.imageio", "net.imglib2"));
		room("network", Set.of("swinir", "torch"), Set.of("com.google.gson"));
		room("pairs", Set.of("dataset", "image", "noise", "resample", "survey"), Set.of("net.imglib2"));
		room("batches", Set.of("dataset", "fidelity", "image", "lattice", "metric", "pairs", "resample", "survey",
			"swinir"), Set.of("ai.djl", "net.imglib2"));
		room("models", Set.of("engine", "image", "network", "simulate", "swinir"), Set.of());
		room("pairfolder", Set.of("dataset", "image", "pairs", "resample", "survey"), Set.of("com.google.gson",
			"net.imglib2"));
		room("report", Set.of("crops", "dataset", "evaluate", "image", "measure", "metric"), Set.of("java.awt",
			"javax.imageio", "net.imglib2", "org.knowm.xchart"));
		room("train", Set.of("batches", "checkpoint", "dataset", "engine", "image", "network", "optimize", "pairs",
			"swinir", "torch"), Set.of("ai.djl", "com.google.gson"));
		room("service", Set.of("dataset", "engine", "image", "network", "pairfolder", "swinir", "train", "upscale"), Set
			.of("ai.djl", "net.imglib2", "org.scijava"));
		room("watch", Set.of("align", "batches", "checkpoint", "crops", "evaluate", "files", "image", "imageplus",
			"measure", "pairs", "report", "resample", "train", "user"), Set.of("ij", "java.awt", "javax.swing",
				"net.imglib2"));
		room("enlarge", Set.of("engine", "files", "folder", "image", "imageplus", "network", "service", "upscale",
			"user"), Set.of("ij", "java.awt", "net.imglib2"));
		room("command", Set.of("align", "batches", "crops", "dataset", "engine", "enlarge", "evaluate", "files",
			"folder", "image", "imageplus", "measure", "metric", "models", "network", "optimize", "pairfolder",
			"report", "resample", "service", "simulate", "survey", "swinir", "torch", "train", "upscale", "user",
			"watch"), Set.of("ij", "net.imglib2", "org.scijava"));
	}

	private static void room(final String name, final Set<String> rooms, final Set<String> libraries) {
		assertTrue(ROOMS.keySet().containsAll(rooms), name + " uses a room that does not stand below it: " + rooms);
		ROOMS.put(name, rooms);
		LIBRARIES.put(name, libraries);
	}

	@Test
	void everyImportFollowsTheTable() throws IOException {
		final List<String> wrong = new ArrayList<>();
		final Set<String> used = new TreeSet<>();
		for (final Path file : javaFiles()) {
			final String room = room(file);
			for (final String name : namesUsedIn(file)) {
				if (name.startsWith(PACKAGE)) {
					final String other = roomOf(name);
					if (!other.equals(room)) used.add(room + " → " + other);
					if (!other.isEmpty() && !other.equals(room) && !ROOMS.get(room).contains(other)) wrong.add(file +
						" uses " + name);
				}
				else if (!name.matches("java\\.(?!awt).*") && LIBRARIES.get(room).stream().noneMatch(l -> name
					.startsWith(l + "."))) wrong.add(file + " uses " + name);
			}
		}
		assertEquals(List.of(), wrong);
		assertTrue(used.contains("train → swinir"), "the scan finds arrows that are there: " + used);
	}

	@Test
	void everyArrowOfTheTableIsUsed() throws IOException {
		final Set<String> used = new TreeSet<>();
		for (final Path file : javaFiles())
			for (final String name : namesUsedIn(file))
				if (name.startsWith(PACKAGE)) used.add(room(file) + " → " + roomOf(name));
		final List<String> idle = new ArrayList<>();
		ROOMS.forEach((room, others) -> others.stream().map(o -> room + " → " + o).filter(a -> !used.contains(a))
			.forEach(idle::add));
		assertEquals(List.of(), idle);
	}

	@Test
	void everyRoomSaysWhatItIsFor() throws IOException {
		for (final String room : ROOMS.keySet()) {
			final String text = Files.readString(SOURCE.resolve(room).resolve("package-info.java"));
			assertTrue(text.contains("package " + PACKAGE + (room.isEmpty() ? "" : "." + room) + ";"), room);
			assertTrue(text.length() > 200, room + " says too little");
			assertTrue(room.isEmpty() || text.contains("May use:"), room + " does not say what it may use");
		}
	}

	@Test
	void everyRoomNamesTheRoomsItMayUse() throws IOException {
		for (final String room : ROOMS.keySet()) {
			if (room.isEmpty()) continue;
			final String text = Files.readString(SOURCE.resolve(room).resolve("package-info.java"));
			final String end = text.substring(text.indexOf("May use:"), text.indexOf("</p>", text.indexOf("May use:")));
			if (end.contains("every other room")) {
				assertTrue(ROOMS.get(room).size() > 8, room);
				continue;
			}
			final Set<String> named = new TreeSet<>(List.of(end.split("[^a-z]+")));
			named.retainAll(ROOMS.keySet());
			named.remove("");
			assertEquals(new TreeSet<>(ROOMS.get(room)), named, "package-info.java of " + room);
		}
	}

	@Test
	void everyRoomIsInTheTableAndInTheDocument() throws IOException {
		final String document = Files.readString(Path.of("docs/architecture.md"));
		final Set<String> found = new TreeSet<>();
		for (final Path file : javaFiles())
			found.add(room(file));
		assertEquals(new TreeSet<>(ROOMS.keySet()), found);
		for (final String room : found)
			assertTrue(room.isEmpty() || document.contains("| `" + room + "` |"),
				"docs/architecture.md has no row for " + room);
	}

	private static List<Path> javaFiles() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCE)) {
			return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
		}
	}

	private static String room(final Path file) {
		final Path relative = SOURCE.relativize(file.getParent());
		return relative.toString();
	}

	private static String roomOf(final String name) {
		final String[] parts = name.substring(PACKAGE.length() + 1).split("\\.");
		return Character.isLowerCase(parts[0].charAt(0)) ? parts[0] : "";
	}

	/** Imports, and names written out in the code. */
	private static List<String> namesUsedIn(final Path file) throws IOException {
		final String code = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?s)\"\"\".*?\"\"\"",
			"").replaceAll("\"(?:[^\"\\\\\n]++|\\\\.)*+\"", "");
		final List<String> names = new ArrayList<>();
		final Matcher matcher = Pattern.compile(
			"\\b(?:java|javax|ij|org|com|net|ai|sc)(?:\\.[a-z][a-z0-9]*)+\\.[A-Z]\\w*|\\bij\\.[A-Z]\\w*").matcher(code);
		while (matcher.find())
			names.add(matcher.group());
		return names;
	}
}
