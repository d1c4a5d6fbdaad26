package sc.fiji.superres.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.Sha256;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

class ModelRefTest {

	private static final SwinIrConfig TINY = SwinIrConfig.tiny(2);
	private static final String WHAT_TO_NAME =
		"a .pt, .pth or .safetensors file, a run folder, bicubic, or a starter model: " +
			"stem-lattice-x4, stem-lattice-x2, stm-lattice-x2.";

	@TempDir
	private Path folder;

	private static ModelRef model(final Object name) {
		return ModelRef.of("model", name.toString());
	}

	private static Path write(final Path file, final long seed) throws IOException {
		Files.createDirectories(file.getParent());
		ModelFiles.write(file, WeightInit.draw(TINY, seed), new ModelCard(TINY, "seed " + seed, "MX", 5, 1.25, 10, 7,
			null, "test"));
		return file;
	}

	@ParameterizedTest
	@CsvSource({ "bicubic x2,bicubic", "STEM-lattice-x4,stem-lattice-x4", "/data/GaN run,GaN run",
		"/data/GaN run/best.pt,GaN run", "/data/GaN run/model.pt,GaN run", "/data/official_x4.pth,official_x4",
		"nets/v1.2.safetensors,v1.2", "/,/" })
	void theShortNameIsThatOfTheRunOrTheFile(final String name, final String expected) {
		assertEquals(expected, model(name).shortName());
	}

	@ParameterizedTest
	@CsvSource({ "bicubic,4", "BICUBIC,4", "' Bicubic ',4", "bicubic x2,2", "Bicubic X2,2", "bicubic ×3,3",
		"bicubic_x8,8", "bicubic-5,5", "bicubic6,6", "'bicubic  x 7',7", "'\tbicubic x2\n',2" })
	void bicubicHasAFactor(final String name, final int factor) throws IOException {
		final ModelRef model = model(name);
		assertTrue(model.isBicubic());
		assertEquals(factor, model.bicubicFactor());
		assertEquals(name.trim(), model.text());
		assertTrue(model.card().isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "bicubic x9", "bicubic x1", "bicubic 2.5", "bicubic x22", "bicubic 0", " bicubic x02 " })
	void aFactorThatBicubicDoesNotHaveIsNamed(final String name) {
		final ModelRef model = model(name);
		assertTrue(model.isBicubic());
		assertEquals("model=" + name.trim() + ": write bicubic (×4), or bicubic x2 to bicubic x8.", assertThrows(
			IllegalArgumentException.class, model::bicubicFactor).getMessage());
	}

	@Test
	void bicubicWithoutAFactorGoesWithEveryFactor() {
		assertTrue(model("bicubic").isBicubicOf(3));
		assertTrue(model("bicubic x3").isBicubicOf(3));
		assertFalse(model("bicubic x2").isBicubicOf(3));
		assertFalse(model("bicubic.pt").isBicubicOf(3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bicubic-net/model.pt", "bicubic.pt", "Bicubic run", "bicubic x2/best.pt", "./bicubic",
		"bicubic x2.pth", "bicubic2x", "my bicubic", "bicubi" })
	void aNameThatMerelyLooksLikeBicubicIsAPath(final String name) {
		final ModelRef model = model(name);
		assertFalse(model.isBicubic());
		assertTrue(assertThrows(IOException.class, model::file).getMessage().startsWith("There is no model " + Path.of(
			name) + ". Name a .pt"));
	}

	@Test
	void aFileOrRunFolderCalledBicubicIsFoundByItsPath() throws IOException {
		final Path file = Files.copy(Golden.file("weights.pth"), folder.resolve("bicubic x2"));
		assertEquals(file, model(file).file());
		final Path best = write(folder.resolve("bicubic/best.pt"), 1);
		assertEquals(best, model(folder.resolve("bicubic")).file());
		assertFalse(model(folder.resolve("bicubic")).isBicubic());
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "\t\n" })
	void anEmptyNameSaysWhatToName(final String empty) {
		assertEquals("start is empty: name " + WHAT_TO_NAME, assertThrows(IllegalArgumentException.class, () -> ModelRef
			.of("start", empty)).getMessage());
	}

