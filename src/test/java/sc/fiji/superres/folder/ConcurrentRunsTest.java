package sc.fiji.superres.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.Progress;

/** Several runs with one output folder: shards share the work, and what would mix is refused. */
class ConcurrentRunsTest extends FolderRuns {

	private static final ImageWork.Sizes NO_SIZES = new ImageWork.Sizes("", "");

	@Test
	void ofTwoImagesWithOneResultTheSecondIsAnErrorInWhateverShard() throws IOException {
		image("a.png", "the first");
		assertEquals(List.of(), run("1/2"));
		final List<String> failures = run("2/2");
		assertEquals(1, failures.size());
		final String failure = failures.get(0);
		assertTrue(failure.startsWith("a.tif: its result would have the name of that of a.png"), failure);
		assertEquals("THE FIRST", result("a-X.tif"));
	}

	@Test
	void twoShardsAtOnceMakeEveryResultOnce() throws Exception {
		final CountDownLatch bothInside = new CountDownLatch(2);
		final List<String> together = Collections.synchronizedList(new ArrayList<>());
		final Making slow = (image, result, progress) -> {
			bothInside.countDown();
			await(bothInside);
			together.add(image.getFileName().toString());
			Files.writeString(result, "x");
			return NO_SIZES;
		};
		final FutureTask<List<String>> other = new FutureTask<>(() -> run("2/2", slow, Progress.NONE));
		new Thread(other).start();
		assertEquals(List.of(), run("1/2", slow, Progress.NONE));
		assertEquals(List.of(), other.get());
		assertEquals(List.of("a.tif", "b.tif", "c.tif", "d.tif"), together.stream().sorted().toList());
		assertEquals(5, table("1of2").size() + table("2of2").size() - 1);
	}

	private static void await(final CountDownLatch latch) throws IOException {
		try {
			latch.await();
		}
		catch (final InterruptedException exc) {
			throw new IOException(exc);
		}
	}

	@Test
	void twoRunsOfOneImageDoNotMixTheirFiles() throws IOException {
		final Making robbed = (image, result, progress) -> {
			Files.writeString(result, "mine");
			Files.delete(result); // the other run takes what it finds for the remains of a killed one
			return NO_SIZES;
		};
		final List<String> failures = run("1/4", robbed, Progress.NONE);
		assertTrue(failures.get(0).contains("being written by another run"), failures.toString());
	}

	@Test
	void aSecondRunOfOneShardIsRefusedAndOneOfAnotherIsNot() throws IOException {
		final List<String> refused = new ArrayList<>();
		run("1/2", new Capitals() {

			@Override
			public ImageWork.Sizes make(final Path image, final Path result, final Progress progress)
				throws IOException
			{
				if (refused.isEmpty()) refused.add(assertThrows(IOException.class, () -> run("1/2")).getMessage());
				run("2/2");
				return super.make(image, result, progress);
			}
		}, Progress.NONE);
		assertTrue(refused.get(0).contains("is being written by another run of shard 1/2"), refused.toString());
		assertEquals(List.of(), results().stream().filter(name -> name.endsWith(".lock")).toList());
		assertEquals(4, results().stream().filter(name -> name.endsWith("-X.tif")).count());
	}
}
