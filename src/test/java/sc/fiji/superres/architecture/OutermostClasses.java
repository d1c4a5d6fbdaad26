package sc.fiji.superres.architecture;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Parts classes by their outermost class, and puts the classes of a knot together. */
final class OutermostClasses implements SliceAssignment {

	private final List<Knot> knots;

	OutermostClasses(final List<Knot> knots) {
		this.knots = knots;
	}

	static JavaClass outermost(final JavaClass nested) {
		JavaClass outer = nested;
		while (outer.getEnclosingClass().isPresent())
			outer = outer.getEnclosingClass().get();
		return outer;
	}

	@Override
	public SliceIdentifier getIdentifierOf(final JavaClass nested) {
		final JavaClass outer = outermost(nested);
		for (final Knot knot : knots)
			if (knot.holds(outer)) return SliceIdentifier.of(knot.toString());
		return SliceIdentifier.of(outer.getName());
	}

	@Override
	public String getDescription() {
		return "classes";
	}
}
