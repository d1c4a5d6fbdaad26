package sc.fiji.superres.starter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.superres.Sha256;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.starter.StarterModel.HeldBack;
import sc.fiji.superres.trust.Calibration;

/** What is said of each model that comes along holds; scores are measured again as the macro that made it judges. */
class StarterModelTest {

	private static final int MOST_BYTES = 1_500_000;
	/** What results must be nearer to the truth than bicubic's, in dB. */
	private static final double GAIN = 6;
	/** Rounding of other processors, in dB. */
	private static final double TOLERANCE = 0.05;
	private static final List<String> COLUMNS = List.of("gaas-stem", "tio2-stem", "zno-stem");
	private static final List<String> SURFACES = List.of("nbse2-stm", "tio2-stm");

	@TempDir
	private Path folder;

	static List<StarterModel> all() {
		return StarterModel.all();
	}

	@Test
	void thereIsOneForEachKindOfScanAndFactor() {
		assertEquals("stem-lattice-x4, stem-lattice-x2, stm-lattice-x2", StarterModel.names());
	}

	@Test
	void theFirstIsTheOneForTheFirstClick() {
		assertEquals("stem-lattice-x4", all().get(0).name());
	}

	@ParameterizedTest
	@MethodSource("all")
	void theFileIsTheOneOfTheChecksum(final StarterModel model) throws IOException {
		final Path file = model.file(folder);
		assertEquals(model.name() + ".pt", file.getFileName().toString());
		assertEquals(model.sha256(), Sha256.of(file));
		assertTrue(Files.size(file) < MOST_BYTES, Files.size(file) + " bytes");
	}

	@ParameterizedTest
	@MethodSource("all")
	void aFileThatWasChangedIsWrittenAgain(final StarterModel model) throws IOException {
		final Path file = model.file(folder);
		final byte[] whole = Files.readAllBytes(file);
		Files.write(file, new byte[] { 1, 2, 3 });
		assertEquals(file, model.file(folder));
		assertArrayEquals(whole, Files.readAllBytes(file));
	}

	@ParameterizedTest
	@MethodSource("all")
	void theCardSaysHowItWasTrained(final StarterModel model) throws IOException {
		final ModelCard card = ModelFiles.read(model.file(folder)).card();
		final int factor = card.network().factor();
		assertTrue(model.name().endsWith("-x" + factor), model.name());
		assertTrue(card.trained());
		assertEquals("simulated lattices", card.preset());
		assertEquals(ModelCard.Training.INDEPENDENT, card.training().pairs());
		assertNull(card.training().warning());
		assertEquals(0, card.training().offset(), 0.05);
		assertTrue(card.coarsestPixel() > coarsest(model) / factor, card.pixelRange());
		assertTrue(card.finestPixel() < finest(model) / factor, card.pixelRange());
	}

	@ParameterizedTest
	@MethodSource("all")
	void itsCalibrationReachesOverThePixelsItsCardTells(final StarterModel model) throws IOException {
		final ModelCard card = ModelRef.of("model", model.name()).card().orElseThrow();
		final Calibration calibration = card.training().calibration();
		assertEquals(model.calibration().levels().size(), calibration.levels().size());
		final double recorded = card.training().pixelSize();
		assertEquals(recorded / calibration.coarsest(), card.coarsestPixel(), 0.05 * card.coarsestPixel());
		assertEquals(recorded / calibration.finest(), card.finestPixel(), 0.05 * card.finestPixel());
	}

	/** Width of a pixel of the coarsest inputs of the scores, nm. */
	private static double coarsest(final StarterModel model) {
		return pixels(model).max().orElseThrow();
	}

	private static double finest(final StarterModel model) {
		return pixels(model).min().orElseThrow();
	}

	private static DoubleStream pixels(final StarterModel model) {
		return model.scores().stream().mapToDouble(HeldBack::pixel);
	}

	@ParameterizedTest
	@MethodSource("all")
	void everyScoreIsFarAboveBicubic(final StarterModel model) {
		for (final HeldBack score : model.scores())
			assertTrue(score.psnr() >= score.bicubic() + GAIN, score.toString());
		assertEquals(model.name().startsWith("stm") ? SURFACES : COLUMNS, samples(model));
		assertEquals(4L * samples(model).size(), model.scores().size());
	}

	private static List<String> samples(final StarterModel model) {
		return model.scores().stream().map(HeldBack::sample).distinct().sorted().toList();
	}

	@ParameterizedTest
	@MethodSource("all")
	void theCoarsestScoresAreMeasuredAgain(final StarterModel model) {
		final List<HeldBack> coarsest = model.scores().stream().filter(score -> score.pixel() == coarsest(model))
			.toList();
		assertEquals(samples(model).size(), coarsest.size());
		for (final HeldBack score : coarsest) {
			final HeldBack measured = measured(model.name(), score);
			assertEquals(score.psnr(), measured.psnr(), TOLERANCE, score.sample());
			assertEquals(score.bicubic(), measured.bicubic(), TOLERANCE, score.sample());
		}
	}

	/** The mean of three places, through the commands that users call. */
	private static HeldBack measured(final String model, final HeldBack score) {
		final String factor = model.substring(model.lastIndexOf('x') + 1);
		final String macro = """
			trained = 0;
			bicubic = 0;
			for (place = 1; place <= 3; place++) {
				run('Simulate Lattice...', 'sample=%s width=160 height=160 field=%s dose=15 jitter=0 ' +
					'drift=0 truth=%s seed=' + (300 + place));
				title = getTitle();
				rename('input');
				selectImage(title + '-truth');
				rename('truth');
				trained = trained + psnr('%s') / 3;
				bicubic = bicubic + psnr('bicubic x%s') / 3;
				close('*');
			}
			return '' + trained + ' ' + bicubic;

			function psnr(model) {
				run('Super-Resolve Image...', 'input=input model=[' + model + ']');
				rename(model);
				run('Measure Image Similarity...', 'image=[' + model + '] reference=truth');
				return getResult('PSNR', nResults - 1);
			}""";
		final String field = Double.toString(160 * score.pixel());
		final String[] figures = MacroRunner.run(macro.formatted(score.sample(), field, factor, model, factor)).split(
			" ");
		return new HeldBack(score.sample(), score.pixel(), Double.parseDouble(figures[0]), Double.parseDouble(
			figures[1]));
	}
}
