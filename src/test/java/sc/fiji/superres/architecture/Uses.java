package sc.fiji.superres.architecture;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

/** Names of all classes that a room uses, by its bytecode and by its imports. */
record Uses(House house, Set<String> classes) {

	static Uses of(final House house, final Room room, final JavaClasses program) throws IOException {
		final Set<String> classes = new TreeSet<>(Source.imports(room.name()));
		for (final JavaClass type : program)
			if (type.getPackageName().equals(house.packageOf(room))) for (final Dependency dependency : type
				.getDirectDependenciesFromSelf())
				classes.add(dependency.getTargetClass().getName());
		return new Uses(house, classes);
	}

	/** Other rooms that a room imports from. */
	static Set<String> importedRooms(final House house, final Room room) throws IOException {
		final Set<String> rooms = new TreeSet<>();
		final String start = house.root() + ".";
		for (final String name : Source.imports(room.name())) {
			if (!name.startsWith(start)) continue;
			final String first = name.substring(start.length()).split("\\.")[0];
			final boolean ofTheRoot = Character.isUpperCase(first.charAt(0));
			if (!ofTheRoot && !first.equals(room.name())) rooms.add(first);
		}
		return rooms;
	}

	boolean room(final String other) {
		return classes.stream().anyMatch(name -> name.startsWith(house.packageOf(other) + "."));
	}

	boolean library(final Library library) {
		return classes.stream().anyMatch(library::holds);
	}
}
