package sc.fiji.superres.residual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scijava.Context;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.models.ModelExport;
import sc.fiji.superres.models.ModelFormat;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.TrainableNetwork;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;
import sc.fiji.superres.train.ConfigOverrides;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.Trainer;
import sc.fiji.superres.train.TrainingControl;
import sc.fiji.superres.train.TrainingListener;

/** Everything that is done with a network is done with one that no main class knows. */
class SecondArchitectureTest {

	private static final MultiScaleConfig PAIRS = MultiScaleConfig.preset("2x single-scale").withCrop(32, 4);
	private static final ResidualConfig NETWORK = new ResidualConfig(2, 8);
	private static final ModelCard CARD = new ModelCard(NETWORK, "test", "MX", 5, 5, 10, 7, null, "test");

	@TempDir
	private Path folder;

	/** The losses of a training of 40 steps, which ends after some of them. */
	private List<Double> train(final String run, final StateDict start, final long stopAfter) throws IOException {
		final TrainConfig config = ConfigOverrides.apply(TrainConfig.of(PAIRS, NETWORK, 40, 2, 2e-3, List.of(1000L),
			0.1, 1), "{\"average\": 0.9, \"threads\": 1}");
		final TrainingControl control = new TrainingControl();
		final List<Double> losses = new ArrayList<>();
		new Trainer(config, new RunFolder(folder.resolve(run)), Device.cpu()).train(pairs(1), pairs(2), start, true,
			new TrainingListener()
			{

				@Override
				public void stepped(final long iteration, final double loss) {
					losses.add(loss);
					if (iteration == stopAfter) control.finish();
				}
			}, Progress.NONE, control);
		return losses;
	}

	private static PairSource pairs(final long seed) {
		final SourceImage image = new SourceImage("gan_" + seed + ".png", StemScan.galliumNitride(96, 96, 2, seed)
			.simulate(Progress.NONE), IntensityRange.EIGHT_BIT);
		return PairSource.of(List.of(image), PAIRS, 1 << 24);
	}

