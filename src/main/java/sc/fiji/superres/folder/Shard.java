package sc.fiji.superres.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One share of a list that several runs divide among them: {@code 2/4} is the second of four.
 * <p>
 * Shares are dealt like cards, so that every element is in exactly one share and the sizes differ by at most one.
 * </p>
 *
 * @param number number of the share, 1 … {@code count}
 * @param count number of shares, at least 1
 */
public record Shard(int number, int count) {

	private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,6})\\s*/\\s*(\\d{1,6})\\s*");

	public Shard {
		if (number < 1 || number > count) throw wrong(number + "/" + count);
	}

	/**
	 * Parses a share.
	 *
	 * @param text such as {@code 2/4}; {@code 1/1} is everything
	 * @throws IllegalArgumentException if it is no share
	 */
	public static Shard parse(final String text) {
		final Matcher matcher = TEXT.matcher(Objects.requireNonNullElse(text, ""));
		if (!matcher.matches()) throw wrong(text);
		return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
	}

	/** Returns every {@link #count}-th element, beginning with the {@link #number}-th. */
	public <T> List<T> of(final List<T> all) {
		final List<T> share = new ArrayList<>();
		for (int i = number - 1; i < all.size(); i += count)
			share.add(all.get(i));
		return List.copyOf(share);
	}

	/** Returns the share as people write it: {@code 2/4}. */
	String fraction() {
		return number + "/" + count;
	}

	/** Returns the share as a part of file names: {@code 2of4}. */
	String label() {
		return number + "of" + count;
	}

	private static IllegalArgumentException wrong(final String text) {
		return new IllegalArgumentException("shard=" + text +
			" is no share: write 1/4, 2/4, 3/4, 4/4 for four tasks, or 1/1 for everything.");
	}
}
