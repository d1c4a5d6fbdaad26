package sc.fiji.superres.probefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.binary.HeaderText;

/**
 * An object in a Gwyddion file: name of its type, length, and components, each with name, letter of its type, and data.
 * Only places are kept; values are read when they are asked for.
 */
final class GwyObject {

	/** Longest text of which the start is read. */
	private static final int LONGEST_TEXT = 4096;
	private static final int MOST_COMPONENTS = 100_000;
	private static final char OBJECT = 'o';
	private static final char TEXT = 's';

	private final FileBytes file;
	private final String type;
	private final Map<String, Component> components = new LinkedHashMap<>();

	/** Data of a component: where they begin and end. */
	private record Component(char letter, long place, long end) {}

	/**
	 * Reads the components of an object.
	 *
	 * @param place of the name of its type
	 * @param end of what holds it
	 * @throws IOException where anything would reach beyond that
	 */
	GwyObject(final FileBytes file, final long place, final long end) throws IOException {
		this.file = file;
		final GwySkip skip = new GwySkip(file, end);
		final long size = skip.text(place);
		type = text(place, size - 1);
		readComponents(skip.object(place), size + Integer.BYTES);
	}

	private void readComponents(final long end, final long start) throws IOException {
		final GwySkip skip = new GwySkip(file, end);
		long place = start;
		while (place < end) {
			place = readComponent(skip, place);
			if (components.size() > MOST_COMPONENTS) throw new IOException("it is damaged: an object has more than " +
				MOST_COMPONENTS + " components");
		}
	}

	/** Reads a name, a letter and where the data are, and returns the place behind them. */
	private long readComponent(final GwySkip skip, final long place) throws IOException {
		final long letter = skip.text(place);
		final long data = skip.bytes(letter, 1);
		final char kind = (char) file.at(letter, 1).get();
		final long end = skip.data(kind, data);
		components.put(text(place, letter - 1), new Component(kind, data, end));
		return end;
	}

	private String text(final long place, final long end) throws IOException {
		return HeaderText.decoded(file.at(place, Math.min(end - place, LONGEST_TEXT)));
	}

	/** Whether it is of this type. */
	boolean is(final String name) {
		return type.equals(name);
	}

	/** Names of all components, in the order of the file. */
	Iterable<String> names() {
		return components.keySet();
	}

	/** A text; empty where there is none of this name. */
	String text(final String name) throws IOException {
		final Component component = components.get(name);
		if (component == null || component.letter() != TEXT) return "";
		return text(component.place(), component.end() - 1);
	}

	/** @throws IOException where there is no object of this name */
	GwyObject object(final String name) throws IOException {
		final Component component = component(name, OBJECT);
		return new GwyObject(file, component.place(), component.end());
	}

	boolean hasObject(final String name) {
		return components.containsKey(name) && components.get(name).letter() == OBJECT;
	}

	/** @throws IOException where there is no 32-bit whole number of this name */
	int whole(final String name) throws IOException {
		return data(component(name, 'i')).getInt();
	}

	/** A number; 1, as in Gwyddion, where there is none of this name. */
	double real(final String name) throws IOException {
		if (!components.containsKey(name)) return 1;
		return data(component(name, 'd')).getDouble();
	}

	/**
	 * The place of the first of so many numbers.
	 *
	 * @throws IOException where there is no array of 64-bit floats of this name and length
	 */
	long reals(final String name, final long count) throws IOException {
		final Component array = component(name, 'D');
		final long place = array.place() + Integer.BYTES;
		final long length = (array.end() - place) / Double.BYTES;
		if (length != count) throw new IOException("it is damaged: its " + name + " has " + length + " values, not " +
			count);
		return place;
	}

	private ByteBuffer data(final Component component) throws IOException {
		return file.at(component.place(), component.end() - component.place());
	}

	private Component component(final String name, final char letter) throws IOException {
		final Component component = components.get(name);
		if (component != null && component.letter() == letter) return component;
		throw new IOException("it is damaged: " + type + " has no \"" + name + "\" of type " + letter);
	}
}
