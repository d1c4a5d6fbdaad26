package sc.fiji.superres.compare;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.SiUnit;
import sc.fiji.superres.results.Enlarged;
import sc.fiji.superres.sheet.Exhibit;
import sc.fiji.superres.sheet.Tones;

/** What stands above each panel, and beside the colours of a map. */
final class Captions {

	/** How the title of a map ends, which may have been made unique by a number. */
	private static final Pattern MAP = Pattern.compile("(?s).*-(consistency|spread|trust|difference|SSIM)(-\\d+)?");
	private static final int DIGITS = 3;

	private Captions() {}

	static boolean isMap(final Source source) {
		return MAP.matcher(source.title()).matches();
	}

	/** "Consistency map". */
	static String map(final Source map) {
		final Matcher ending = MAP.matcher(map.title());
		if (!ending.matches()) return map.title();
		final String kind = ending.group(1);
		return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + " map";
	}

	/** Of a map that has no value anywhere, which would look as if there were nothing to object to. */
	static String emptyMap(final Source map) {
		return map(map) + ": empty, tells nothing";
	}

	/** The model that a result was made by; its title where its info names none. */
	static String result(final Source result) {
		return Enlarged.of(result.info()).map(Enlarged::model).orElse(result.title());
	}

	/** "Bicubic ×4". */
	static String bicubic(final double factor) {
		return "Bicubic ×" + NumberText.plain(factor, DIGITS);
	}

	/** Title, slice and size. */
	static String detail(final Source source, final int slice) {
		return source.title() + slice(source, slice) + ", " + source.size();
	}

	private static String slice(final Source source, final int slice) {
		if (source.stack().size() == 1) return "";
		return ", slice " + slice + "/" + source.stack().size();
	}

	/** What a map measures there, and its size. */
	static String mapDetail(final Source map, final int slice) {
		final String label = map.stack().getSliceLabel(slice);
		if (label == null || label.isBlank()) return detail(map, slice);
		return label.lines().findFirst().orElse(label) + ", " + map.size();
	}

	/** The colours of a map, and the values that the first and the last stand for. */
	static Exhibit.Legend legend(final Tones tones, final Source map) {
		final double low = tones.range().low();
		final double high = tones.range().high();
		final SiUnit unit = SiUnit.of(unit(map), Math.max(Math.abs(low), Math.abs(high)));
		return new Exhibit.Legend(tones.colours(), unit.text(low, DIGITS), unit.text(high, DIGITS));
	}

	private static String unit(final Source map) {
		final String unit = map.calibration().getValueUnit();
		if ("Gray Value".equals(unit)) return "";
		return unit;
	}
}
