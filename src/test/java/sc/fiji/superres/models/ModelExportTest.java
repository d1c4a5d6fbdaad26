package sc.fiji.superres.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.superres.Sha256;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.TrainableNetwork;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.StateDict;

class ModelExportTest {

	private static final SwinIrConfig TINY = SwinIrConfig.tiny(2);
	private static final ModelCard CARD = new ModelCard(TINY, "2x ms 24-14", "MX", 5, 5, 10, 300, 21.5, "test");

	@TempDir
	private Path folder;
	private ModelFiles.Loaded model;

	@BeforeEach
	void writeModel() throws IOException {
		final Path file = Files.createDirectory(folder.resolve("GaN (5 MX)")).resolve("best.pt");
		ModelFiles.write(file, WeightInit.draw(TINY, 3), CARD);
		Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-05-06T07:08:09.5Z")));
		model = ModelFiles.read(file);
	}

	private Path export(final ModelFormat format, final String name) throws IOException {
		final Path file = folder.resolve(name);
		ModelExport.write(model, format, file);
		return file;
	}

	private static void assertSameWeights(final StateDict expected, final StateDict weights) {
		assertEquals(List.copyOf(expected.names()), List.copyOf(weights.names()));
		expected.forEach((name, tensor) -> assertArrayEquals(tensor.values(), weights.get(name).values(), name));
	}

	@ParameterizedTest
	@EnumSource(names = { "PT", "PTH", "SAFETENSORS" })
	void whatWasExportedIsReadAgain(final ModelFormat format) throws IOException {
		final ModelFiles.Loaded read = ModelFiles.read(export(format, "new" + format.target(Path.of("x"), "")
			.toString()));
		assertEquals(TINY, read.config());
		assertSameWeights(model.weights(), read.weights());
		if (format == ModelFormat.PTH) assertNull(read.card());
		else assertEquals(CARD, read.card());
	}

	@ParameterizedTest
	@EnumSource
	void theSameModelGivesTheSameBytes(final ModelFormat format) throws IOException {
		assertEquals(-1, Files.mismatch(export(format, "a"), export(format, "b")));
	}

	@Test
	void anImportSaysWhereItCameFrom() throws IOException {
		model = ModelFiles.read(export(ModelFormat.PTH, "official.pth"));
		final ModelCard card = ModelFiles.read(export(ModelFormat.PT, "imported.pt")).card();
		assertEquals(TINY, card.network());
		assertTrue(card.origin().matches("official\\.pth, SHA-256 [0-9a-f]{64}"), card.origin());
		assertEquals("imported", ModelSheet.kind(ModelFiles.read(folder.resolve("imported.pt"))));
	}

	/**
	 * Checked against the JSON schema of bioimage-io/spec-bioimage-io (63a2ea0): whoever changes it checks it again.
	 */
	@Test
	void theDescriptionIsTheOneThatWasChecked() throws IOException {
		final Map<String, byte[]> files = unzip(export(ModelFormat.BIOIMAGE, "model.zip"));
		final String rdf = new String(files.get("rdf.yaml"), StandardCharsets.UTF_8);
		final String golden = new String(ModelExportTest.class.getResourceAsStream("rdf.yaml").readAllBytes(),
			StandardCharsets.UTF_8).replace("\r", "");
		final Path script = Files.write(folder.resolve("script.pt"), files.get("weights-torchscript.pt"));
		assertEquals(golden.replace("0".repeat(64), Sha256.of(script)), rdf);
		assertSameWeights(model.weights(), ModelFiles.read(script).weights());
	}

	@Test
	void everyFileTheDescriptionNamesIsInTheZip() throws IOException {
		final Map<String, byte[]> files = unzip(export(ModelFormat.BIOIMAGE, "model.zip"));
		assertEquals(List.of("test-input.npy", "test-output.npy", "sample-input.png", "sample-output.png", "cover.png",
			"rdf.yaml", "README.md", "weights-torchscript.pt", "state-dict.pth"), List.copyOf(files.keySet()));
		final var cover = ImageIO.read(new ByteArrayInputStream(files.get("cover.png")));
		assertEquals("256 128", cover.getWidth() + " " + cover.getHeight());
		assertSameWeights(model.weights(), ModelFiles.read(Files.write(folder.resolve("s.pth"), files.get(
			"state-dict.pth"))).weights());
		final String readme = new String(files.get("README.md"), StandardCharsets.UTF_8);
		assertTrue(readme.startsWith("# SwinIR x2 GaN -5 MX- best\n\nSwinIR ×2") && readme.contains(
			"{'params': ...}") && readme.contains("img_size=64") && readme.contains("## Validation"), readme);
	}

	@Test
	void theTestOutputIsWhatTheNetworkMakesOfTheTestInput() throws IOException {
		final Map<String, byte[]> files = unzip(export(ModelFormat.BIOIMAGE, "model.zip"));
		final float[] input = floats(files.get("test-input.npy")), output = floats(files.get("test-output.npy"));
		for (int i = 0; i < input.length; i++) {
			assertTrue(input[i] == Math.rint(input[i]) && input[i] >= 0 && input[i] <= 255, "grey value " + input[i]);
			input[i] /= 255;
		}
		for (int i = 0; i < output.length; i++)
			output[i] /= 255;
		try (TrainableNetwork net = TrainableNetwork.load(TINY, model.weights(), TorchEngine.device("cpu"))) {
			assertEquals(0, Golden.distance(net.run(input, 1, 64, 64), output), 1e-6);
		}
	}

	@Test
	void anImageInColourGetsATestCaseInColour() throws IOException {
		final SwinIrConfig colour = new SwinIrConfig(3, 3, 8, List.of(2), 12, List.of(2), 2);
		model = new ModelFiles.Loaded(model.file(), colour, WeightInit.draw(colour, 1), null);
		final Map<String, byte[]> files = unzip(export(ModelFormat.BIOIMAGE, "colour.zip"));
		final String rdf = new String(files.get("rdf.yaml"), StandardCharsets.UTF_8);
		assertTrue(rdf.contains("min: [1, 3, 64, 64]") && rdf.contains("scale: [1.0, 1.0, 3.0, 3.0]") && rdf.contains(
			"halo: [0, 0, 48, 48]") && rdf.contains("imported from best.pt"), rdf);
		assertEquals(3 * 192 * 192, floats(files.get("test-output.npy")).length);
	}

	@Test
	void textsOfFilesCannotBreakTheDescription() {
		assertEquals("\"a \\\"b\\\" \\\\ #: {c}\\u000ax\\u0085é\"", BioImageText.quoted("a \"b\" \\ #: {c}\nx\u0085é"));
	}

	private static Map<String, byte[]> unzip(final Path file) throws IOException {
		final Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
				files.put(entry.getName(), zip.readAllBytes());
		}
		return files;
	}

	/** The values of a .npy of ours: what follows the first line end. */
	private static float[] floats(final byte[] npy) {
		int start = 0;
		while (npy[start++] != '\n');
		final float[] values = new float[(npy.length - start) / Float.BYTES];
		ByteBuffer.wrap(npy, start, npy.length - start).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
		return values;
	}
}
