package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.train.TinyRun.last;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.network.ModelFiles;

/** What a training that is left alone writes, tells and learns. */
class TrainerTest {

	@TempDir
	Path folder;

	private TinyRun run(final String name, final long iterations) {
		return new TinyRun(folder.resolve(name), iterations);
	}

	/** Keeps the lines and the previews. */
	private static final class Kept implements TrainingListener {

		final List<LogLine> lines = new ArrayList<>();
		final List<Preview> previews = new ArrayList<>();

		@Override
		public void logged(final LogLine line) {
			lines.add(line);
		}

		@Override
		public void previewed(final Preview preview) {
			previews.add(preview);
		}
	}

	/** Writes down what it hears, in order. */
	private static final class Heard implements TrainingListener {

		final List<String> events = new ArrayList<>();

		@Override
		public void began(final Double bicubic) {
			events.add("bicubic " + (bicubic > 0));
		}

		@Override
		public void stepped(final long iteration, final double loss) {
			events.add("step " + iteration + " " + (loss > 0));
		}

		@Override
		public void logged(final LogLine line) {
			events.add("line " + line.iteration());
		}

		@Override
		public void previewed(final Preview preview) {
			events.add("preview " + preview.iteration());
		}
	}

	@Test
	void aRunLeavesEveryFileOfTheContract() throws IOException {
		final Kept kept = new Kept();
		final TinyRun run = run("run", 20).validated().listener(kept);
		final TrainingResult result = run.train();
		for (final String name : List.of("config.json", "log.csv", "model.pt", "best.pt",
			"checkpoint/000000020.safetensors"))
			assertTrue(Files.size(folder.resolve("run").resolve(name)) > 0, name);
		assertEquals(20, result.iterations());
		assertFalse(result.stopped());
		assertEquals(20, last(kept.lines).iteration());
		assertEquals(1 + kept.lines.size(), run.lines("log.csv").size());
		assertEquals(32, Planes.width(kept.previews.get(0).network()));
		assertIsTheBestModel(ModelFiles.read(folder.resolve("run")), result);
	}

	private static void assertIsTheBestModel(final ModelFiles.Loaded model, final TrainingResult result) {
		assertEquals("best.pt", model.file().getFileName().toString());
		assertEquals(TinyTraining.NETWORK, model.card().network());
		assertEquals(result.psnr(), model.card().validationPsnr());
		assertEquals(12, model.card().highestTarget(), 1e-9); // 24 nm ÷ 2, the enlarging level of the pairs
	}

	@Test
	void aListenerHearsOfTheBeginningEachStepEachLineAndThePreviews() throws IOException {
		final Heard heard = new Heard();
		run("run", 2).validated().listener(heard).train();
		assertEquals(List.of("bicubic true", "preview 0", "step 1 true", "step 2 true", "line 2", "preview 2"),
			heard.events);
	}

	@Test
	void validationRisesFarAboveTheFirstWeights() throws IOException {
		final TrainingResult first = run("first", 1).validated().train();
		final TrainingResult result = run("run", 120).overrides("{\"rhythm\": {\"validateEvery\": 60}}").validated()
			.train();
		assertTrue(result.psnr() > first.psnr() + 8, first + " then " + result);
	}

	@Test
	void sameSeedGivesTheSameWeightsAndAnotherSeedOthers() throws IOException {
		final TinyRun one = run("a", 6);
		final TinyRun same = run("b", 6);
		final TinyRun other = run("c", 6).seed(2);
		one.train();
		same.train();
		other.train();
		assertArrayEquals(one.model(), same.model());
		assertFalse(Arrays.equals(one.model(), other.model()));
	}

	@Test
	void everyZoomLevelIsScoredAgainstBicubic() throws IOException {
		final TinyRun run = run("run", 3).validated();
		final TrainingResult result = run.train();
		final List<String[]> rows = run.lines("validation.csv").stream().skip(1).filter(row -> row.startsWith("3,"))
			.map(row -> row.split(",")).toList();
		final var levels = TinyTraining.pairs(2).config().levels();
		assertEquals(levels.stream().map(level -> level.ratio()).distinct().count(), rows.size());
		final double bicubic = rows.stream().mapToDouble(row -> Double.parseDouble(row[5])).average().orElseThrow();
		assertEquals(result.bicubic(), bicubic, 0.5, "means of means");
	}
}
