package sc.fiji.superres.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonParser;

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
	 * Both were checked by {@code scripts/check-bioimage-schema.sh} and {@code scripts/check-jdll.sh}: whoever changes
	 * one does it again.
	 */
	@ParameterizedTest
	@CsvSource({ "BIOIMAGE,rdf-0.5.yaml", "BIOIMAGE_0_4,rdf-0.4.yaml" })
	void theDescriptionIsTheOneThatWasChecked(final ModelFormat format, final String golden) throws IOException {
		final Map<String, byte[]> files = unzip(export(format, "model.zip"));
		assertEquals(withDigests(text(ModelExportTest.class.getResourceAsStream(golden).readAllBytes()).replace("\r",
			""), files), text(files.get("rdf.yaml")));
		final Path script = Files.write(folder.resolve("script.pt"), files.get("weights-torchscript.pt"));
		assertSameWeights(model.weights(), ModelFiles.read(script).weights());
	}

	/** Puts the SHA-256 of a file wherever its name stands in the place of one. */
	private static String withDigests(final String golden, final Map<String, byte[]> files) {
		String rdf = golden;
		for (final Map.Entry<String, byte[]> file : files.entrySet()) {
			final String digest = HexFormat.of().formatHex(Sha256.begin().digest(file.getValue()));
			rdf = rdf.replace("SHA-256 of " + file.getKey(), digest);
		}
		return rdf;
	}

	private static String text(final byte[] utf8) {
		return new String(utf8, StandardCharsets.UTF_8);
	}

	@Test
	void bothFormatsDifferInTheDescriptionOnly() throws IOException {
		final Map<String, byte[]> older = unzip(export(ModelFormat.BIOIMAGE_0_4, "older.zip"));
		final Map<String, byte[]> newer = unzip(export(ModelFormat.BIOIMAGE, "newer.zip"));
		assertEquals(List.copyOf(older.keySet()), List.copyOf(newer.keySet()));
		older.remove("rdf.yaml");
		older.forEach((name, content) -> assertArrayEquals(content, newer.get(name), name));
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
		final String readme = text(files.get("README.md"));
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

	private String colour(final ModelFormat format) throws IOException {
		final SwinIrConfig colour = new SwinIrConfig(3, 3, 8, List.of(2), 12, List.of(2), 2);
		model = new ModelFiles.Loaded(model.file(), colour, WeightInit.draw(colour, 1), null);
		final Map<String, byte[]> files = unzip(export(format, "colour.zip"));
		assertEquals(3 * 192 * 192, floats(files.get("test-output.npy")).length);
		return text(files.get("rdf.yaml"));
	}

	@Test
	void anImageInColourGetsATestCaseInColour() throws IOException {
		final String rdf = colour(ModelFormat.BIOIMAGE);
		assertTrue(rdf.contains("channel_names: [red, green, blue]") && rdf.contains("scale: 9.0\n") && rdf.contains(
			"scale: 3.0\n        halo: 48\n") && rdf.contains("imported from best.pt"), rdf);
		assertFalse(rdf.contains("sample_tensor"), "pictures are grey, the tensors are not: " + rdf);
	}

	@Test
	void anImageInColourGetsATestCaseInColourInTheOlderFormatToo() throws IOException {
		final String rdf = colour(ModelFormat.BIOIMAGE_0_4);
		assertTrue(rdf.contains("min: [1, 3, 64, 64]") && rdf.contains("scale: [1.0, 1.0, 3.0, 3.0]") && rdf.contains(
			"halo: [0, 0, 48, 48]") && rdf.contains("imported from best.pt"), rdf);
	}

	/** The specification's formula and JDLL's give the same size and the same halo, whatever the factor. */
	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4 })
	void bothReadingsOfAnEnlargedAxisGiveTheFactor(final int factor) throws IOException {
		final SwinIrConfig network = SwinIrConfig.tiny(factor);
		model = new ModelFiles.Loaded(model.file(), network, WeightInit.draw(network, 1), null);
		final String rdf = text(unzip(export(ModelFormat.BIOIMAGE, "model.zip")).get("rdf.yaml"));
		final double in = number("concatenable: true", "scale", rdf), out = number("halo", "scale", rdf);
		final double halo = number("data:\n      type: float32\n    postprocessing", "halo", rdf);
		assertEquals(factor, in / out, "specification: reference scale / axis scale");
		assertEquals(factor, out, "JDLL: axis scale");
		assertEquals(16, halo * out / in, "specification: halo of the input");
		assertEquals(16, halo / out, "JDLL: halo of the input");
	}

	/** The number after a key in the line before the first one that begins with some words. */
	private static double number(final String next, final String key, final String rdf) {
		final Matcher line = Pattern.compile(key + ": ([0-9.]+)\n *" + Pattern.quote(next)).matcher(rdf);
		assertTrue(line.find(), key + " before " + next + " in " + rdf);
		return Double.parseDouble(line.group(1));
	}

	@ParameterizedTest
	@EnumSource(names = { "BIOIMAGE", "BIOIMAGE_0_4" })
	void hostileTextsStayOneTextEach(final ModelFormat format) throws IOException {
		final String plain = text(unzip(export(format, "plain.zip")).get("rdf.yaml"));
		final String preset = "\": {factor}\n- z: 'w' # % @ ` | > & * ! \\ \t\r\0 é 漢 😀 \u0085\u2028\ufeff --- ...";
		final ModelCard card = new ModelCard(TINY, preset, "MX", 5, 5, 10, 300, 21.5, "test");
		model = new ModelFiles.Loaded(model.file(), TINY, model.weights(), card);
		final String rdf = text(unzip(export(format, "hostile.zip")).get("rdf.yaml"));
		final String line = rdf.lines().filter(l -> l.startsWith("description: ")).findFirst().orElseThrow();
		assertEquals(card.summary(), JsonParser.parseString(line.substring("description: ".length())).getAsString());
		assertEquals(otherLines(plain), otherLines(rdf));
	}

	/** All but the description, and without the SHA-256 of the weights, whose file holds the card. */
	private static List<String> otherLines(final String rdf) {
		return rdf.replaceAll("[0-9a-f]{64}", "").lines().filter(line -> !line.startsWith("description: ")).toList();
	}

	@Test
	void aDescriptionIsCutWhereTheNewerFormatEndsIt() throws IOException {
		final ModelCard card = new ModelCard(TINY, "😀".repeat(2000), "MX", 5, 5, 10, 300, 21.5, "test");
		model = new ModelFiles.Loaded(model.file(), TINY, model.weights(), card);
		final String rdf = text(unzip(export(ModelFormat.BIOIMAGE, "long.zip")).get("rdf.yaml"));
		final String line = rdf.lines().filter(l -> l.startsWith("description: ")).findFirst().orElseThrow();
		final String description = JsonParser.parseString(line.substring("description: ".length())).getAsString();
		assertEquals(1024, description.codePointCount(0, description.length()));
		assertTrue(description.endsWith("😀…") && description.startsWith("SwinIR ×2"), description);
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
