package sc.fiji.superres.folder;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One share of a list for one task of several: {@code 2/4} is the second of four.
 * <p>
 * Shares are dealt like cards, so that every element is in exactly one and their sizes differ by one at most.
 * </p>
 *
 * @param number 1 … {@code count}
 * @param count how many shares there are, at least 1
 */
public record Shard(int number, int count) {

	private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,6})\\s*/\\s*(\\d{1,6})\\s*");

	public Shard {
		if (number < 1 || number > count) throw wrong(number + "/" + count);
	}

	/** @param text such as {@code 2/4}; {@code 1/1} is everything */
	public static Shard parse(final String text) {
		final Matcher matcher = TEXT.matcher(text == null ? "" : text);
		if (!matcher.matches()) throw wrong(text);
		return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
	}

	/** Every {@link #count}-th element, from the {@link #number}-th on. */
	public <T> List<T> of(final List<T> all) {
		return IntStream.iterate(number - 1, i -> i < all.size(), i -> i + count).mapToObj(all::get).toList();
	}

	/** For file names: {@code 2of4}. */
	String label() {
		return number + "of" + count;
	}

	private static IllegalArgumentException wrong(final String text) {
		return new IllegalArgumentException("shard=" + text +
			" is no share: write 1/4, 2/4, 3/4, 4/4 for four tasks, or 1/1 for everything.");
	}
}
