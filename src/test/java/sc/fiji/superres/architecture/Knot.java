package sc.fiji.superres.architecture;

import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;

/**
 * Classes that know each other: one thought in several files.
 *
 * @param packageName package of all of them
 * @param classes simple names
 * @param reason why they may
 */
record Knot(String packageName, Set<String> classes, String reason) {

	/**
	 * Reads a line like {@code align: Match, Pose: they are one thought}; the room {@code root} is the root package.
	 */
	static Knot of(final String line) {
		final String[] parts = line.split(": ", 3);
		String packageName = "sc.fiji.superres";
		if (!parts[0].equals("root")) packageName += "." + parts[0];
		return new Knot(packageName, Set.of(parts[1].split(", ")), parts[2]);
	}

	boolean holds(final JavaClass outermost) {
		return outermost.getPackageName().equals(packageName) && classes.contains(outermost.getSimpleName());
	}
}
