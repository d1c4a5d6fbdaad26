package sc.fiji.superres.sem;

import java.util.HashMap;
import java.util.Map;

import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Lengths;

/**
 * The text that FEI and Thermo Fisher write into the tags 34680 and 34682: sections in brackets with lines
 * {@code Key=Value}, in SI units. The section {@code Scan} is about the scan, {@code EScan} and {@code IScan} about
 * that of the electron or the ion beam.
 */
final class FeiText {

	private static final String[] SCANS = { "Scan", "EScan", "IScan" };

	private final Map<String, String> values = new HashMap<>();

	private FeiText(final String text) {
		String section = "";
		for (final String line : text.split("[\r\n]+")) {
			final int equals = line.indexOf('=');
			if (line.startsWith("[")) section = line.replaceAll("[\\[\\]\\s]", "");
			else if (equals > 0) values.putIfAbsent(section + "." + line.substring(0, equals).strip(), line.substring(
				equals + 1).strip());
		}
	}

	static SemNotes notes(final String text) {
		final FeiText fei = new FeiText(text);
		return new SemNotes(fei.pixel(), HeaderNumber.pixelsOrNone(fei.text("Image.ResolutionX")), fei.facts());
	}

	private String text(final String key) {
		return values.getOrDefault(key, "");
	}

	/** NaN where it is missing, 0 or no number. */
	private double number(final String key) {
		return HeaderNumber.positiveOrNone(text(key));
	}

	/** That of the first section that tells it. */
	private double ofScan(final String key) {
		for (final String scan : SCANS)
			if (number(scan + "." + key) > 0) return number(scan + "." + key);
		return Double.NaN;
	}

	private PixelSize pixel() {
		final PixelSize told = Lengths.metres(ofScan("PixelWidth"), ofScan("PixelHeight"));
		if (!told.equals(Lengths.UNKNOWN)) return told;
		return Lengths.metres(ofScan("HorFieldsize") / number("Image.ResolutionX"), ofScan("VerFieldsize") / number(
			"Image.ResolutionY"));
	}

	private Map<String, String> facts() {
		final Facts facts = new Facts();
		facts.text("Date", text("User.Date") + " " + text("User.Time"));
		facts.text("Instrument", text("System.SystemType"));
		facts.quantity("Voltage", number("Beam.HV"), "V");
		facts.quantity("Voltage", number("EBeam.HV"), "V");
		facts.quantity("Field of view", ofScan("HorFieldsize"), "m");
		facts.quantity("Dwell time", ofScan("Dwell"), "s");
		facts.quantity("Dwell time", ofScan("Dwelltime"), "s");
		facts.quantity("Frame time", ofScan("FrameTime"), "s");
		facts.quantity("Working distance", number("Stage.WorkingDistance"), "m");
		facts.text("Detector", (text("Detectors.Name") + " " + text("Detectors.Mode")).strip());
		return facts.map();
	}
}
