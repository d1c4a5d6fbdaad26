package sc.fiji.superres.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;

/** Every exception from a rule is still needed. */
class ExceptionsTest {

	private static JavaClasses program;

	@BeforeAll
	static void readProgram() {
		program = Program.classes();
	}

	@Test
	void everyKnotIsStillTied() throws Exception {
		final Rules rules = new Rules(House.documented());
		for (final Knot knot : Exceptions.KNOTS) {
			final JavaClasses tied = program.that(DescribedPredicate.describe("of the knot", type -> knot.holds(
				OutermostClasses.outermost(type))));
			for (final String member : knot.classes())
				assertTrue(tied.stream().anyMatch(type -> type.getSimpleName().equals(member)), member + " of " + knot +
					" is gone");
			assertTrue(rules.classesAreFreeOfCycles(List.of()).evaluate(tied).hasViolation(), knot + " is no cycle");
		}
	}

	@Test
	void everyMethodThatOthersCallIsThere() {
		final Set<String> gone = new TreeSet<>(Exceptions.CALLED_BY_OTHERS);
		for (final JavaClass type : program) {
			gone.remove(type.getSimpleName());
			for (final JavaMethod method : type.getMethods())
				gone.remove(type.getSimpleName() + "." + method.getName());
		}
		assertEquals(Set.of(), gone);
	}
}
