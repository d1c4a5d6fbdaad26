package sc.fiji.superres.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * F10: with an older Java each start of Fiji printed stack traces, and each menu entry opened a window of an exception.
 * Every class that an older Java meets in our jar has a namesake for Java 8. What these say is checked on the jar
 * itself, by scripts/check-older-java.sh.
 */
class OlderJavaTest {

	private static final Path OLDER = Path.of("src", "main", "java8");
	private static final Path NEWER = Path.of("src", "main", "java");
	private static final Path PLUGINS = Path.of("target", "classes", "META-INF", "json", "org.scijava.plugin.Plugin");

	private static final Pattern MENU = Pattern.compile("(?m)^[^#].*, ([\\w.]+)\\(\"");
	private static final Pattern INDEX = Pattern.compile("\"class\":\"([\\w.]+)\"");
	private static final Pattern MAIN = Pattern.compile("<mainClass>(.+?)</mainClass>");
	private static final Pattern TWICE = Pattern.compile("<include>([\\w/]+)\\.class</include>");

	/** What DefaultSuperResolutionService for Java 8 takes the places of. */
	private static final String COMMANDS = "sc.fiji.superres.command.";

	private static List<String> found(final Pattern pattern, final Path file) throws IOException {
		return pattern.matcher(Files.readString(file)).results().map(OlderJavaTest::name).toList();
	}

	private static String name(final MatchResult match) {
		return match.group(1).replace('/', '.');
	}

	/** Classes of Java 8 that have a namesake. */
	private static Set<String> standIns() throws IOException {
		try (Stream<Path> files = Files.walk(OLDER)) {
			return files.filter(file -> file.toString().endsWith(".java")).map(OLDER::relativize).filter(file -> Files
				.exists(NEWER.resolve(file))).map(file -> file.toString().replace(".java", "").replaceAll("[/\\\\]",
					".")).collect(Collectors.toCollection(TreeSet::new));
		}
	}

	@Test
	void menuStartAndLauncherMeetClassesForJava8() throws IOException {
		final Set<String> met = new TreeSet<>(found(MENU, Path.of("plugins.config")));
		assertTrue(met.contains("sc.fiji.superres.bridge.Bridge"), met.toString());
		met.addAll(found(INDEX, PLUGINS));
		met.addAll(found(MAIN, Path.of("pom.xml")));
		met.removeIf(name -> name.startsWith(COMMANDS));
		met.add("HandleExtraFileTypes"); // by which plain ImageJ opens files
		assertEquals(met, standIns());
	}

	@Test
	void theBuildPutsTheirNamesakesWhereANewerJavaLooks() throws IOException {
		final Set<String> twice = new TreeSet<>(found(TWICE, Path.of("pom.xml")));
		assertEquals(standIns(), twice);
	}
}
