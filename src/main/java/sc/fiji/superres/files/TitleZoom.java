package sc.fiji.superres.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The zoom level that people write into titles and file names: {@code gan_5MX_1.tif}, {@code graphite 24 nm}. */
public final class TitleZoom {

	private TitleZoom() {}

	/**
	 * The first number with this unit.
	 *
	 * @param unit MX or nm, written exactly so
	 * @return greater than 0
	 */
	public static Optional<Double> of(final String title, final String unit) {
		final Matcher number = numberWith(unit).matcher(title);
		if (!number.find()) return Optional.empty();
		final double zoom = Double.parseDouble(number.group(1));
		return Optional.of(zoom).filter(z -> z > 0);
	}

	private static Pattern numberWith(final String unit) {
		return Pattern.compile("(?<![\\d.])(\\d+(?:\\.\\d+)?) ?" + Pattern.quote(unit) + "(?![A-Za-z])");
	}
}
