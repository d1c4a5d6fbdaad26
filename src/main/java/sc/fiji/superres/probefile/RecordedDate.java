package sc.fiji.superres.probefile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes dates of headers in one way: 2016-01-07 11:09:34. */
final class RecordedDate {

	/** Day, month and year, as European programs write them. */
	private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[.-](\\d{1,2})[.-](\\d{4})");

	private RecordedDate() {}

	/**
	 * Date and time as one text.
	 *
	 * @param date day.month.year or day-month-year becomes year-month-day; anything else stays
	 * @param time hour:minute:second
	 * @return null where there is no date
	 */
	static String of(final String date, final String time) {
		if (date == null || date.isBlank()) return null;
		if (time == null) return yearFirst(date.strip());
		return (yearFirst(date.strip()) + " " + time.strip()).strip();
	}

	private static String yearFirst(final String date) {
		final Matcher parts = DAY_FIRST.matcher(date);
		if (!parts.matches()) return date;
		return parts.group(3) + "-" + twoDigits(parts.group(2)) + "-" + twoDigits(parts.group(1));
	}

	private static String twoDigits(final String number) {
		return String.format("%2s", number).replace(' ', '0');
	}
}
