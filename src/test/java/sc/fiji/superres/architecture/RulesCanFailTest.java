package sc.fiji.superres.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

/** A small house in which everything is wrong: each rule finds it. */
class RulesCanFailTest {

	private static final String ROOT = "sc.fiji.superres.architecture.wrong";
	private static final Room CELLAR = new Room("cellar", "Foundations", "nothing of ours; AWT");
	private static final Room ATTIC = new Room("attic", "Edge", "cellar");
	private static final Room COMMAND = new Room("command", "Edge", "every other room; SciJava");
	private static final Rules RULES = new Rules(new House(ROOT, List.of(CELLAR, ATTIC, COMMAND)));

	private static JavaClasses wrong;

	@BeforeAll
	static void readWrongClasses() {
		wrong = new ClassFileImporter().importPackages(ROOT);
	}

	private static void assertFinds(final ArchRule rule, final String... words) {
		final String report = rule.evaluate(wrong).getFailureReport().toString();
		for (final String word : words)
			assertTrue(report.contains(word), word + " in: " + report);
	}

	private static void assertFindsNothing(final ArchRule rule) {
		assertTrue(!rule.evaluate(wrong).hasViolation(), rule.evaluate(wrong).getFailureReport().toString());
	}

	@Test
	void aRoomThatUsesTooMuchIsFound() {
		assertFinds(RULES.usesOnlyWhatItMay(CELLAR), "cellar may use nothing of ours; AWT", "attic.High", "ij.IJ");
		assertFindsNothing(RULES.usesOnlyWhatItMay(ATTIC));
		assertFindsNothing(RULES.usesOnlyWhatItMay(COMMAND));
	}

	@Test
	void aWindowIsFoundWhereAwtIsNotAllowed() {
		final Room strict = new Room("cellar", "Foundations", "attic; ImageJ");
		assertFinds(RULES.usesOnlyWhatItMay(strict), "java.awt.Color");
	}

	@Test
	void theRootIsHeldToo() {
		final Rules inside = new Rules(new House(ROOT + ".cellar", List.of()));
		assertFinds(inside.theRootUsesNoRoom(), "attic.High");
	}

	@Test
	void cyclesAreFound() {
		assertFinds(RULES.roomsAreFreeOfCycles(), "Cycle detected", "attic", "cellar");
		assertFinds(RULES.classesAreFreeOfCycles(List.of()), "cellar.Low", "attic.High", "command.First",
			"command.Second");
	}

	@Test
	void aKnotIsNoCycle() {
		final Knot knot = new Knot(ROOT + ".command", Set.of("First", "Second"), "a test");
		final String report = RULES.classesAreFreeOfCycles(List.of(knot)).evaluate(wrong).getFailureReport().toString();
		assertTrue(report.contains("cellar.Low") && !report.contains("command.First"), report);
	}

	@Test
	void aLowerLayerThatUsesAHigherOneIsFound() {
		assertFinds(RULES.layersOnlyUseLowerOnes(), "Low.greet", "attic.High");
	}

	@Test
	void aCoreThatKnowsTheEdgeIsFound() {
		assertFinds(RULES.theCoreKnowsNoEdge(), "attic.High");
		assertFinds(RULES.theCoreKnowsNeitherImageJNorSciJava(), "ij.IJ");
		assertFinds(RULES.theCoreOpensNoWindows(), "java.awt.Color");
	}

	@Test
	void aLibraryInAnotherRoomIsFound() {
		assertFinds(RULES.usedOnlyBy("SciJava", "attic"), "SciJava is used only by attic", "command.First");
		assertFindsNothing(RULES.usedOnlyBy("SciJava", "command"));
	}

	@Test
	void aCommandThatIsUsedIsFound() {
		assertFinds(RULES.nobodyUsesACommand(), "Second.help", "command.First");
	}

	@Test
	void whatIsWrittenToTheTerminalIsFound() {
		assertFinds(RULES.nobodyWritesToTheTerminal(), "java.lang.System.out");
	}

	@Test
	void aMethodThatNobodyCallsIsFound() {
		final JavaClasses one = new ClassFileImporter().importPackages(ROOT + ".cellar");
		final String report = RULES.everyMethodIsCalled().evaluate(one).getFailureReport().toString();
		assertTrue(report.contains("Low.greet() is called by nobody"), report);
		assertFindsNothing(RULES.everyMethodIsCalled());
	}

	@Test
	void theTableIsRead() throws IOException {
		final House house = House.documented();
		assertEquals(7, house.layers().size(), house.layers().toString());
		final Room fourier = house.rooms().stream().filter(room -> room.name().equals("fourier")).findFirst().get();
		assertEquals(List.of(Library.named("JTransforms")), fourier.libraries());
		assertEquals(List.of(), fourier.rooms());
		assertThrows(IllegalArgumentException.class, () -> new Room("any", "any", "fourier; Guava").libraries());
	}

	@Test
	void theSourceIsRead() throws IOException {
		assertTrue(Source.rooms().contains("fourier"));
		assertEquals(2, Source.files("fourier").size());
		assertTrue(Source.imports("fourier").contains("org.jtransforms.fft.DoubleFFT_1D"));
		final House house = House.documented();
		final Room noise = new Room("noise", "any", "fourier");
		assertEquals(Set.of("fourier"), Uses.importedRooms(house, noise));
	}
}
