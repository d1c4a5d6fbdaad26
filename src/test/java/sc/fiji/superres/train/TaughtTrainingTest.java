package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.Progress;
import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.checkpoint.Checkpoint;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.starter.StarterModel;
import sc.fiji.superres.torch.StateDict;

/** A model that a training begins with makes its targets, where it is good at the images that are kept back. */
class TaughtTrainingTest {

	private static final int SIDE = 160;
	/** So few electrons a pixel that the starter draws a wave into their noise. */
	private static final double DOSE = 0.5;
	/** At one zoom level, since a calibration takes longer than all the rest and as long for each level. */
	private static final MultiScaleConfig PAIRS = oneLevel(MultiScaleConfig.preset("4x independent 5-20"));

	private static ModelFiles.Loaded starter;

	@TempDir
	Path folder;

	@BeforeAll
	static void read() throws IOException {
		starter = ModelFiles.read(StarterModel.named("stem-lattice-x4").orElseThrow().file());
	}

	private static MultiScaleConfig oneLevel(final MultiScaleConfig all) {
		return new MultiScaleConfig("one level", all.factor(), List.of(), List.of(2.0), List.of(), all.filters(), 96, 2,
			all.zoom(), all.pairs(), false);
	}

	/** Gallium nitride, which the starter has learnt. */
	private static PairSource pairs(final long seed) {
		return pairs(15, seed);
	}

	private static PairSource pairs(final double dose, final long seed) {
		final Scan scan = Scan.of("gan-stem", SIDE, SIDE, SIDE * 0.00615, dose, 0.2, 0, seed);
		final SourceImage image = new SourceImage("gan_" + seed + ".tif", scan.simulate(Progress.NONE),
			IntensityRange.EIGHT_BIT);
		return PairSource.of(List.of(image), PAIRS, 1 << 24);
	}

	private static TrainConfig config(final long iterations) {
		return TrainConfig.of(PAIRS, starter.config(), iterations, 1, 1e-4, List.of(), 0.5, 1).withTaught(1.0);
	}

	private TinyRun run(final String name, final long iterations) {
		return new TinyRun(folder.resolve(name), iterations).config(config(iterations)).pairs(pairs(1)).validation(
			pairs(2)).start(starter.weights());
	}

	private String configFile(final String run) throws IOException {
		return String.join("\n", new TinyRun(folder.resolve(run), 1).lines("config.json"));
	}

	private Double taught(final String run) throws IOException {
		return ModelFiles.read(folder.resolve(run)).card().training().taught();
	}

	@Test
	void aModelThatIsGoodAtTheImagesMakesTheTargets() throws IOException {
		final TinyRun taught = run("taught", 1);
		taught.train();
		final TinyRun alone = run("alone", 1).config(config(1).withTaught(null));
		alone.train();
		assertTrue(taught.notes().contains("makes the targets of 1 of 1 images"), taught.notes());
		assertTrue(taught.notes().contains("altered crystals"), taught.notes());
		assertEquals(1, taught("taught"));
		assertTrue(configFile("taught").contains("\"teacher\""), configFile("taught"));
		assertNull(taught("alone"));
		assertFalse(configFile("alone").contains("taught"), configFile("alone"));
		assertTrue(taught.log().get(0).loss() < 0.5 * alone.log().get(0).loss(), "targets without noise");
	}

	@Test
	void pairsThatAreTaughtAreNotMixed() throws IOException {
		final Augmentation plain = new Augmentation(true, true);
		final Augmentation mixed = new Augmentation(true, true, 4, 2);
		final TrainConfig two = TrainConfig.of(PAIRS, starter.config(), 1, 2, 1e-4, List.of(), 0.5, 1).withTaught(1.0);
		final TinyRun once = run("plain", 1).config(two.withAugmentation(plain));
		final TinyRun asked = run("mixed", 1).config(two.withAugmentation(mixed));
		final TinyRun alone = run("alone plain", 1).config(two.withTaught(null).withAugmentation(plain));
		final TinyRun aloneMixed = run("alone mixed", 1).config(two.withTaught(null).withAugmentation(mixed));
		for (final TinyRun run : List.of(once, asked, alone, aloneMixed))
			run.train();
		assertArrayEquals(once.model(), asked.model());
		final TinyRun noisy = noisy("noisy plain", 1).config(two.withAugmentation(plain));
		final TinyRun noisyMixed = noisy("noisy mixed", 1).config(two.withAugmentation(mixed));
		noisy.train();
		noisyMixed.train();
		assertArrayEquals(noisy.model(), noisyMixed.model());
		assertFalse(Arrays.equals(alone.model(), aloneMixed.model()));
	}

