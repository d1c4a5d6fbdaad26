package sc.fiji.superres.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.evaluate.Judged.levels;
import static sc.fiji.superres.evaluate.Judged.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.Progress;
import sc.fiji.superres.ProgressProbe;
import sc.fiji.superres.crops.CropDraw;
import sc.fiji.superres.crops.Rules;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.FakeUpscaler;
import sc.fiji.superres.upscale.Upscaler;

/** An evaluation that is stopped goes on with what is kept in a folder, and comes to the same. */
class GoingOnTest {

	private static final List<SourceImage> REFERENCES = List.of(scan(256, 0.4, 1), scan(256, 0.4, 2));
	private static final ZoomPyramid LEVELS = levels(10.0, 15.0, 20.0);
	/** Two models, three levels, two images, two crops. */
	private static final int ALL = 2 * 3 * 2 * 2;

	@TempDir
	Path folder;

	private final AtomicInteger enlarged = new AtomicInteger();
	private final List<String> news = new ArrayList<>();

	private Path kept() {
		return folder.resolve("levels");
	}

	private static Protocol protocol() {
		return Protocol.physical(Rules.FAIR, LEVELS, new CropDraw(64, 2, 1), REFERENCES, REFERENCES);
	}

	private List<Evaluation.Candidate> models(final String device) {
		return List.of(model("bicubic", device), model("other", device));
	}

	private Evaluation.Candidate model(final String name, final String device) {
		final Upscaler bicubic = new BicubicUpscaler(4);
		return Evaluation.Candidate.of(name, new FakeUpscaler(4, "bicubic on " + device, plane -> {
			enlarged.incrementAndGet();
			return bicubic.upscale(List.of(plane), Progress.NONE).get(0);
		}));
	}

	/** An evaluation that keeps what it measures, after its run. */
	private Evaluation run(final String device, final Progress progress) throws IOException {
		final Evaluation evaluation = new Evaluation(protocol());
		evaluation.keepIn(kept(), news::add);
		evaluation.run(models(device), table -> {}, progress);
		return evaluation;
	}

	private Evaluation atOnce() throws IOException {
		final Evaluation evaluation = new Evaluation(protocol());
		evaluation.run(models("cpu"), table -> {}, Progress.NONE);
		return evaluation;
	}

	/** Stopped in the fifth of six levels. */
	private void stopped() {
		enlarged.set(0);
		assertThrows(CancellationException.class, () -> run("cpu", ProgressProbe.stoppingWhen(() -> enlarged.get() >=
			18)));
		enlarged.set(0);
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(kept())) {
			return files.sorted().toList();
		}
	}

	private static void assertSame(final Evaluation whole, final Evaluation other) {
		assertEquals(whole.table().scoresCsv(), other.table().scoresCsv());
		assertEquals(whole.table().summaryCsv(LEVELS), other.table().summaryCsv(LEVELS));
		assertEquals(whole.table().scores(), other.table().scores(), "to the last bit");
		assertEquals(whole.notes(), other.notes());
		assertEquals(whole.examples().size(), other.examples().size());
		for (int i = 0; i < whole.examples().size(); i++)
			assertSame(whole.examples().get(i), other.examples().get(i));
	}

	private static void assertSame(final Example one, final Example other) {
		assertEquals(one.score(), other.score());
		assertEquals(one.first(), other.first());
		assertArrayEquals(Planes.floatArray(one.input()), Planes.floatArray(other.input()));
		assertArrayEquals(Planes.floatArray(one.result()), Planes.floatArray(other.result()));
		assertArrayEquals(Planes.floatArray(one.reference()), Planes.floatArray(other.reference()));
	}

	@Test
	void whatWasMeasuredIsNotMeasuredAgainAndTheEndIsTheSame() throws IOException {
		final Evaluation whole = atOnce();
		assertEquals(ALL, enlarged.get());
		assertTrue(whole.notes().stream().anyMatch(note -> note.contains("matches left out")) && whole.examples()
			.stream().filter(Example::first).count() == 6, whole.notes()::toString);
		assertTrue(whole.examples().size() > 6, "the worst ones too");
		stopped();
		assertEquals(4, files().size(), "finished levels");
		assertEquals(List.of(), news);
		final List<Long> done = new ArrayList<>();
		final Evaluation later = run("cpu", ProgressProbe.hearing((now, total, message) -> done.add(now)));
		assertEquals(ALL - 16, enlarged.get());
		assertEquals(List.of(4L, 8L, 12L, 16L, 17L), done.subList(0, 5), "kept levels count as done");
		assertTrue(news.size() == 1 && news.get(0).contains("was stopped before. It goes on"), news::toString);
		assertSame(whole, later);
	}

	@Test
	void aFileThatIsCutOffOrChangedIsToldOfAndMeasuredAgain() throws IOException {
		final Evaluation whole = atOnce();
		stopped();
		final List<Path> damaged = files().subList(0, 3);
		final byte[] cut = Files.readAllBytes(damaged.get(0));
		final byte[] changed = Files.readAllBytes(damaged.get(1));
		changed[changed.length / 2] ^= 1;
		Files.write(damaged.get(0), Arrays.copyOf(cut, cut.length / 2));
		Files.write(damaged.get(1), changed);
		Files.write(damaged.get(2), new byte[0]);
		assertSame(whole, run("cpu", Progress.NONE));
		assertEquals(ALL - 4, enlarged.get());
		for (final Path file : damaged)
			assertTrue(news.toString().contains("is measured again: " + file + " is cut off or damaged."),
				news::toString);
		enlarged.set(0);
		assertSame(whole, run("cpu", Progress.NONE));
		assertEquals(0, enlarged.get(), "what was measured again is kept");
	}

	/** Other devices round otherwise. */
	@Test
	void whatWasMeasuredOnAnotherDeviceIsMeasuredAgain() throws IOException {
		stopped();
		run("cuda:0", Progress.NONE);
		assertEquals(ALL, enlarged.get());
		assertEquals(List.of(
			"bicubic is measured again: it was \"bicubic on cpu\" when the evaluation was stopped, and " +
				"is \"bicubic on cuda:0\" now.",
			"other is measured again: it was \"bicubic on cpu\" when the evaluation " +
				"was stopped, and is \"bicubic on cuda:0\" now."), news.subList(1, news.size()));
	}

	@Test
	void plansDifferByAnyThingThatScoresDependOn() {
		final List<String> plans = List.of(plan("standard, fair", protocol(), REFERENCES), //
			plan("physical, fair", protocol(), REFERENCES), //
			plan("standard, fair", Judged.fair(20, new CropDraw(64, 2, 1), scan(256, 0.4, 1)), REFERENCES), //
			plan("standard, fair", Judged.fair(20, new CropDraw(64, 2, 2), scan(256, 0.4, 1)), REFERENCES), //
			plan("standard, fair", protocol(), List.of(scan(256, 0.4, 1), scan(256, 0.5, 2))));
		assertEquals(plans.get(0), plan("standard, fair", protocol(), REFERENCES));
		assertEquals(plans.size(), plans.stream().distinct().count());
	}

	private static String plan(final String kind, final Protocol protocol, final List<SourceImage> references) {
		return Plan.of(kind, protocol, references, List.of()).text();
	}
}
