package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.starter.StarterModel;
import sc.fiji.superres.trust.Calibration;

/** What a training writes of its model's errors: measured on what it kept back, for models that are not warned of. */
class ModelCalibrationTest {

	private static final int SIDE = 192;

	@TempDir
	private Path folder;

	private final List<String> notes = new ArrayList<>();

	private static SourceImage gan(final long seed) {
		final Scan scan = Scan.of("gan-stem", SIDE, SIDE, SIDE * 0.00615, 15, 0.2, 0, seed);
		return new SourceImage("gan_" + seed + ".tif", scan.simulate(Progress.NONE), IntensityRange.EIGHT_BIT);
	}

	/** One step from the model that comes along, which knows gallium nitride. */
	private void train(final String preset) throws IOException {
		train(preset, 1, Moment.NEVER, Moment.NEVER);
	}

	/** When somebody presses a button. */
	private enum Moment {
			NEVER, AFTER_A_STEP, WHILE_CALIBRATED
	}

	private void train(final String preset, final long iterations, final Moment finishes, final Moment cancels)
		throws IOException
	{
		final TrainingControl control = new TrainingControl();
		final MultiScaleConfig pairs = MultiScaleConfig.preset(preset).withCrop(96, 2);
		final ModelFiles.Loaded starter = ModelFiles.read(StarterModel.named("stem-lattice-x4").orElseThrow().file());
		final TrainConfig config = TrainConfig.of(pairs, starter.config(), iterations, 1, 1e-6, List.of(), 0.5, 1);
		new Trainer(config, new RunFolder(folder), Device.cpu()).train(PairSource.of(List.of(gan(1)), pairs, 1 << 24),
			PairSource.of(List.of(gan(2)), pairs, 1 << 24), starter.weights(), true, new TrainingListener()
			{

				@Override
				public void noted(final String message) {
					notes.add(message);
				}

				@Override
				public void stepped(final long iteration, final double loss) {
					if (finishes == Moment.AFTER_A_STEP) control.finish();
				}

				@Override
				public void calibrates() {
					if (cancels == Moment.WHILE_CALIBRATED) control.cancel();
				}
			}, Progress.NONE, control);
	}

	private Calibration calibration(final String file) throws IOException {
		return ModelFiles.read(folder.resolve(file)).card().training().calibration();
	}

	@Test
	void independentPairsGiveACalibrationOnceForBothModels() throws IOException {
		train("4x independent 5-20");
		final Calibration best = calibration("best.pt");
		assertNotNull(best, () -> String.join("\n", notes));
		assertNull(best.none());
		assertEquals(4, best.finest(), 0);
		assertTrue(best.waves().size() > 1, "the lattice of gallium nitride");
		assertEquals(best.levels().get(0).groups(), calibration("model.pt").levels().get(0).groups());
		assertEquals(1, notes.stream().filter(note -> note.startsWith("Calibrating for map=trust")).count());
	}

	/** <i>Finish now</i> left a model without a calibration, and nobody was told. */
	@Test
	void aTrainingThatIsFinishedEarlyIsCalibratedToo() throws IOException {
		train("4x independent 5-20", 5, Moment.AFTER_A_STEP, Moment.NEVER);
		assertNotNull(calibration("best.pt"), () -> String.join("\n", notes));
		assertEquals(1, ModelFiles.read(folder.resolve("best.pt")).card().iterations());
	}

	@Test
	void whoLeavesItOutIsToldHowToHaveItLaterAndThatWorks() throws IOException {
		train("4x independent 5-20", 5, Moment.AFTER_A_STEP, Moment.WHILE_CALIBRATED);
		assertNull(calibration("best.pt"));
		assertTrue(notes.get(notes.size() - 1).contains("with the same run folder and iterations=1"), notes::toString);
		train("4x independent 5-20", 1, Moment.NEVER, Moment.NEVER);
		assertNotNull(calibration("best.pt"), () -> String.join("\n", notes));
		assertEquals(1, ModelFiles.read(folder.resolve("best.pt")).card().iterations(), "nothing more was learnt");
	}

	@Test
	void publishedPairsGiveNone() throws IOException {
		train("4x single-scale");
		assertNull(calibration("best.pt"));
	}
}
