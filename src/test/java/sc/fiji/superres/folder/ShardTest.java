package sc.fiji.superres.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 7, 20 })
	void shardsPartitionTheListAndDifferByOneAtMost(final int count) {
		final List<Integer> all = IntStream.range(0, 10).boxed().toList();
		final List<Integer> together = new ArrayList<>();
		for (int number = 1; number <= count; number++) {
			final List<Integer> share = new Shard(number, count).of(all);
			assertTrue(share.size() == 10 / count || share.size() == 10 / count + 1, number + "/" + count + ": " +
				share);
			together.addAll(share);
		}
		assertEquals(all, together.stream().sorted().toList());
	}

	@Test
	void textIsReadAndWritten() {
		assertEquals(new Shard(2, 4), Shard.parse(" 2 / 4 "));
		assertEquals("2of4", new Shard(2, 4).label());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2", "0/4", "5/4", "1/0", "-1/4", "a/b", "1/4/2", "1.5/4" })
	void whatIsNoShareIsNamed(final String text) {
		final String message = assertThrows(IllegalArgumentException.class, () -> Shard.parse(text)).getMessage();
		assertTrue(message.startsWith("shard=" + text + " is no share"), message);
	}
}
