package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.checkpoint.Checkpoint;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.pairfolder.TrainingPairs;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.torch.StateDict;

class TrainerTest {

	@TempDir
	Path folder;

	@Test
	void aRunLeavesEveryFileOfTheContract() throws IOException {
		final List<Preview> previews = new ArrayList<>();
		final List<LogLine> lines = new ArrayList<>();
		final TrainingListener listener = new TrainingListener() {

			@Override
			public void logged(final LogLine line) {
				lines.add(line);
			}

			@Override
			public void previewed(final Preview preview) {
				previews.add(preview);
			}
		};
		final TrainingResult result = trainer(20, "run").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true,
			listener, Progress.NONE);
		for (final String name : List.of("config.json", "log.csv", "model.pt", "best.pt",
			"checkpoint/000000020.safetensors"))
			assertTrue(Files.size(folder.resolve("run").resolve(name)) > 0, name);
		assertEquals(20, result.iterations());
		assertFalse(result.stopped());
		assertEquals(20, lines.get(lines.size() - 1).iteration());
		assertEquals(1 + lines.size(), Files.readAllLines(folder.resolve("run/log.csv")).size());
		assertEquals(32, Planes.width(previews.get(0).network()));
		final ModelFiles.Loaded model = ModelFiles.read(folder.resolve("run"));
		assertEquals("best.pt", model.file().getFileName().toString());
		assertEquals(TinyTraining.NETWORK, model.card().network());
		assertEquals(result.psnr(), model.card().validationPsnr());
		assertEquals(12, model.card().highestTarget(), 1e-9); // 24 nm ÷ 2, the enlarging level of the pairs below
	}

	@Test
	void aListenerHearsOfTheBeginningEachStepEachLineAndThePreviews() throws IOException {
		final List<String> heard = new ArrayList<>();
		final TrainingListener listener = new TrainingListener() {

			@Override
			public void began(final Double bicubic) {
				heard.add("bicubic " + (bicubic > 0));
			}

			@Override
			public void stepped(final long iteration, final double loss) {
				heard.add("step " + iteration + " " + (loss > 0));
			}

			@Override
			public void logged(final LogLine line) {
				heard.add("line " + line.iteration());
			}

			@Override
			public void previewed(final Preview preview) {
				heard.add("preview " + preview.iteration());
			}
		};
		trainer(2, "run").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true, listener, Progress.NONE);
		assertEquals(List.of("bicubic true", "preview 0", "step 1 true", "step 2 true", "line 2", "preview 2"), heard);
	}

	@Test
	void validationRisesFarAboveTheFirstWeights() throws IOException {
		final TrainingResult first = trainer(1, "first").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true,
			TrainingListener.NONE, Progress.NONE);
		final TrainingResult result = trainer(120, "run").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null,
			true, TrainingListener.NONE, Progress.NONE);
		assertTrue(result.psnr() > first.psnr() + 8, first + " then " + result);
	}

	@Test
	void sameSeedGivesTheSameWeightsAndAnotherSeedOthers() throws IOException {
		trainer(6, "a").train(TinyTraining.pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE);
		trainer(6, "b").train(TinyTraining.pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE);
		new Trainer(TinyTraining.config(6, 2), new RunFolder(folder.resolve("c")), Device.cpu()).train(TinyTraining
			.pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE);
		assertArrayEquals(bytes("a"), bytes("b"));
		assertFalse(java.util.Arrays.equals(bytes("a"), bytes("c")));
	}

	@Test
	void stoppedAndResumedTrainingEqualsUninterruptedTraining() throws IOException {
		trainer(9, "whole").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true, TrainingListener.NONE,
			Progress.NONE);
		final TrainingResult stopped = trainer(9, "parts").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null,
			true, TrainingListener.NONE, stopAfter(4));
		assertTrue(stopped.stopped());
		assertEquals(4, stopped.iterations());
		assertTrue(Files.size(folder.resolve("parts/model.pt")) > 0);
		trainer(9, "parts").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true, TrainingListener.NONE,
			Progress.NONE);
		final StateDict a = ModelFiles.read(folder.resolve("whole/model.pt")).weights();
		final StateDict b = ModelFiles.read(folder.resolve("parts/model.pt")).weights();
		for (final String name : a.names())
			assertArrayEquals(a.get(name).values(), b.get(name).values(), name);
		assertEquals(Files.readAllLines(folder.resolve("whole/log.csv")).size(), Files.readAllLines(folder.resolve(
			"parts/log.csv")).size());
		final List<String> scores = Files.readAllLines(folder.resolve("whole/validation.csv"));
		final List<String> again = Files.readAllLines(folder.resolve("parts/validation.csv"));
		assertEquals(scores.get(scores.size() - 1), again.get(again.size() - 1));
		assertEquals(again.size(), again.stream().distinct().count(), "no validation twice");
	}

	@Test
	void everyZoomLevelIsScoredAgainstBicubic() throws IOException {
		final var levels = TinyTraining.pairs(2).config().levels();
		final TrainingResult result = trainer(3, "run").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true,
			TrainingListener.NONE, Progress.NONE);
		final List<String[]> rows = Files.readAllLines(folder.resolve("run/validation.csv")).stream().skip(1).filter(
			row -> row.startsWith("3,")).map(row -> row.split(",")).toList();
		assertEquals(levels.stream().map(level -> level.ratio()).distinct().count(), rows.size());
		assertEquals(result.bicubic(), rows.stream().mapToDouble(row -> Double.parseDouble(row[5])).average()
			.orElseThrow(), 0.5, "means of means");
	}

	@Test
	void finishNowLeavesAModelAndANormalResult() throws IOException {
		final TrainingControl control = new TrainingControl();
		final TrainingResult result = trainer(9, "run").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true,
			TrainingListener.NONE, after(3, control::finish), control);
		assertTrue(result.stopped());
		assertEquals(3, result.iterations());
		assertEquals(result.psnr(), ModelFiles.read(folder.resolve("run")).card().validationPsnr());
	}

	@Test
	void cancelKeepsTheCheckpointAndWritesNoModel() throws IOException {
		final TrainingControl control = new TrainingControl();
		control.finish();
		assertTrue(control.finishing());
		control.cancel();
		assertTrue(control.cancelled() && !control.finishing());
		final TrainingControl later = new TrainingControl();
		assertThrows(CancellationException.class, () -> trainer(9, "run").train(TinyTraining.pairs(1), TinyTraining
			.pairs(2), null, true, TrainingListener.NONE, after(3, later::cancel), later));
		assertFalse(Files.exists(folder.resolve("run/model.pt")));
		assertEquals(9, trainer(9, "run").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true,
			TrainingListener.NONE, Progress.NONE).iterations());
	}

	@Test
	void aRunFolderIsNeverOverwritten() throws IOException {
		trainer(2, "run").train(TinyTraining.pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE);
		final byte[] before = bytes("run");
		assertTrue(assertThrows(IOException.class, () -> trainer(2, "run").train(TinyTraining.pairs(1), null, null,
			false, TrainingListener.NONE, Progress.NONE)).getMessage().contains("resume=true"));
		final Trainer otherSeed = new Trainer(TinyTraining.config(2, 7), new RunFolder(folder.resolve("run")), Device
			.cpu());
		assertTrue(assertThrows(IOException.class, () -> otherSeed.train(TinyTraining.pairs(1), null, null, true,
			TrainingListener.NONE, Progress.NONE)).getMessage().contains("other settings"));
		assertTrue(assertThrows(IOException.class, () -> trainer(2, "run").train(TinyTraining.pairs(1, 2), null, null,
			true, TrainingListener.NONE, Progress.NONE)).getMessage().contains("other images"));
		Files.createDirectories(folder.resolve("full"));
		Files.writeString(folder.resolve("full/thesis.txt"), "mine");
		assertTrue(assertThrows(IOException.class, () -> trainer(2, "full").train(TinyTraining.pairs(1), null, null,
			true, TrainingListener.NONE, Progress.NONE)).getMessage().contains("thesis.txt"));
		assertArrayEquals(before, bytes("run"));
	}

	@Test
	void aSecondTrainingInARunFolderIsRefusedWhileTheFirstRuns() throws IOException {
		final List<String> refused = new ArrayList<>();
		trainer(4, "run").train(TinyTraining.pairs(1), null, null, true, TrainingListener.NONE, after(2, () -> refused
			.add(assertThrows(IOException.class, () -> trainer(9, "run").train(TinyTraining.pairs(1), null, null, true,
				TrainingListener.NONE, Progress.NONE)).getMessage())));
		assertTrue(refused.get(0).contains("belongs to a training that still runs"), refused.toString());
		assertEquals(4, new RunFolder(folder.resolve("run")).log().get(new RunFolder(folder.resolve("run")).log()
			.size() - 1).iteration());
		assertFalse(Files.exists(folder.resolve("run/.training.lock")));
	}

	@Test
	void aCheckpointThatSomebodyDeletedIsNotSaidToBeKept() {
		final Trainer often = trainer(9, "run", "{\"rhythm\": {\"checkpointMinutes\": 1e-9}}");
		final String message = assertThrows(IOException.class, () -> often.train(TinyTraining.pairs(1), null, null,
			true, TrainingListener.NONE, after(3, () -> {
				delete(folder.resolve("run/checkpoint"));
				folder.resolve("run/checkpoint").toFile().delete();
				write(folder.resolve("run/checkpoint"));
			}))).getMessage();
		assertTrue(message.contains("is not in " + folder.resolve("run") + " any more"), message);
	}

	@Test
	void aLossThatIsNoNumberStopsAndNamesTheIteration() {
		final float[] grey = new float[96 * 96];
		grey[96 * 48 + 40] = Float.NaN;
		final SourceImage broken = new SourceImage("nan.tif", Planes.floats(grey, 96, 96), new IntensityRange(0, 1));
		final PairSource pairs = PairSource.of(List.of(broken), TinyTraining.config(5, 1).pairs().withCrop(32, 3), 1 <<
			20);
		final String message = assertThrows(IllegalStateException.class, () -> trainer(200, "run").train(pairs, null,
			null, true, TrainingListener.NONE, Progress.NONE)).getMessage();
		assertTrue(message.contains("NaN") && message.contains("iteration"), message);
	}

	@Test
	void weightsOfAnotherNetworkAreNoStartAndDoNotSpoilTheFolder() throws IOException {
		final StateDict other = sc.fiji.superres.swinir.WeightInit.draw(SwinIrConfig.tiny(2), 1);
		assertThrows(IllegalArgumentException.class, () -> trainer(2, "run").train(TinyTraining.pairs(1), null, other,
			true, TrainingListener.NONE, Progress.NONE));
		final Trainer otherSeed = new Trainer(TinyTraining.config(2, 7), new RunFolder(folder.resolve("run")), Device
			.cpu());
		assertEquals(2, otherSeed.train(TinyTraining.pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE)
			.iterations());
	}

	@Test
	void theTimeBudgetEndsARunWithAModelAndTheSameCallGoesOn() throws IOException {
		final TrainingResult result = trainer(9, "run", "{\"stopping\": {\"minutes\": 1e-9}}").train(TinyTraining.pairs(
			1), TinyTraining.pairs(2), null, true, TrainingListener.NONE, after(1, () -> {}));
		assertEquals(0, result.iterations(), "no time at all");
		final Noted noted = new Noted();
		final TrainingResult second = trainer(1_000_000, "timed", "{\"stopping\": {\"minutes\": 0.01}}").train(
			TinyTraining.pairs(1), TinyTraining.pairs(2), null, true, noted, Progress.NONE);
		assertTrue(second.stopped() && second.iterations() > 0);
		assertTrue(noted.all().contains("The 0.01 minutes are over at iteration " + second.iterations()), noted.all());
		assertEquals(second.psnr(), ModelFiles.read(folder.resolve("timed")).card().validationPsnr());
	}

	@Test
	void patienceEndsARunThatGetsNoBetter() throws IOException {
		final Noted noted = new Noted();
		final String still = "{\"schedule\": {\"first\": 1e-30}, \"stopping\": {\"patience\": 2}}";
		final TrainingResult result = trainer(100, "run", still).train(TinyTraining.pairs(1), TinyTraining.pairs(2),
			null, true, noted, Progress.NONE);
		assertEquals(12, result.iterations(), "validations at 4, 8, 12, of which the first is the best");
		assertTrue(noted.all().contains("2 validations in a row were not better"), noted.all());
		assertEquals(12, trainer(100, "run", still).train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true,
			TrainingListener.NONE, Progress.NONE).iterations(), "nor does it go on");
	}

	@Test
	void aStopBetweenValidationsChangesNeitherWeightsNorPatienceNorLog() throws IOException {
		final String recipe =
			"{\"stopping\": {\"patience\": 3}, \"schedule\": {\"kind\": \"cosine\", \"warmup\": 3}, " +
				"\"loss\": {\"kind\": \"charbonnier\"}, \"optimizer\": {\"clip\": 0.05}}";
		trainer(13, "whole", recipe).train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true,
			TrainingListener.NONE, Progress.NONE);
		for (final int stop : new int[] { 3, 4, 7 })
			trainer(13, "parts", recipe).train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true,
				TrainingListener.NONE, stopAfter(stop));
		trainer(13, "parts", recipe).train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true,
			TrainingListener.NONE, Progress.NONE);
		assertArrayEquals(bytes("whole"), bytes("parts"));
		final List<LogLine> whole = new RunFolder(folder.resolve("whole")).log();
		final List<LogLine> parts = new RunFolder(folder.resolve("parts")).log();
		assertTrue(parts.stream().map(LogLine::iteration).toList().containsAll(whole.stream().map(LogLine::iteration)
			.toList()));
		assertEquals(whole.get(whole.size() - 1).psnr(), parts.get(parts.size() - 1).psnr());
	}

	@Test
	void fewerIterationsThanAreDoneLeaveTheFolderAsItIs() throws IOException {
		trainer(8, "run").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true, TrainingListener.NONE,
			Progress.NONE);
		final String config = Files.readString(folder.resolve("run/config.json"));
		final byte[] model = bytes("run");
		final Noted noted = new Noted();
		final TrainingResult result = trainer(4, "run").train(TinyTraining.pairs(1), TinyTraining.pairs(2), null, true,
			noted, Progress.NONE);
		assertEquals(8, result.iterations());
		assertTrue(noted.all().contains("at iteration 8 already, beyond iterations=4"), noted.all());
		assertEquals(config, Files.readString(folder.resolve("run/config.json")));
		assertArrayEquals(model, bytes("run"));
	}

	@Test
	void aDamagedCheckpointIsSaidAndTheOneBeforeUsed() throws IOException {
		trainer(9, "whole").train(TinyTraining.pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE);
		final String often = "{\"rhythm\": {\"checkpointMinutes\": 1e-9}}";
		trainer(6, "run", often).train(TinyTraining.pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE);
		final Path last = folder.resolve("run/checkpoint/000000006.safetensors");
		final byte[] bytes = Files.readAllBytes(last);
		bytes[bytes.length / 2] ^= 4;
		Files.write(last, bytes);
		final Noted noted = new Noted();
		trainer(9, "run").train(TinyTraining.pairs(1), null, null, true, noted, Progress.NONE);
		assertTrue(noted.all().contains("000000006.safetensors is damaged") && noted.all().contains(
			"Resumed at iteration 5"), noted.all());
		assertArrayEquals(bytes("whole"), bytes("run"));
	}

	@Test
	void changedImagesOfTheSameNameAreOtherImages() throws IOException {
		trainer(2, "run").train(TinyTraining.pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE);
		final SourceImage other = new SourceImage("gan_1.png", StemScan.galliumNitride(96, 96, 2, 9).simulate(
			Progress.NONE), IntensityRange.EIGHT_BIT);
		final PairSource pairs = PairSource.of(List.of(other), TinyTraining.config(1, 1).pairs(), 1 << 24);
		final String message = assertThrows(IOException.class, () -> trainer(3, "run").train(pairs, null, null, true,
			TrainingListener.NONE, Progress.NONE)).getMessage();
		assertTrue(message.contains("the content of gan_1.png has changed"), message);
	}

	@Test
	void anExplodingLossKeepsTheLastGoodCheckpoint() throws IOException {
		final Trainer trainer = trainer(400, "run",
			"{\"schedule\": {\"first\": 0.9}, \"rhythm\": {\"checkpointMinutes\": 1e-9}}");
		final String message = assertThrows(IllegalStateException.class, () -> trainer.train(TinyTraining.pairs(1),
			null, null, true, TrainingListener.NONE, Progress.NONE)).getMessage();
		assertTrue(message.matches("(?s)The loss became .* at iteration \\d+ \\(learning rate 0\\.9\\).*is kept.*"),
			message);
		final Checkpoint kept = new RunFolder(folder.resolve("run")).checkpoints().last().get().checkpoint();
		assertTrue(message.contains("The checkpoint of iteration " + kept.iteration() + " is kept"), message);
	}

	@Test
	void filesThatVanishInTheMiddleAreNamedAndWhatWasLearntIsKept() throws IOException {
		final Path source = folder.resolve("pairs");
		for (int i = 1; i <= 3; i++) {
			ImageFiles.write(StemScan.galliumNitride(64, 64, 1, i).simulate(Progress.NONE), source.resolve("HR/" + i +
				".png"));
			ImageFiles.write(StemScan.galliumNitride(32, 32, 1, i).simulate(Progress.NONE), source.resolve("LR/" + i +
				".png"));
		}
		final TrainConfig config = TinyTraining.config(1000, 1);
		final TrainingPairs pairs = TrainingPairs.ofFolder(source, ImageFiles.reader(), config.pairs(), 0, 1);
		final Trainer trainer = new Trainer(config, new RunFolder(folder.resolve("run")), Device.cpu());
		final String message = assertThrows(IOException.class, () -> trainer.train(pairs.train(), null, null, true,
			TrainingListener.NONE, after(3, () -> delete(source.resolve("LR"))))).getMessage();
		assertTrue(message.contains("cannot be made any more") && message.contains(".png") && message.contains(
			"is kept in"), message);
		assertTrue(new RunFolder(folder.resolve("run")).checkpoints().last().get().checkpoint().iteration() >= 3);
	}

	@Test
	void aRunFolderThatCannotBeWrittenIsNamed() throws IOException {
		Files.writeString(folder.resolve("file"), "");
		final String atOnce = assertThrows(IOException.class, () -> trainer(3, "file/run").train(TinyTraining.pairs(1),
			null, null, true, TrainingListener.NONE, Progress.NONE)).getMessage();
		assertTrue(atOnce.contains("cannot be written") && atOnce.contains("run"), atOnce);
		final String later = assertThrows(IOException.class, () -> trainer(3, "run").train(TinyTraining.pairs(1), null,
			null, true, TrainingListener.NONE, after(1, () -> write(folder.resolve("run/checkpoint"))))).getMessage();
		assertTrue(later.contains("The checkpoint of iteration 3 could not be written") && later.contains(
			"Nothing was kept yet"), later);
	}

	@Test
	void aChangedPairFileIsNoticed() throws IOException {
		final Path source = folder.resolve("pairs");
		for (int i = 1; i <= 3; i++) {
			ImageFiles.write(StemScan.galliumNitride(64, 64, 1, i).simulate(Progress.NONE), source.resolve("HR/" + i +
				".png"));
			ImageFiles.write(StemScan.galliumNitride(32, 32, 1, i).simulate(Progress.NONE), source.resolve("LR/" + i +
				".png"));
		}
		final Map<String, String> before = pairFiles(source).train().hashes();
		assertEquals(before, pairFiles(source).train().hashes());
		assertNotEquals(before, pairFiles(source).validation().hashes());
		for (int i = 1; i <= 3; i++)
			ImageFiles.write(StemScan.galliumNitride(32, 32, 1, i + 9).simulate(Progress.NONE), source.resolve("LR/" +
				i + ".png"));
		assertNotEquals(before, pairFiles(source).train().hashes());
	}

	private static TrainingPairs pairFiles(final Path source) throws IOException {
		return TrainingPairs.ofFolder(source, ImageFiles.reader(), TinyTraining.config(1, 1).pairs(), 0.34, 1);
	}

	private static void delete(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.toList())
				Files.delete(file);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private static void write(final Path file) {
		try {
			Files.writeString(file, "in the way");
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private static final class Noted implements TrainingListener {

		private final List<String> messages = new ArrayList<>();

		@Override
		public void noted(final String message) {
			messages.add(message);
		}

		String all() {
			return String.join("\n", messages);
		}
	}

	private Trainer trainer(final long iterations, final String run, final String overrides) {
		return new Trainer(ConfigOverrides.apply(TinyTraining.config(iterations, 1), overrides), new RunFolder(folder
			.resolve(run)), Device.cpu());
	}

	private Trainer trainer(final long iterations, final String run) {
		return new Trainer(TinyTraining.config(iterations, 1), new RunFolder(folder.resolve(run)), Device.cpu());
	}

	/** Never stops by itself, but does something when this many iterations are done. */
	private static Progress after(final long iterations, final Runnable action) {
		return new Progress() {

			@Override
			public void report(final long done, final long total, final String message) {
				if (done == iterations) action.run();
			}

			@Override
			public boolean isCancelled() {
				return false;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
	}

	private static Progress stopAfter(final long iterations) {
		return new Progress() {

			private long done;

			@Override
			public void report(final long done, final long total, final String message) {
				this.done = done;
			}

			@Override
			public boolean isCancelled() {
				return done >= iterations;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
	}

	private byte[] bytes(final String run) throws IOException {
		return Files.readAllBytes(folder.resolve(run).resolve("model.pt"));
	}
}
