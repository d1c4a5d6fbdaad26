package sc.fiji.superres.architecture;

import java.util.Arrays;
import java.util.List;

/**
 * A package and the sentence that says what it may use, like "fourier, image; ImgLib2": rooms, then libraries.
 *
 * @param layer heading below which the room is listed
 */
record Room(String name, String layer, String mayUse) {

	private static final String EVERY_ROOM = "every other room";
	private static final String NO_ROOM = "nothing of ours";

	boolean mayUseEveryRoom() {
		return part(0).equals(List.of(EVERY_ROOM));
	}

	List<String> rooms() {
		final List<String> named = part(0);
		if (mayUseEveryRoom() || named.equals(List.of(NO_ROOM))) return List.of();
		return named;
	}

	List<Library> libraries() {
		return part(1).stream().map(Library::named).toList();
	}

	private List<String> part(final int number) {
		final String[] parts = mayUse.split("; ");
		if (number >= parts.length) return List.of();
		return Arrays.asList(parts[number].split(", "));
	}

	@Override
	public String toString() {
		return name + " may use " + mayUse;
	}
}