	@Test
	void aPartOfTheTeacherStaysInTheModel() throws IOException {
		run("run", 2).train();
		assertKept(0.9, "run");
	}

	private static double value(final StateDict weights, final String name, final int i) {
		return weights.get(name).values()[i];
	}

	@Test
	void aModelThatIsWorseThanBicubicDoesNotTeach() throws IOException {
		final TinyRun run = run("run", 1).start(starter.config().firstWeights(5));
		run.train();
		assertTrue(run.notes().contains("it is worse than bicubic enlargement"), run.notes());
		assertNull(taught("run"));
		final TinyRun unwatched = run("unwatched", 1).validation(null);
		unwatched.train();
		assertTrue(unwatched.notes().contains("no image is kept back"), unwatched.notes());
	}

	/** Noise of a dose that it has not learnt from. */
	private TinyRun noisy(final String name, final long iterations) {
		return run(name, iterations).pairs(pairs(DOSE, 1)).validation(pairs(DOSE, 2));
	}

	@Test
	void aModelThatDrawsIntoTheNoiseDoesNotTeachButStaysAHalf() throws IOException {
		final TinyRun run = noisy("run", 2);
		run.train();
		assertTrue(run.notes().contains("up to half of the weights that are kept are its"), run.notes());
		assertTrue(run.notes().contains("50 % are those that the training began with"), run.notes());
		assertNull(taught("run"));
		assertTrue(configFile("run").contains("\"untuned\": 0.5"), configFile("run"));
		assertTrue(configFile("run").contains("\"teacher\""), configFile("run"));
		assertKept(0.5, "run");
		final String forgotten = noisy("run", 3).start(null).failure(IOException.class);
		assertTrue(forgotten.contains("start="), forgotten);
	}

	private void assertKept(final double share, final String run) throws IOException {
		final StateDict kept = ModelFiles.read(folder.resolve(run + "/model.pt")).weights();
		final StateDict tuned = Checkpoint.read(folder.resolve(run + "/checkpoint/000000002.safetensors"), null)
			.average();
		for (final String name : kept.names())
			for (int i = 0; i < kept.get(name).values().length; i++)
				assertEquals(share * value(tuned, name, i) + (1 - share) * value(starter.weights(), name, i), value(
					kept, name, i), 1e-6);
	}

	@Test
	void stoppedAndResumedItEndsAsIfItHadNotStopped() throws IOException {
		final TinyRun whole = run("whole", 3);
		whole.train();
		run("parts", 3).stoppedAfter(1).train();
		final String forgotten = run("parts", 3).start(null).failure(IOException.class);
		assertTrue(forgotten.contains("start="), forgotten);
		final StateDict other = ModelFiles.read(folder.resolve("whole")).weights();
		final String changed = run("parts", 3).start(other).failure(IOException.class);
		assertTrue(changed.contains("another model made"), changed);
		run("parts", 3).train();
		assertArrayEquals(whole.model(), run("parts", 3).model());
	}

	/** As one of an earlier version was. */
	@Test
	void aTrainingThatWasBegunWithoutGoesOnWithout() throws IOException {
		final TinyRun whole = run("whole", 2).config(config(2).withTaught(null));
		whole.train();
		run("parts", 2).config(config(2).withTaught(null)).stoppedAfter(1).train();
		run("parts", 2).train();
		assertArrayEquals(whole.model(), run("parts", 2).model());
		assertNull(taught("parts"));
	}
}
