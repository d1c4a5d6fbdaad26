package sc.fiji.superres.compare;

/** Which slices of the images belong together. A map may have several for each slice of the input. */
final class Slices {

	private Slices() {}

	/** The slice of a picture, from 1. */
	static int of(final Source picture, final int slice, final int slices) {
		if (picture.stack().size() == slices) return slice;
		return 1;
	}

	/** The slice of a map, from 1: of several measures the one that was shown. */
	static int ofMap(final Source map, final int slice, final int slices) {
		if (map.stack().size() % slices != 0) return 1;
		final int measures = map.stack().size() / slices;
		return (slice - 1) * measures + (map.current() - 1) % measures + 1;
	}

	/** @throws IllegalArgumentException where an image has another number of slices than one or the others' */
	static void requireOneOr(final int slices, final Source picture) {
		if (picture.stack().size() != 1) requireMultipleOf(slices, picture);
		if (picture.stack().size() > slices) throw otherNumber(slices, picture);
	}

	/** @throws IllegalArgumentException where a map does not have as many slices for each of the input */
	static void requireMultipleOf(final int slices, final Source map) {
		final boolean isOne = map.stack().size() == 1;
		if (!isOne && map.stack().size() % slices != 0) throw otherNumber(slices, map);
	}

	private static IllegalArgumentException otherNumber(final int slices, final Source image) {
		return new IllegalArgumentException("\"" + image.title() + "\" has " + image.stack().size() +
			" slices, and another image has " + slices + ": compare stacks of one length, or single images " +
			"(Image > Duplicate... takes one slice).");
	}
}
