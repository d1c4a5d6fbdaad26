package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import sc.fiji.superres.binary.FileBytes;

/**
 * A group of tags of Gatan's DigitalMicrograph.
 *
 * @param members by their names, those of lists by "0", "1" and so on: groups, numbers, and arrays that are still in
 *            the file
 * @param file whose values they are
 */
record DmGroup(Map<String, Object> members, FileBytes file) {

	/** A group in this one; an empty one where it is missing. */
	DmGroup group(final String... path) {
		DmGroup group = this;
		for (final String name : path)
			group = group.members.get(name) instanceof DmGroup found ? found : new DmGroup(Map.of(), file);
		return group;
	}

	/** The groups of a list, in its order. */
	List<DmGroup> list() {
		final List<DmGroup> list = new ArrayList<>();
		for (int i = 0; members.get(Integer.toString(i)) instanceof DmGroup group; i++)
			list.add(group);
		return list;
	}

	/** How many members there are. */
	int size() {
		return members.size();
	}

	/** A number; NaN where it is missing. */
	double number(final String name) {
		return members.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
	}

	/** A number; NaN where it is missing or 0, as where a microscope did not tell it. */
	double positive(final String name) {
		final double number = number(name);
		return number > 0 ? number : Double.NaN;
	}

	/** A text; empty where it is missing. */
	String text(final String name) throws IOException {
		return members.get(name) instanceof DmValues array ? array.text(file).strip() : "";
	}

	/** @throws IOException where the array is missing */
	DmValues array(final String name) throws IOException {
		if (members.get(name) instanceof DmValues array) return array;
		throw new IOException("it is damaged: an image without pixels");
	}
}