	@Test
	void blanksAroundAPathDoNotCount() throws IOException {
		final Path file = write(folder.resolve("a model.pt"), 1);
		assertEquals(file, model("  " + file + " ").file());
		assertEquals(file.toString(), model("  " + file + " ").text());
	}

	@Test
	void aMissingFileAndAFolderWithoutAModelAreNamed() throws IOException {
		final Path missing = folder.resolve("missing.pt");
		final ModelRef model = model(missing);
		assertEquals("There is no model " + missing + ". Name " + WHAT_TO_NAME, assertThrows(IOException.class,
			model::sha256).getMessage());
		assertEquals("The folder " + folder +
			" holds no best.pt and no model.pt, so it is no run folder of a finished training.", assertThrows(
				IOException.class, model(folder)::card).getMessage());
		write(missing, 1);
		assertEquals(missing, model.file(), "it is there now");
	}

	@Test
	void aRunFolderIsItsBestModelForTheWholeCommand() throws IOException {
		final Path last = write(folder.resolve("run/model.pt"), 1);
		final ModelRef model = model(folder.resolve("run"));
		assertEquals(last, model.file());
		final Path best = write(folder.resolve("run/best.pt"), 2);
		assertEquals(last, model.file());
		assertEquals("seed 1", model.card().orElseThrow().preset());
		assertEquals(best, model(folder.resolve("run")).file());
	}

	@Test
	void theFileIsReadOnce() throws IOException {
		final Path file = write(folder.resolve("a.pt"), 1);
		final ModelRef model = model(file);
		final String sha256 = model.sha256();
		assertEquals(Sha256.of(file), sha256);
		final ModelCard card = model.card().orElseThrow();
		Files.delete(file);
		assertSame(sha256, model.sha256());
		assertSame(card, model.card().orElseThrow());
	}

	@Test
	void whoeverReadsTheModelKnowsItsCard() throws IOException {
		final Path file = write(folder.resolve("a.pt"), 1);
		final ModelRef model = model(file);
		final ModelFiles.Loaded loaded = model.read();
		assertEquals(TINY, loaded.config());
		Files.delete(file);
		assertSame(loaded.card(), model.card().orElseThrow());
	}

	@ParameterizedTest
	@ValueSource(strings = { "weights.pth", "foreign_grey.pt" })
	void aStateDictAndAnotherNetworkHaveNoCard(final String file) throws IOException {
		assertTrue(model(Golden.file(file)).card().isEmpty());
	}

	@Test
	void aModelThatChangesWhileItIsInUseIsRefused() throws IOException {
		final Path file = write(folder.resolve("a.pt"), 1);
		final ModelRef model = model(file);
		model.requireUnchanged();
		final String before = model.sha256();
		model.requireUnchanged();
		write(file, 2);
		Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
		assertTrue(assertThrows(IOException.class, model::requireUnchanged).getMessage().startsWith(file +
			" was changed"));
		assertNotEquals(before, model(file).sha256());
	}

	@ParameterizedTest
	@ValueSource(strings = { "stem-lattice-x4", " STEM-lattice-x4 " })
	void aModelThatComesAlongIsNamedByItsName(final String name) throws IOException {
		final ModelRef model = model(name);
		assertEquals("stem-lattice-x4", model.starter().orElseThrow().name());
		assertEquals(model.starter().orElseThrow().sha256(), model.sha256());
		assertEquals(model.card().orElseThrow(), model.read().card());
		assertEquals(4, model.read().config().factor());
	}

	@ParameterizedTest
	@ValueSource(strings = { "./stem-lattice-x4", "stem-lattice-x4.pt", "stem-lattice-x8", "my stem-lattice-x4" })
	void aNameThatMerelyLooksLikeAModelThatComesAlongIsAPath(final String name) {
		final ModelRef model = model(name);
		assertTrue(model.starter().isEmpty());
		assertEquals("There is no model " + Path.of(name) + ". Name " + WHAT_TO_NAME, assertThrows(IOException.class,
			model::file).getMessage());
	}

	@Test
	void aRunFolderCalledLikeAModelThatComesAlongIsFoundByItsPath() throws IOException {
		final Path best = write(folder.resolve("stem-lattice-x4/best.pt"), 1);
		assertEquals(best, model(folder.resolve("stem-lattice-x4")).file());
	}
}
