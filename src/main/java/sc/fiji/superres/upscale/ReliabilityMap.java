package sc.fiji.superres.upscale;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is shown beside a result, so that people see what to believe of it. */
public enum ReliabilityMap {

		/** Nothing. */
		NONE,
		/** The result shrunk back, compared with the input. */
		CONSISTENCY,
		/** How much the eight orientations of the self-ensemble differ. */
		SPREAD;

	/** As macros write it. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** By label. */
	public static ReliabilityMap of(final String label) {
		for (final ReliabilityMap map : values())
			if (map.label().equals(label.trim().toLowerCase(Locale.ROOT))) return map;
		throw new IllegalArgumentException("map=" + label + " is none of: " + Arrays.stream(values()).map(
			ReliabilityMap::label).collect(Collectors.joining(", ")) + ".");
	}
}
