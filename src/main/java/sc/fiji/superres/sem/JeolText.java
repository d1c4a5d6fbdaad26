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
 * The text that JEOL's microscopes write beside a TIFF: lines {@code $CM_MAG 5000} and {@code $$SM_MICRON_BAR 160}. The
 * size of a pixel is the length of the scale bar ({@code $$SM_MICRON_MARKER 5um}) over its pixels.
 */
final class JeolText {

	private static final Pattern LINE = Pattern.compile("\\${1,2}((?:CM|SM)_[A-Z0-9_]+) *(.*)");
	private static final Pattern LENGTH = Pattern.compile("([0-9.]+) *(\\D+)");
	private static final double KILO = 1000;

	private final Map<String, String> values = new HashMap<>();

	private JeolText(final String text) {
		for (final String line : text.split("\r?\n")) {
			final Matcher matcher = LINE.matcher(line.strip());
			if (matcher.matches()) values.putIfAbsent(matcher.group(1), matcher.group(2).strip());
		}
	}

	/** Whether a text has JEOL's lines. */
	static boolean isOne(final String text) {
		return text.startsWith("$CM_") || text.contains("\n$CM_") || text.contains("$$SM_MICRON_BAR");
	}

	static SemNotes notes(final String text) {
		final JeolText jeol = new JeolText(text);
		return new SemNotes(jeol.pixel(), jeol.width(), jeol.facts());
	}

	private String text(final String key) {
		return values.getOrDefault(key, "");
	}

	/** The first of several numbers. */
	private String first(final String key) {
		return text(key).split(" ")[0];
	}

	/** NaN where it is missing or 0. */
	private double number(final String key) {
		return HeaderNumber.positiveOrNone(first(key));
	}

	private PixelSize pixel() {
		final Matcher bar = LENGTH.matcher(text("SM_MICRON_MARKER"));
		if (!bar.matches()) return Lengths.UNKNOWN;
		final double side = HeaderNumber.realOrNone(bar.group(1)) / number("SM_MICRON_BAR");
		return Lengths.of(side, bar.group(2), side, bar.group(2));
	}

	/** Of the image without its text bar: "1280 960". */
	private int width() {
		return HeaderNumber.pixelsOrNone(first("CM_FULL_SIZE"));
	}

	private Map<String, String> facts() {
		final Facts facts = new Facts();
		facts.text("Date", text("CM_DATE") + " " + text("CM_TIME"));
		facts.text("Instrument", text("CM_INSTRUMENT"));
		facts.quantity("Voltage", KILO * number("CM_ACCEL_VOLT"), "V");
		facts.quantity("Magnification", number("CM_MAG"), "×");
		facts.quantity("Working distance", number("SM_WD") / KILO, "m");
		facts.text("Detector", text("CM_SIGNAL"));
		return facts.map();
	}
}
