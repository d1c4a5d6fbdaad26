package sc.fiji.superres.prepare;

import java.util.Arrays;
import java.util.Locale;

/** How the lines of a scan are flattened. */
public enum Method {

		/** A polynomial of least squares is subtracted from each line, as published by Möller et al. 2023. */
		PUBLISHED,
		/**
		 * Offsets by the medians of differences between neighbouring lines, refined on the terraces, and one polynomial
		 * for all lines; steps stay.
		 */
		MEDIAN,
		/** Lines stay as they are. */
		NONE;

	/** @throws IllegalArgumentException for a text that is none of them, naming the choices */
	public static Method of(final String text) {
		for (final Method method : values())
			if (method.label().equals(text.trim().toLowerCase(Locale.ROOT))) return method;
		final String choices = String.join(", ", Arrays.stream(values()).map(Method::label).toList());
		throw new IllegalArgumentException("method=" + text + " is none of: " + choices + ".");
	}

	/** The text that means it in a macro. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
