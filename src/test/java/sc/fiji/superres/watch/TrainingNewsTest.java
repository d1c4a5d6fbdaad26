package sc.fiji.superres.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class TrainingNewsTest {

	private final TrainingNews news = new TrainingNews();

	@Test
	void nothingIsShownBeforeTheTrainingBegins() {
		news.status("Starting PyTorch");
		assertTrue(news.take().isEmpty());
		news.began(List.of(), 22.0);
		assertEquals("Starting PyTorch", news.take().get().status());
	}

	@Test
	void manyUpdatesBecomeTheNewestOneAndThenThereIsNoNews() {
		news.began(List.of(TrainingCurvesTest.line(10, 0.3, 0.001, null)), 22.0);
		for (int i = 11; i <= 20; i++) {
			news.stepped(i, 0.1);
			news.previewed(TrainingPicturesTest.preview(i));
			news.status(i + "/20");
		}
		news.logged(TrainingCurvesTest.line(20, 0.1, 0.001, 21.0));
		final TrainingNews.News newest = news.take().get();
		assertEquals("20/20", newest.status());
		assertEquals(20, newest.preview().iteration());
		assertEquals(List.of(10L, 20L), newest.curves().lines().stream().map(l -> l.iteration()).toList());
		assertArrayEquals(new double[] { 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 }, newest.curves().iterations());
		assertEquals(22, newest.curves().bicubic());
		assertTrue(news.take().isEmpty());
	}

	@Test
	void onlyWhatChangedIsDrawnAgain() {
		news.began(List.of(), null);
		news.take();
		news.status("1/20");
		final TrainingNews.News status = news.take().get();
		assertNull(status.curves());
		assertNull(status.preview());
		final var preview = TrainingPicturesTest.preview(3);
		news.previewed(preview);
		assertSame(preview, news.take().get().preview());
	}

	@Test
	void aModelWorseThanBicubicIsSaidUntilAValidationFindsItBetter() {
		news.began(List.of(TrainingCurvesTest.line(10, 0.3, 0.001, 6.93)), 22.0);
		final String worse = news.take().get().warning();
		assertTrue(worse.startsWith("So far the model is worse than bicubic enlargement: 6.93 against "), worse);
		news.logged(TrainingCurvesTest.line(20, 0.2, 0.001, null));
		assertEquals(worse, news.take().get().warning(), "no validation, no news");
		news.logged(TrainingCurvesTest.line(30, 0.1, 0.001, 25.5));
		assertEquals("", news.take().get().warning());
	}
}
