package sc.fiji.superres.upscale;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The map that is shown beside a result, so that people see how reliable it is. */
public enum ReliabilityMap {

		/** No map. */
		NONE,
		/** The result shrunk back, compared with the input. */
		CONSISTENCY,
		/** How much the eight orientations of the self-ensemble differ. */
		SPREAD,
		/** The error that is not exceeded at nine places of ten. */
		TRUST;

	/** Returns the name that macros use. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the map with a label, in upper or lower case.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	public static ReliabilityMap of(final String label) {
		final String wanted = label.trim().toLowerCase(Locale.ROOT);
		for (final ReliabilityMap map : values())
			if (map.label().equals(wanted)) return map;
		throw unknown(label);
	}

	private static IllegalArgumentException unknown(final String label) {
		final List<String> labels = Arrays.stream(values()).map(ReliabilityMap::label).toList();
		return new IllegalArgumentException("map=" + label + " is none of: " + String.join(", ", labels) + ".");
	}
}
