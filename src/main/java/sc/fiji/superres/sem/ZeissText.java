package sc.fiji.superres.sem;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Lengths;

/**
 * The text that Zeiss' SmartSEM writes into the tag 34118: after some numbers, two lines for each setting, its key
 * ({@code AP_IMAGE_PIXEL_SIZE}) and its name with value and unit ({@code Image Pixel Size = 558.2 pm}).
 */
final class ZeissText {

	private static final Pattern KEY = Pattern.compile("[A-Z]{2}_[A-Z0-9_]{1,60}");
	/** Behind the name, "WD = 5.6 mm" or "Time :10:11:12". */
	private static final Pattern VALUE = Pattern.compile("[^=:]*[=:](.*)");

	private final Map<String, String> values = new HashMap<>();

	private ZeissText(final String text) {
		final String[] lines = text.split("\r?\n");
		for (int i = 0; i + 1 < lines.length; i++) {
			final Matcher value = VALUE.matcher(lines[i + 1]);
			if (KEY.matcher(lines[i]).matches() && value.matches()) values.putIfAbsent(lines[i], value.group(1)
				.strip());
		}
	}

	static SemNotes notes(final String text) {
		final ZeissText zeiss = new ZeissText(text);
		return new SemNotes(zeiss.pixel(), zeiss.width(), zeiss.facts());
	}

	private String text(final String key) {
		return values.getOrDefault(key, "");
	}

	private PixelSize pixel() {
		final PixelSize image = length(text("AP_IMAGE_PIXEL_SIZE"));
		if (!image.equals(Lengths.UNKNOWN)) return image;
		return length(text("AP_PIXEL_SIZE"));
	}

	/** "558.2 pm" as a square. */
	private static PixelSize length(final String text) {
		final int space = text.indexOf(' ');
		if (space < 0) return Lengths.UNKNOWN;
		final double side = HeaderNumber.realOrNone(text.substring(0, space));
		final String unit = text.substring(space + 1);
		return Lengths.of(side, unit, side, unit);
	}

	/** "1024 * 768" */
	private int width() {
		return HeaderNumber.pixelsOrNone(text("DP_IMAGE_STORE").split("\\*")[0]);
	}

	private Map<String, String> facts() {
		final Facts facts = new Facts();
		facts.text("Date", text("AP_DATE") + " " + text("AP_TIME"));
		facts.text("Instrument", text("SV_INSTRUMENT_ID"));
		facts.text("Voltage", text("AP_ACTUALKV"));
		facts.text("Magnification", text("AP_MAG"));
		facts.text("Field of view", text("AP_WIDTH"));
		facts.text("Dwell time", text("DP_DWELL_TIME"));
		facts.text("Working distance", text("AP_WD"));
		facts.text("Detector", text("DP_DETECTOR_CHANNEL"));
		return facts.map();
	}
}
