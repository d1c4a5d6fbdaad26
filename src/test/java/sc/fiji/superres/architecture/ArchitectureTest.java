package sc.fiji.superres.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.tngtech.archunit.core.domain.JavaClasses;

/** Holds the compiled program to the tables of rooms in {@code docs/architecture.md} and to the rules of the house. */
class ArchitectureTest {

	private static JavaClasses program;
	private static House house;
	private static Rules rules;

	@BeforeAll
	static void readProgram() throws IOException {
		program = Program.classes();
		house = House.documented();
		rules = new Rules(house);
	}

	@TestFactory
	Stream<DynamicTest> everyRoomUsesOnlyWhatItMay() {
		return house.rooms().stream().map(room -> DynamicTest.dynamicTest(room.toString(), () -> rules
			.usesOnlyWhatItMay(room).check(program)));
	}

	/** Constants are copied by the compiler, and types of local variables are forgotten: imports tell of both. */
	@Test
	void everyImportOfARoomIsAllowed() throws IOException {
		final List<String> wrong = new ArrayList<>();
		for (final Room room : house.rooms()) {
			if (room.mayUseEveryRoom()) continue;
			final Set<String> others = new TreeSet<>(Uses.importedRooms(house, room));
			others.removeAll(room.rooms());
			for (final String other : others)
				wrong.add(room.name() + " imports from " + other);
		}
		assertEquals(List.of(), wrong);
	}

	@Test
	void everythingThatARoomMayUseIsUsed() throws IOException {
		final List<String> idle = new ArrayList<>();
		for (final Room room : house.rooms()) {
			final Uses uses = Uses.of(house, room, program);
			for (final String other : room.rooms())
				if (!uses.room(other)) idle.add(room.name() + " → " + other);
			for (final Library library : room.libraries())
				if (!uses.library(library)) idle.add(room.name() + " → " + library);
		}
		assertEquals(List.of(), idle, "allowed, but not used");
	}

	@Test
	void theRootUsesNoRoom() {
		rules.theRootUsesNoRoom().check(program);
	}

	@Test
	void roomsAreFreeOfCycles() {
		rules.roomsAreFreeOfCycles().check(program);
	}

	@Test
	void layersOnlyUseLowerOnes() {
		rules.layersOnlyUseLowerOnes().check(program);
	}

	@Test
	void theCoreKnowsNeitherTheEdgeNorImageJ() {
		rules.theCoreKnowsNoEdge().check(program);
		rules.theCoreKnowsNeitherImageJNorSciJava().check(program);
		rules.theCoreOpensNoWindows().check(program);
	}

	@Test
	void librariesStayInTheirRooms() {
		rules.usedOnlyBy("jHDF", "hdf").check(program);
		rules.usedOnlyBy("JTransforms", "fourier").check(program);
		rules.usedOnlyBy("Pickle", "torch").check(program);
		rules.usedOnlyBy("XChart", "report").check(program);
		rules.usedOnlyBy("Swing", "answer", "assistant", "compare", "dialog", "handbook", "watch", "widget").check(
			program);
		rules.usedOnlyBy("SciJava", "service", "bridge", "opening", "command").check(program);
	}

	@Test
	void classesAreFreeOfCycles() {
		rules.classesAreFreeOfCycles(Exceptions.KNOTS).check(program);
	}

	@Test
	void nobodyUsesACommand() {
		rules.nobodyUsesACommand().check(program);
	}

	@Test
	void nobodyWritesToTheTerminal() {
		rules.nobodyWritesToTheTerminal().check(program);
	}

	@Test
	void everyMethodIsCalled() {
		rules.everyMethodIsCalled().check(program);
	}

	@Test
	void everyRoomIsDocumentedOnce() throws IOException {
		final List<String> documented = house.rooms().stream().map(Room::name).sorted().toList();
		assertEquals(List.copyOf(Source.rooms()), documented, "rows in " + House.DOCUMENT);
	}

	@Test
	void everyRoomSaysWhatItIsForAndWhatItMayUse() throws IOException {
		for (final Room room : house.rooms()) {
			final String description = Source.description(room.name());
			assertTrue(description.length() > 200, room.name() + " says too little: " + description);
			assertEquals(room.mayUse(), Source.mayUse(room.name()), "package-info.java of " + room.name());
		}
	}

	@Test
	void thePictureShowsTheRoomsAsTheyAre() throws IOException {
		final String picture = Files.readString(Path.of("docs/images/rooms.svg"));
		assertTrue(picture.equals(drawnRooms()),
			"docs/images/rooms.svg is out of date: run java scripts/rooms/Rooms.java");
	}

	private static String drawnRooms() throws IOException {
		final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		final Process drawing = new ProcessBuilder(java, "scripts/rooms/Rooms.java", "-").redirectError(
			ProcessBuilder.Redirect.INHERIT).start();
		return new String(drawing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	@Test
	void noRoomIsTooLarge() throws IOException {
		final Set<String> large = new TreeSet<>();
		for (final Room room : house.rooms())
			if (Source.files(room.name()).size() > Exceptions.FILES_PER_ROOM) large.add(room.name());
		assertEquals(new TreeSet<>(Exceptions.LARGE_ROOMS.keySet()), large);
	}
}
