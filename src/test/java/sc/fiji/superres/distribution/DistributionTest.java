package sc.fiji.superres.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/**
 * What the zips for Fiji leave to Fiji. That they lack nothing else is checked on the zips themselves, by
 * scripts/check-distribution.sh.
 */
class DistributionTest {

	private static final Path ASSEMBLY = Path.of("src", "assembly");

	private static final Pattern INCLUDE = Pattern.compile("<include>(?!sc\\.fiji:)(.+?)</include>");

	private static List<String> versions() throws IOException {
		return Files.readAllLines(ASSEMBLY.resolve("fiji-versions.txt")).stream().filter(line -> !line.startsWith("#"))
			.toList();
	}

	/** group:artifact of group:artifact:version. */
	private static String withoutVersion(final String artifact) {
		return artifact.substring(0, artifact.lastIndexOf(':'));
	}

	/** The artifacts of others that the zips for Fiji hold. */
	private static List<String> bundled() throws IOException {
		final String descriptor = Files.readString(ASSEMBLY.resolve("fiji-jars.xml"));
		return INCLUDE.matcher(descriptor).results().map(match -> match.group(1)).toList();
	}

	@Test
	void nothingIsBundledThatFijiHasAVersionOf() throws IOException {
		final Set<String> ofFiji = versions().stream().map(line -> withoutVersion(line.substring(2))).collect(Collectors
			.toSet());
		final List<String> bundled = bundled();
		assertEquals(9, bundled.size(), bundled.toString());
		assertEquals(List.of(), bundled.stream().filter(ofFiji::contains).toList());
	}

	@Test
	void whatIsLeftToFijiIsWhatThisIsTestedWith() throws IOException {
		final Set<String> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(
			path -> new File(path).getName()).collect(Collectors.toSet());
		final List<String> needed = versions().stream().filter(line -> line.startsWith("* ")).map(line -> jar(line
			.substring(2))).toList();
		assertFalse(needed.isEmpty());
		assertEquals(List.of(), needed.stream().filter(jar -> !jars.contains(jar)).toList());
	}

	private static String jar(final String artifact) {
		final String[] parts = artifact.split(":");
		return parts[1] + "-" + parts[2] + ".jar";
	}
}
