package sc.fiji.superres.architecture;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

/** Names of all classes that a room uses, by its bytecode and by its imports. */
record Uses(House house, Set<String> classes) {

	static Uses of(final House house, final Room room, final JavaClasses program) throws IOException {
		final Set<String> classes = new TreeSet<>(Source.imports(room.name()));
		for (final JavaClass type : program)
			if (type.getPackageName().equals(house.packageOf(room))) addDependencies(type, classes);
		return new Uses(house, classes);
	}

	private static void addDependencies(final JavaClass type, final Set<String> classes) {
		for (final Dependency dependency : type.getDirectDependenciesFromSelf())
			classes.add(dependency.getTargetClass().getName());
	}

	/** Other rooms that a room imports from. */
	static Set<String> importedRooms(final House house, final Room room) throws IOException {
		final Pattern fromARoom = Pattern.compile(Pattern.quote(house.root()) + "\\.([a-z]\\w*)\\..*");
		final Set<String> rooms = new TreeSet<>();
		for (final String name : Source.imports(room.name())) {
			final Matcher matcher = fromARoom.matcher(name);
			if (matcher.matches()) rooms.add(matcher.group(1));
		}
		rooms.remove(room.name());
		return rooms;
	}

	boolean room(final String other) {
		return classes.stream().anyMatch(name -> name.startsWith(house.packageOf(other) + "."));
	}

	boolean library(final Library library) {
		return classes.stream().anyMatch(library::holds);
	}
}
