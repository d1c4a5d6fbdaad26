package sc.fiji.superres.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.scijava.plugin.Plugin;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.GeneralCodingRules;

/** The rules of a house, each of them a sentence. */
final class Rules {

	private final House house;

	Rules(final House house) {
		this.house = house;
	}

	/** A room uses itself, the root, Java without windows, and what its row in the table names. */
	ArchRule usesOnlyWhatItMay(final Room room) {
		final DescribedPredicate<JavaClass> java = resideInAPackage("java..").and(not(resideInAPackage("java.awt..")));
		final DescribedPredicate<JavaClass> named = resideInAnyPackage(allowed(room).toArray(String[]::new));
		return classes().that().resideInAPackage(house.packageOf(room)).should().onlyDependOnClassesThat(java.or(named))
			.as(room.toString());
	}

	private List<String> allowed(final Room room) {
		final List<String> allowed = new ArrayList<>();
		allowed.add(house.root());
		allowed.add(house.packageOf(room));
		for (final String other : room.rooms())
			allowed.add(house.packageOf(other));
		for (final Library library : room.libraries())
			allowed.add(library.packages());
		if (room.mayUseEveryRoom()) allowed.add(house.root() + "..");
		return allowed;
	}

	ArchRule theRootUsesNoRoom() {
		return classes().that().resideInAPackage(house.root()).should().onlyDependOnClassesThat().resideInAnyPackage(
			house.root(), "java..");
	}

	ArchRule roomsAreFreeOfCycles() {
		return slices().matching(house.root() + ".(*)").should().beFreeOfCycles();
	}

	/** A layer is used by itself and by the layers above it. */
	ArchRule layersOnlyUseLowerOnes() {
		final List<String> layers = List.copyOf(house.layers().keySet());
		LayeredArchitecture rule = layersOfTheHouse();
		for (int i = 0; i < layers.size() - 1; i++) {
			final String[] above = layers.subList(i + 1, layers.size()).toArray(String[]::new);
			rule = rule.whereLayer(layers.get(i)).mayOnlyBeAccessedByLayers(above);
		}
		final String highest = layers.get(layers.size() - 1);
		return rule.whereLayer(highest).mayNotBeAccessedByAnyLayer();
	}

	private LayeredArchitecture layersOfTheHouse() {
		LayeredArchitecture rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
		for (final Map.Entry<String, List<String>> layer : house.layers().entrySet()) {
			final String[] packages = layer.getValue().toArray(String[]::new);
			rule = rule.layer(layer.getKey()).definedBy(packages);
		}
		return rule;
	}

	ArchRule theCoreKnowsNoEdge() {
		return noClasses().that().resideInAnyPackage(house.core()).should().dependOnClassesThat().resideInAnyPackage(
			house.edge());
	}

	ArchRule theCoreKnowsNeitherImageJNorSciJava() {
		return noClasses().that().resideInAnyPackage(house.core()).should().dependOnClassesThat().resideInAnyPackage(
			packages("ImageJ"), packages("SciJava"), packages("Swing"));
	}

	/** Reports are drawn by AWT, which needs no window. */
	ArchRule theCoreOpensNoWindows() {
		return noClasses().that().resideInAnyPackage(house.core()).and().resideOutsideOfPackage(house.packageOf(
			"report")).should().dependOnClassesThat().resideInAPackage(packages("AWT"));
	}

	ArchRule usedOnlyBy(final String library, final String... rooms) {
		final String[] packages = Arrays.stream(rooms).map(house::packageOf).toArray(String[]::new);
		return noClasses().that().resideOutsideOfPackages(packages).should().dependOnClassesThat().resideInAPackage(
			packages(library)).as(library + " is used only by " + String.join(", ", rooms));
	}

	private static String packages(final String library) {
		return Library.named(library).packages();
	}

	/** Commands share code through the rooms below, so each can be read on its own. */
	ArchRule nobodyUsesACommand() {
		return noClasses().that().areTopLevelClasses().should().dependOnClassesThat(resideInAPackage(house.packageOf(
			"command")).and(annotatedWith(Plugin.class)));
	}

	/** The launcher without a display is a program and may write to the terminal; the rest speaks through ImageJ. */
	ArchRule nobodyWritesToTheTerminal() {
		return noClasses().that().resideOutsideOfPackage(house.packageOf("imagej")).and(not(Exceptions
			.writesToTheTerminal())).should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
	}

	/** Nested classes count as their outermost class, the classes of a knot as one. */
	ArchRule classesAreFreeOfCycles(final List<Knot> knots) {
		return slices().assignedFrom(new OutermostClasses(knots)).should().beFreeOfCycles();
	}

	/** Else it belongs to the tests. */
	ArchRule everyMethodIsCalled() {
		return methods().that().areNotPrivate().should(new BeCalled());
	}
}
