package sc.fiji.superres.instrument;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one file of a microscope holds.
 *
 * @param images at least one; the one that a training is to take (height of a probe, first detector of a beam) comes
 *            first
 * @param facts of the acquisition, in the order in which people read them: names ("Date", "Bias", "Current", "Dwell
 *            time", "Magnification", "Instrument") and values with their units
 */
public record Recording(List<ScanImage> images, Map<String, String> facts) {

	public Recording {
		images = List.copyOf(images);
		facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
		if (images.isEmpty()) throw new IllegalArgumentException("A recording has an image at least.");
	}

	/** The same with one more fact at the end. */
	public Recording with(final String fact, final String value) {
		final Map<String, String> more = new LinkedHashMap<>(facts);
		more.put(fact, value);
		return new Recording(images, more);
	}
}
