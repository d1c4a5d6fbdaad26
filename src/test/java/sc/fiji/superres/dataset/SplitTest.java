package sc.fiji.superres.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SplitTest {

	private static final Split.Shares SHARES = Split.Shares.parse("80:10:10");

	@Test
	void tenImagesAreEightOneOne() {
		assertSizes(8, 1, 1, split(10, SHARES, 1));
		assertSizes(80, 10, 10, split(100, SHARES, 1));
	}

	@Test
	void fewImagesServeTrainingFirstThenValidation() {
		assertSizes(1, 0, 0, split(1, SHARES, 1));
		assertSizes(1, 1, 0, split(2, SHARES, 1));
		assertSizes(1, 1, 1, split(3, SHARES, 1));
		assertSizes(3, 0, 0, split(3, Split.Shares.parse("1:0:0"), 1));
		assertSizes(2, 0, 1, split(3, Split.Shares.parse("80:0:20"), 1));
		assertSizes(1, 2, 1, split(4, Split.Shares.parse("1:50:49"), 1));
	}

	@Test
	void theSameSeedGivesTheSameSplitInWhateverOrderTheImagesCome() {
		final List<String> shuffled = new ArrayList<>(names(20));
		Collections.reverse(shuffled);
		assertEquals(split(20, SHARES, 7), Split.of(shuffled, Function.identity(), SHARES, 7));
		assertNotEquals(split(20, SHARES, 7), split(20, SHARES, 8));
	}

	@Test
	void everyImageIsInOnePartAndPartsAreSorted() {
		final Split<String> split = split(20, SHARES, 3);
		final List<String> all = new ArrayList<>(split.train());
		all.addAll(split.validation());
		all.addAll(split.test());
		assertEquals(new TreeSet<>(names(20)), new TreeSet<>(all));
		assertEquals(20, all.size());
		assertEquals(new ArrayList<>(new TreeSet<>(split.train())), split.train());
	}

	@Test
	void impossibleSharesAreNamed() {
		for (final String text : List.of("80:10", "80:10:x", "", "0:50:50", "80:-10:10", "80:10:10:0", "NaN:1:1")) {
			final String message = assertThrows(IllegalArgumentException.class, () -> Split.Shares.parse(text), text)
				.getMessage();
			assertTrue(message.contains("80:10:10") && message.startsWith("split="), message);
		}
	}

	@Test
	void noImageAtAllAndEqualNamesAreErrors() {
		assertThrows(IllegalArgumentException.class, () -> split(0, SHARES, 1));
		final String message = assertThrows(IllegalArgumentException.class, () -> Split.of(List.of("a", "b", "a"),
			Function.identity(), SHARES, 1)).getMessage();
		assertTrue(message.contains("\"a\""), message);
	}

	private static void assertSizes(final int train, final int validation, final int test, final Split<?> split) {
		assertEquals(List.of(train, validation, test), List.of(split.train().size(), split.validation().size(), split
			.test().size()));
	}

	private static Split<String> split(final int n, final Split.Shares shares, final long seed) {
		return Split.of(names(n), Function.identity(), shares, seed);
	}

	private static List<String> names(final int n) {
		return IntStream.range(0, n).mapToObj(i -> String.format("image%03d.png", i)).toList();
	}
}
