package sc.fiji.superres.hdf;

import java.lang.reflect.Array;

import io.jhdf.api.Attribute;

/** Attributes of HDF5 as text, whatever their type is. */
final class HdfText {

	/** The longest attribute that is read, in values. */
	private static final int LONGEST = 4096;

	private HdfText() {}

	/** The first value of an attribute; empty where it is null, without values or absurdly long. */
	static String of(final Attribute attribute) {
		if (attribute == null || attribute.getSize() < 1 || attribute.getSize() > LONGEST) return "";
		final Object value = first(attribute.getData());
		if (value == null) return "";
		return value.toString().strip();
	}

	private static Object first(final Object values) {
		Object value = values;
		while (value != null && value.getClass().isArray()) {
			if (Array.getLength(value) == 0) return null;
			value = Array.get(value, 0);
		}
		return value;
	}
}