	private static double mean(final List<Double> losses) {
		return losses.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	@Test
	void itLearns() throws IOException {
		final List<Double> losses = train("run", null, 40);
		assertTrue(mean(losses.subList(30, 40)) < 0.9 * mean(losses.subList(0, 10)), losses.toString());
		final ModelFiles.Loaded model = ModelFiles.read(folder.resolve("run"));
		assertEquals(NETWORK, model.config());
		assertTrue(model.card().summary().startsWith("Residual ×2, 956 parameters, trained by"), model.card()
			.summary());
	}

	@Test
	void stoppedAndResumedTrainingEqualsUninterruptedTraining() throws IOException {
		train("whole", null, 40);
		train("parts", null, 13);
		train("parts", null, 40);
		assertEquals(-1, Files.mismatch(folder.resolve("whole/model.pt"), folder.resolve("parts/model.pt")));
	}

	@Test
	void itGoesOnFromWeightsForAnotherFactor() throws IOException {
		final StateDict threefold = new ResidualConfig(3, 8).firstWeights(5);
		assertEquals(1, train("run", threefold, 1).size());
		final String refusal = assertThrows(IllegalArgumentException.class, () -> train("other", new ResidualConfig(2,
			9).firstWeights(5), 1)).getMessage();
		assertTrue(refusal.contains("'shallow.weight' has shape [9, 1, 3, 3]"), refusal);
	}

	private Path written() throws IOException {
		final Path file = folder.resolve("model.pt");
		ModelFiles.write(file, NETWORK.firstWeights(1), CARD);
		return file;
	}

	@Test
	void itsFilesNameItAndThoseOfSwinIrNameNone() throws IOException {
		final Path file = written();
		assertEquals(CARD, ModelFiles.readCard(file).orElseThrow());
		final String json = TorchArchive.readExtra(file, "superres.json").orElseThrow();
		assertTrue(json.startsWith("{\n  \"network\": {\n    \"architecture\": \"residual\",\n    \"factor\": 2,"),
			json);
		final SwinIrConfig tiny = SwinIrConfig.tiny(2);
		ModelFiles.write(file, tiny.firstWeights(1), new ModelCard(tiny, "test", "MX", 5, 5, 10, 7, null, "test"));
		final String before = TorchArchive.readExtra(file, "superres.json").orElseThrow();
		assertTrue(before.startsWith("{\n  \"network\": {\n    \"factor\": 2,\n    \"channels\": 1,"), before);
		assertEquals(tiny, ModelFiles.read(file).config());
	}

	@ParameterizedTest
	@EnumSource(names = { "PT", "PTH", "SAFETENSORS" })
	void whatWasExportedIsReadAgain(final ModelFormat format) throws IOException {
		final ModelFiles.Loaded model = ModelFiles.read(written());
		final Path file = format.target(folder.resolve("exported"), "");
		ModelExport.write(model, format, file);
		final ModelFiles.Loaded read = ModelFiles.read(file);
		assertEquals(NETWORK, read.config());
		model.weights().forEach((name, tensor) -> assertArrayEquals(tensor.values(), read.weights().get(name)
			.values()));
	}

	@Test
	void itIsExportedForOtherPrograms() throws IOException {
		final Path zip = folder.resolve("model.zip");
		ModelExport.write(ModelFiles.read(written()), ModelFormat.BIOIMAGE, zip);
		try (var files = java.nio.file.FileSystems.newFileSystem(zip)) {
			final String rdf = Files.readString(files.getPath("rdf.yaml"), StandardCharsets.UTF_8);
			assertTrue(rdf.contains("name: \"Residual x2 ") && rdf.contains("step: 1\n"), rdf);
		}
	}

	@Test
	void theServiceEnlargesByIt() throws IOException {
		final float[] row = { 0, 0.25f, 0.5f, 0.75f, 1 };
		final float[] expected;
		try (Network network = TrainableNetwork.load(NETWORK, NETWORK.firstWeights(1), Device.cpu())) {
			expected = network.run(row, 1, 1, row.length);
		}
		try (Context context = new Context(SuperResolutionService.class)) {
			final float[] enlarged = context.service(SuperResolutionService.class).withModel(written().toString(),
				"cpu", Precision.FULL, 0, 0, Progress.NONE, upscaler -> Planes.floatArray(upscaler.upscale(List.of(
					Planes.floats(row, row.length, 1)), Progress.NONE).get(0)));
			assertArrayEquals(expected, enlarged, 1e-6f);
		}
	}

	@Test
	void itComputesInFullPrecisionOnly() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> NETWORK.load(NETWORK.firstWeights(1), Device
			.cpu(), Precision.BF16)).getMessage().contains("precision=bf16 is not for Residual"));
	}

	private String refusal(final StateDict weights) throws IOException {
		final Path file = folder.resolve("other.pth");
		TorchArchive.writeStateDict(file, weights);
		return assertThrows(IOException.class, () -> ModelFiles.read(file)).getMessage();
	}

	@Test
	void weightsOfNoNetworkAreRefusedByWhatWasExpected() throws IOException {
		final String unknown = refusal(new StateDict().put("features.0.weight", FloatTensor.filled(1, 2)));
		assertTrue(unknown.contains("not Residual's: 'shallow.weight'") && unknown.contains(
			"not SwinIR's: 'conv_first.weight'"), unknown);
		final String misshaped = refusal(NETWORK.firstWeights(1).put("deep.bias", FloatTensor.filled(0, 9)));
		assertTrue(misshaped.contains("'deep.bias' has shape [9], but this network needs [8]") && !misshaped.contains(
			"SwinIR"), misshaped);
	}

	@Test
	void anArchitectureThatIsNotThereIsNamed() throws IOException {
		final Path file = folder.resolve("model.pt");
		NETWORK.program(NETWORK.firstWeights(1)).write(file, Map.of("superres.json",
			"{\"network\": {\"architecture\": \"edsr\", \"factor\": 2}}"));
		final String message = assertThrows(IOException.class, () -> ModelFiles.read(file)).getMessage();
		assertTrue(message.contains("The network's architecture edsr is none of: fast, residual, rrdb, span, swinir."),
			message);
	}

	@Test
	void presetsOfEveryArchitectureAreFoundByName() {
		assertEquals(NETWORK, Architectures.preset("residual", 2));
		assertEquals(SwinIrConfig.light(4), Architectures.preset(" Light", 4));
		final String message = assertThrows(IllegalArgumentException.class, () -> Architectures.preset("huge", 2))
			.getMessage();
		assertTrue(message.startsWith("network=huge is none of: fast, residual, rrdb, span, light, "), message);
	}
}
