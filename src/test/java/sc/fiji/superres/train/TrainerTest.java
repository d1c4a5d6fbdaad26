package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairSource;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.swinir.ModelFiles;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.torch.StateDict;

class TrainerTest {

	private static final SwinIrConfig NETWORK = new SwinIrConfig(2, 1, 8, List.of(2), 12, List.of(2), 2);

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
		final TrainingResult result = trainer(20, "run").train(pairs(1), pairs(2), null, true, listener, Progress.NONE);
		for (final String name : List.of("config.json", "log.csv", "model.pt", "best.pt", "checkpoint/000000020.safetensors"))
			assertTrue(Files.size(folder.resolve("run").resolve(name)) > 0, name);
		assertEquals(20, result.iterations());
		assertFalse(result.stopped());
		assertEquals(20, lines.get(lines.size() - 1).iteration());
		assertEquals(1 + lines.size(), Files.readAllLines(folder.resolve("run/log.csv")).size());
		assertEquals(32, Planes.width(previews.get(0).network()));
		final ModelFiles.Loaded model = ModelFiles.read(folder.resolve("run"));
		assertEquals("best.pt", model.file().getFileName().toString());
		assertEquals(NETWORK, model.card().network());
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
		trainer(2, "run").train(pairs(1), pairs(2), null, true, listener, Progress.NONE);
		assertEquals(List.of("bicubic true", "preview 0", "step 1 true", "step 2 true", "line 2", "preview 2"), heard);
	}

	@Test
	void validationRisesFarAboveTheFirstWeights() throws IOException {
		final TrainingResult first = trainer(1, "first").train(pairs(1), pairs(2), null, true, TrainingListener.NONE,
			Progress.NONE);
		final TrainingResult result = trainer(120, "run").train(pairs(1), pairs(2), null, true, TrainingListener.NONE,
			Progress.NONE);
		assertTrue(result.psnr() > first.psnr() + 8, first + " then " + result);
	}

	@Test
	void sameSeedGivesTheSameWeightsAndAnotherSeedOthers() throws IOException {
		trainer(6, "a").train(pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE);
		trainer(6, "b").train(pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE);
		new Trainer(config(6, 2), new RunFolder(folder.resolve("c")), Device.cpu()).train(pairs(1), null, null, true,
			TrainingListener.NONE, Progress.NONE);
		assertArrayEquals(bytes("a"), bytes("b"));
		assertFalse(java.util.Arrays.equals(bytes("a"), bytes("c")));
	}

	@Test
	void stoppedAndResumedTrainingEqualsUninterruptedTraining() throws IOException {
		trainer(9, "whole").train(pairs(1), pairs(2), null, true, TrainingListener.NONE, Progress.NONE);
		final TrainingResult stopped = trainer(9, "parts").train(pairs(1), pairs(2), null, true, TrainingListener.NONE,
			stopAfter(4));
		assertTrue(stopped.stopped());
		assertEquals(4, stopped.iterations());
		assertTrue(Files.size(folder.resolve("parts/model.pt")) > 0);
		trainer(9, "parts").train(pairs(1), pairs(2), null, true, TrainingListener.NONE, Progress.NONE);
		final StateDict a = ModelFiles.read(folder.resolve("whole/model.pt")).weights();
		final StateDict b = ModelFiles.read(folder.resolve("parts/model.pt")).weights();
		for (final String name : a.names())
			assertArrayEquals(a.get(name).values(), b.get(name).values(), name);
		assertEquals(Files.readAllLines(folder.resolve("whole/log.csv")).size(), Files.readAllLines(folder.resolve(
			"parts/log.csv")).size());
	}

	@Test
	void finishNowLeavesAModelAndANormalResult() throws IOException {
		final TrainingControl control = new TrainingControl();
		final TrainingResult result = trainer(9, "run").train(pairs(1), pairs(2), null, true, TrainingListener.NONE, after(3,
			control::finish), control);
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
		assertThrows(CancellationException.class, () -> trainer(9, "run").train(pairs(1), pairs(2), null, true,
			TrainingListener.NONE, after(3, later::cancel), later));
		assertFalse(Files.exists(folder.resolve("run/model.pt")));
		assertEquals(9, trainer(9, "run").train(pairs(1), pairs(2), null, true, TrainingListener.NONE, Progress.NONE)
			.iterations());
	}

	@Test
	void aRunFolderIsNeverOverwritten() throws IOException {
		trainer(2, "run").train(pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE);
		final byte[] before = bytes("run");
		assertTrue(assertThrows(IOException.class, () -> trainer(2, "run").train(pairs(1), null, null, false,
			TrainingListener.NONE, Progress.NONE)).getMessage().contains("resume=true"));
		final Trainer otherSeed = new Trainer(config(2, 7), new RunFolder(folder.resolve("run")), Device.cpu());
		assertTrue(assertThrows(IOException.class, () -> otherSeed.train(pairs(1), null, null, true, TrainingListener.NONE,
			Progress.NONE)).getMessage().contains("other settings"));
		assertTrue(assertThrows(IOException.class, () -> trainer(2, "run").train(pairs(1, 2), null, null, true,
			TrainingListener.NONE, Progress.NONE)).getMessage().contains("other images"));
		Files.createDirectories(folder.resolve("full"));
		Files.writeString(folder.resolve("full/thesis.txt"), "mine");
		assertTrue(assertThrows(IOException.class, () -> trainer(2, "full").train(pairs(1), null, null, true,
			TrainingListener.NONE, Progress.NONE)).getMessage().contains("thesis.txt"));
		assertArrayEquals(before, bytes("run"));
	}

	@Test
	void aLossThatIsNoNumberStopsAndNamesTheIteration() {
		final float[] grey = new float[96 * 96];
		grey[96 * 48 + 40] = Float.NaN;
		final SourceImage broken = new SourceImage("nan.tif", Planes.floats(grey, 96, 96), new IntensityRange(0, 1));
		final PairSource pairs = PairSource.of(List.of(broken), config(5, 1).pairs().withCrop(32, 3), 1 << 20);
		final String message = assertThrows(IllegalStateException.class, () -> trainer(200, "run").train(pairs, null, null,
			true, TrainingListener.NONE, Progress.NONE)).getMessage();
		assertTrue(message.contains("NaN") && message.contains("iteration"), message);
	}

	@Test
	void weightsOfAnotherNetworkAreNoStartAndDoNotSpoilTheFolder() throws IOException {
		final StateDict other = sc.fiji.superres.swinir.WeightInit.draw(SwinIrConfig.tiny(2), 1);
		assertThrows(IllegalArgumentException.class, () -> trainer(2, "run").train(pairs(1), null, other, true,
			TrainingListener.NONE, Progress.NONE));
		final Trainer otherSeed = new Trainer(config(2, 7), new RunFolder(folder.resolve("run")), Device.cpu());
		assertEquals(2, otherSeed.train(pairs(1), null, null, true, TrainingListener.NONE, Progress.NONE).iterations());
	}

	private Trainer trainer(final long iterations, final String run) {
		return new Trainer(config(iterations, 1), new RunFolder(folder.resolve(run)), Device.cpu());
	}

	private static TrainConfig config(final long iterations, final long seed) {
		final MultiScaleConfig base = MultiScaleConfig.preset("2x single-scale").withCrop(32, 4);
		final MultiScaleConfig pairs = new MultiScaleConfig("test", 2, List.of(), List.of(2.0), List.of(), base.filters(), 32,
			4, base.zoom());
		// one thread: two wait for each other after every small operation, a hundred times longer where the cores are busy
		return ConfigOverrides.apply(TrainConfig.of(pairs, NETWORK, iterations, 2, 2e-3, List.of(iterations + 1), 0.1, seed),
			"""
			{"average": 0.9, "threads": 1, "rhythm": {"logEvery": 2, "validateEvery": 4}}""");
	}

	private static PairSource pairs(final long... seeds) {
		final List<SourceImage> images = new ArrayList<>();
		for (final long seed : seeds)
			images.add(new SourceImage("gan_" + seed + ".png", StemScan.galliumNitride(96, 96, 2, seed).simulate(Progress.NONE),
				IntensityRange.EIGHT_BIT));
		return PairSource.of(images, config(1, 1).pairs(), 1 << 24);
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
		};
	}

	private byte[] bytes(final String run) throws IOException {
		return Files.readAllBytes(folder.resolve(run).resolve("model.pt"));
	}
}
