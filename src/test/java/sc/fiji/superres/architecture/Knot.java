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

	boolean holds(final JavaClass outermost) {
		return outermost.getPackageName().equals(packageName) && classes.contains(outermost.getSimpleName());
	}
}
