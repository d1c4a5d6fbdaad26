package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

class SuperResolutionModelsTest {

	private static final SwinIrConfig TINY = SwinIrConfig.tiny(2);

	@TempDir
	private Path folder;

	@BeforeEach
	void writeModels() throws IOException {
		ModelFiles.write(folder.resolve("run 1/best.pt"), WeightInit.draw(TINY, 1), new ModelCard(TINY, "2x ms 24-14",
			"nm", 24, 24, 14, 300, 21.5, "test"));
		Files.copy(Golden.file("weights.pth"), folder.resolve("official.pth"));
	}

	/** @return what the log printed, there being no window */
	private String run(final String options) {
		return MacroRunner.log("run('Super-Resolution Models...', '" + options.replace("FOLDER", path()) + "');");
	}

	private String failure(final String options) {
		return MacroRunner.failure("run('Super-Resolution Models...', '" + options.replace("FOLDER", path()) + "');");
	}

	private String path() {
		return folder.toString().replace('\\', '/');
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void infoSaysWhatIsKnownOfATrainedModel() {
		final String log = run("model=[FOLDER/run 1]");
		for (final String line : List.of("Kind: trained", "Factor: 2", "Parameters: 38,116", "embedding=24",
			"Trained zoom range: 24 to 14 nm", "'2x ms 24-14' for 300 iterations", "Validation: PSNR 21.50 dB",
			"Written by: test", "SHA-256 "))
			assertTrue(log.contains(line), line + " in " + log);
	}

	@Test
	void infoSaysWhereAnImportedModelCameFrom() {
		assertTrue(run("action=info model=FOLDER/official.pth").contains("Kind: state dict"));
		run("action=import model=FOLDER/official.pth");
		final String log = run("model=FOLDER/official.pt");
		assertTrue(log.contains("Kind: imported") && log.contains("Imported from: official.pth, SHA-256 "), log);
	}

	@Test
	void listGivesARowForEveryModelBelowTheFolder() throws IOException {
		Files.writeString(folder.resolve("broken.pt"), "no model");
		final String table = MacroRunner.run("""
			run('Clear Results');
			run('Super-Resolution Models...', 'action=list model=[%s]');
			t = '';
			for (i = 0; i < nResults; i++) {
				t += getResultString('Model', i) + '|' + getResultString('Kind', i) + '|';
				t += '' + getResult('Factor', i) + '|' + getResult('Parameters', i) + '|';
				t += getResultString('Zoom', i) + '|' + getResult('PSNR', i) + ';';
			}
			run('Clear Results');
			return t;""".formatted(path()));
		final long parameters = SwinIrConfig.of(Golden.weights()).parameters();
		assertEquals("official.pth|state dict|2|" + parameters +
			"||NaN;run 1/best.pt|trained|2|38116|24 to 14 nm|21.5;", table.replace('\\', '/'));
		assertTrue(run("action=list model=FOLDER").contains("Left out: "));
	}

	@Test
	void listWithoutAModelGivesTheModelsThatComeAlong() {
		final String table = MacroRunner.run("""
			run('Clear Results');
			run('Super-Resolution Models...', 'action=list');
			t = '';
			for (i = 0; i < nResults; i++) {
				t += getResultString('Model', i) + '|' + getResultString('Kind', i) + '|';
				t += '' + getResult('Factor', i) + '|' + getResultString('Zoom', i) + ';';
			}
			run('Clear Results');
			return t;""");
		assertEquals("stem-lattice-x4|trained|4|4 to 21.5 MX;stem-lattice-x2|trained|2|2 to 10.75 MX;" +
			"stm-lattice-x2|trained|2|24 to 4.096 nm;", table);
	}

	@Test
	void infoSaysWhatAModelThatComesAlongLearntFromAndMustNotBeTakenFor() {
		final String log = run("model=stem-lattice-x4");
		for (final String line : List.of("Kind: trained", "Factor: 4", "independent pairs", "Data: ", "Recipe: ",
			"Limits: Nothing real was seen", "On gaas-stem, never seen, 0.02460 nm a pixel: PSNR "))
			assertTrue(log.contains(line), line + " in " + log);
	}

	@Test
	void aModelThatComesAlongIsExportedToWhereItIsSaid() throws IOException {
		assertTrue(run("action=export model=stem-lattice-x4 format=safetensors output=FOLDER").contains("Written: "));
		assertEquals(List.of("official.pth", "run 1", "stem-lattice-x4.safetensors"), files());
		final String failure = failure("action=export model=stem-lattice-x4 format=safetensors");
		assertTrue(failure.contains("output is empty: stem-lattice-x4 comes along with the program"), failure);
	}

	@Test
	void anImportedModelDoesWhatTheOriginalDoes() throws IOException {
		final String log = run("action=import model=FOLDER/official.pth output=[FOLDER/new folder/ours.pt]");
		assertTrue(log.contains("Written: "), log);
		final ModelFiles.Loaded ours = ModelFiles.read(folder.resolve("new folder/ours.pt"));
		assertEquals(SwinIrConfig.of(Golden.weights()), ours.config());
		Golden.weights().forEach((name, tensor) -> assertArrayEquals(tensor.values(), ours.weights().get(name)
			.values()));
	}

	@ParameterizedTest
	@CsvSource({ "pt,best.pt", "pth,best.pth", "safetensors,best.safetensors", "bioimage,best.zip",
		"bioimage-0.4,best.zip" })
	void exportWritesEveryFormat(final String format, final String file) throws IOException {
		final String call = "action=export model=[FOLDER/run 1] format=" + format + " output=FOLDER";
		assertTrue(run(call).contains("Written: "));
		assertEquals(Stream.of(file, "official.pth", "run 1").sorted().toList(), files());
		assertTrue(run(call).contains("The same is there already: "));
	}

	@Test
	void anotherFileIsNeverReplacedByAMacro() throws IOException {
		final byte[] before = Files.readAllBytes(folder.resolve("official.pth"));
		final String message = failure("action=export model=[FOLDER/run 1] format=pth output=FOLDER/official.pth");
		assertTrue(message.contains("official.pth is there already, and is not the same"), message);
		assertArrayEquals(before, Files.readAllBytes(folder.resolve("official.pth")));
		assertEquals(List.of("official.pth", "run 1"), files());
	}

	@ParameterizedTest
	@ValueSource(strings = { "action=export;model is empty", "model=FOLDER/no.pt;no.pt",
		"action=delete model=FOLDER;action=delete is not understood",
		"action=export model=FOLDER/official.pth format=onnx;" + "format=onnx is not understood",
		"action=export model=FOLDER/official.pth format=pth output=FOLDER/x.pt;x.pt does not end",
		"action=list model=FOLDER/official.pth;is no folder", "action=list model=[FOLDER/nowhere];nowhere is no folder",
		"action=import model=FOLDER;holds no best.pt" })
	void whatCannotBeDoneStopsTheMacroAndIsNamed(final String optionsAndMessage) throws IOException {
		final String[] parts = optionsAndMessage.split(";");
		final String failure = failure(parts[0]);
		assertTrue(failure.contains(parts[1]), failure);
		assertEquals(List.of("official.pth", "run 1"), files());
	}

	@ParameterizedTest
	@ValueSource(strings = { "info", "import", "export" })
	void anotherNetworkIsSaidToBeRunAndNothingElse(final String action) throws URISyntaxException {
		final Path foreign = Path.of(Golden.class.getResource("foreign_rgb.pt").toURI());
		final String failure = failure("action=" + action + " model=[" + foreign + "]");
		assertTrue(failure.contains("foreign_rgb.pt") && failure.contains("TorchScript of another network"), failure);
	}
}
