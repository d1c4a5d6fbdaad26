package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.dataset.Filtered;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.pairfolder.PairFolder;
import sc.fiji.superres.resample.Filter;

class GeneratePairsTest {

	@TempDir
	private Path folder;
	private String paths;

	@BeforeEach
	void scanThreeImages() throws IOException {
		final Path source = Files.createDirectory(folder.resolve("LR images"));
		for (int seed = 1; seed <= 3; seed++) {
			MacroRunner.run("run('Simulate Lattice...', 'width=64 height=64 field=1 seed=" + seed +
				"'); saveAs('png', '" + macroPath(source) + "/gan_" + seed + ".png'); close();");
		}
		paths = "source=[" + macroPath(source) + "] output=[" + macroPath(folder.resolve("pairs")) + "] ";
	}

	private static String macroPath(final Path path) {
		return path.toString().replace('\\', '/');
	}

	private List<String> files(final String part) throws IOException {
		try (Stream<Path> files = Files.list(folder.resolve("pairs").resolve(part))) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void theFolderHoldsEveryPairByItsNameAndAManifest() throws IOException {
		MacroRunner.run("run('Generate Training Pairs...', '" + paths + "preset=[4x single-scale] alphas=0.5 betas=2 " +
			"gammas=0.5 filters=box,lanczos crop=32 cropsperrow=1 zoom=8 split=1:1:1 seed=3');");
		final List<String> targets = files("train/HR"), inputs = files("train/LR");
		assertEquals(7, targets.size()); // two filters for each of (1), (2), (3), and one pair of (4)
		final String name = targets.get(0).substring(0, "gan_1".length());
		assertTrue(targets.containsAll(List.of(name + "_R8_crop0_box.png", name + "_R4_crop0_lanczos.png", name +
			"_R16_crop0_box.png", name + "_R16_crop0_conv.png")), targets.toString());
		assertTrue(inputs.contains(name + "_R8_crop0_boxX4.png"), inputs.toString());
		assertEquals(32, ImageFiles.read(folder.resolve("pairs/train/HR/" + targets.get(0))).get(0).width());
		assertEquals(8, ImageFiles.read(folder.resolve("pairs/train/LR/" + inputs.get(0))).get(0).width());
		final String manifest = Files.readString(folder.resolve("pairs/manifest.json"));
		assertTrue(manifest.contains("\"seed\": 3") && manifest.contains("4x single-scale, changed"), manifest);
	}

	@Test
	void noneLeavesASubProcessOut() throws IOException {
		MacroRunner.run("run('Generate Training Pairs...', '" + paths +
			"preset=[4x ms 1.25-10] alphas=none betas=none filters=nearest crop=32 cropsperrow=2');");
		assertEquals(4, files("train/HR").size());
	}

	@Test
	void thePreviewIsALabelledStackAndWritesNothingWithoutOutput() {
		final String options = paths.replaceFirst("output=.*", "") + "preview=true preset=[4x single-scale] " +
			"alphas=0.5 betas=2 gammas=0.5 filters=box,lanczos crop=32 zoom=5";
		final String result = MacroRunner.run("run('Generate Training Pairs...', '" + options + "');" + """
			labels = '';
			for (i = 1; i <= nSlices; i++) {
				setSlice(i);
				labels += getInfo('slice.label') + ';';
			}
			return getTitle() + '|' + getWidth() + 'x' + getHeight() + '|' + labels;""");
		assertEquals("LR images-pairs|68x32|zoom 5 MX, (1), box;zoom 5 MX, (1), lanczos;zoom 2.5 MX, (2), box;" +
			"zoom 2.5 MX, (2), lanczos;zoom 10 MX, (3), box;zoom 10 MX, (3), lanczos;zoom 10 MX, (4), convergence;",
			result);
		assertFalse(Files.exists(folder.resolve("pairs")));
		MacroRunner.run("close('*');");
	}

	@Test
	void thePreviewShowsTargetAndEnlargedInputSideBySide() throws IOException {
		MacroRunner.run("run('Generate Training Pairs...', '" + paths + "preview=true preset=[4x single-scale] " +
			"filters=nearest crop=32 cropsperrow=1 split=1:0:0');");
		final ImagePlus stack = IJ.getImage();
		final String name = files("train/HR").get(0); // of gan_1, the image that the preview shows
		final ImagePlus target = IJ.openImage(folder.resolve("pairs/train/HR/" + name).toString());
		final ImagePlus input = IJ.openImage(folder.resolve("pairs/train/LR/" + name.replace(".png", "X4.png"))
			.toString());
		for (int y = 0; y < 32; y++) {
			for (int x = 0; x < 32; x++) {
				assertEquals(target.getProcessor().get(x, y), stack.getProcessor().get(x, y));
				assertEquals(input.getProcessor().get(x / 4, y / 4), stack.getProcessor().get(36 + x, y));
			}
		}
		assertEquals(255, stack.getProcessor().get(33, 0));
		MacroRunner.run("close('*');");
	}

	@Test
	void theFilesAreTheSameAsTheEstimateExpectsWithinAQuarter() throws IOException {
		MacroRunner.run("run('Generate Training Pairs...', '" + paths +
			"preset=[4x ms 1.25-10] filters=box crop=32 cropsperrow=4 split=1:0:0');");
		long bytes = Files.size(folder.resolve("pairs/manifest.json"));
		for (final String part : List.of("train/HR", "train/LR"))
			for (final String file : files(part))
				bytes += (Files.size(folder.resolve("pairs").resolve(part).resolve(file)) + 4095) / 4096 * 4096;
		final PairFolder plan = PairFolder.plan(ImageFiles.readFolder(folder.resolve("LR images")), Filtered.by(List.of(
			Filter.BOX), MultiScaleConfig.preset("4x ms 1.25-10")).withCrop(32, 4), Split.Shares.parse("1:0:0"), 1);
		assertEquals(1, (double) plan.estimatedBytes(ImageFiles.encoder()) / bytes, 0.25);
	}

	@Test
	void theChoicesAreThePresets() throws NoSuchFieldException {
		final String[] choices = GeneratePairs.class.getDeclaredField("preset").getAnnotation(
			org.scijava.plugin.Parameter.class).choices();
		assertEquals(MultiScaleConfig.presetNames(), Arrays.asList(choices));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "crop=30;crop=30 is no multiple of the factor 4",
		"alphas=1.5;alphas=1.5 is not", "filters=cubic;cubic", "split=80:20;80:20", "unit=km;unit=km is not understood",
		"crop=1024;Use a smaller crop" })
	void whatCannotBeGeneratedStopsTheMacroAndLeavesNothing(final String options, final String message)
		throws IOException
	{
		final String failure = MacroRunner.failure("run('Generate Training Pairs...', '" + paths + options + "');");
		assertTrue(failure.contains(message), failure);
		assertFalse(Files.exists(folder.resolve("pairs")));
	}

	@Test
	void aMissingOrFullFolderIsNamed() throws IOException {
		assertTrue(MacroRunner.failure("run('Generate Training Pairs...', 'output=x');").contains(
			"source is empty: name a file or folder by source=[path]"));
		Files.createDirectories(folder.resolve("pairs/old"));
		final String failure = MacroRunner.failure("run('Generate Training Pairs...', '" + paths + "crop=32');");
		assertTrue(failure.contains("not empty"), failure);
	}
}
