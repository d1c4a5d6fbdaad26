package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.simulate.StemScan;

class TrainSuperResolutionTest {

	private static final String SMALL =
		" preset=[2x single-scale] network=tiny iterations=4 batch=1 patch=32 seed=3 device=cpu";

	@TempDir
	Path folder;

	@Test
	void aMacroTrainsAndLeavesTheRunFolderOfTheContract() throws IOException {
		scans(3);
		MacroRunner.run("run('Train Super-Resolution...', 'source=[" + source() + "] run=[" + run() + "]" + SMALL +
			" learningrate=0.002 milestones=2,3 validation=0.34');");
		for (final String name : List.of("config.json", "log.csv", "model.pt", "best.pt",
			"checkpoint/000000004.safetensors", "preview/0000004.png"))
			assertTrue(Files.size(run().resolve(name)) > 0, name);
		assertTrue(ImageIO.read(run().resolve("loss.png").toFile()).getWidth() > 300);
		assertTrue(Files.readString(run().resolve("config.json")).contains("0.002"));
		assertEquals(2, ModelFiles.read(run()).config().factor());
		assertTrue(Files.readAllLines(run().resolve("log.csv")).get(4).startsWith("4,"));
	}

	@Test
	void anotherCallGoesOnWhereTheFirstStopped() throws IOException {
		scans(2);
		final String call = "run('Train Super-Resolution...', 'source=[" + source() + "] run=[" + run() + "]" + SMALL;
		MacroRunner.run(call + "');");
		MacroRunner.run(call.replace("iterations=4", "iterations=6") + "');");
		assertEquals(7, Files.readAllLines(run().resolve("log.csv")).size());
		assertTrue(MacroRunner.failure(call + " resume=false');").contains("resume=true"));
	}

	/** Seed and split are the same, so the folder holds the very pairs that are drawn on the fly. */
	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void trainingFromThePairFolderEqualsTrainingFromTheImages(final int bits) throws IOException {
		scans(3);
		if (bits > 8) for (int i = 1; i <= 3; i++)
			MacroRunner.run("open('" + source() + "/gan_" + i + ".png'); run('" + bits +
				"-bit'); run('Multiply...', 'value=1." + i + "'); saveAs('Tiff', '" + source() + "/gan_" + i +
				".tif'); close(); File.delete('" + source() + "/gan_" + i + ".png');");
		final Path pairs = folder.resolve("pairs of GaN"), read = folder.resolve("read");
		MacroRunner.run("run('Generate Training Pairs...', 'source=[" + source() + "] output=[" + pairs +
			"] preset=[2x single-scale] crop=32 zoom=24 unit=nm split=66:34:0 seed=3');");
		final String options = SMALL + " validation=0.34');";
		MacroRunner.run("run('Train Super-Resolution...', 'source=[" + source() + "] run=[" + run() + "]" + options);
		MacroRunner.run("run('Train Super-Resolution...', 'source=[" + pairs + "] run=[" + read + "]" + options);
		assertEquals(losses(run()), losses(read));
		try (Stream<Path> files = Files.list(pairs.resolve("train/LR"))) {
			assertTrue(files.allMatch(f -> f.toString().endsWith(bits == 8 ? ".png" : ".tif")));
		}
		assertTrue(Files.readString(read.resolve("config.json")).contains("\"gan_"));
	}

	@Test
	void aModelOfIndependentPairsSaysWhatItIsAndThatFourStepsAreTooFew() throws IOException {
		scans(2);
		final String call = "run('Train Super-Resolution...', 'source=[" + source() + "] run=[" + run() + "]" + SMALL
			.replace("2x single-scale", "2x independent 24-12") + " validation=0.5";
		MacroRunner.run(call + "');");
		final ModelCard card = ModelFiles.read(run().resolve("model.pt")).card();
		assertEquals("independent", card.training().pairs());
		assertTrue(card.training().warning().contains("worse than bicubic"), card.training().warning());
		assertTrue(Files.isRegularFile(run().resolve("preview/noise.png")));
		final String config = Files.readString(run().resolve("config.json"));
		assertTrue(config.contains("\"flips\": true") && config.contains("\"oddities\": 0.25"), config);
		final Path published = folder.resolve("published");
		MacroRunner.run(call.replace(run().toString(), published.toString()) + " pairs=published recipe=try');");
		assertTrue(Files.readString(published.resolve("config.json")).contains("\"oddities\": 0.0"));
		assertTrue(MacroRunner.failure(call + " pairs=published');").contains("other settings"));
		assertTrue(MacroRunner.failure(call.replace("2x independent 24-12", "2x ms 24-14 conv 14-13") +
			" pairs=independent');").contains("gammas"));
	}

	@Test
	void independentPairsAreWrittenAsFloatsWhichNothingClipsAndTrainedOn() throws IOException {
		scans(3);
		final Path pairs = folder.resolve("independent pairs");
		MacroRunner.run("run('Generate Training Pairs...', 'source=[" + source() + "] output=[" + pairs +
			"] preset=[2x independent 24-12] crop=32 cropsperrow=2 zoom=24 unit=nm split=66:34:0');");
		try (Stream<Path> files = Files.list(pairs.resolve("train/HR"))) {
			final List<Path> targets = files.toList();
			assertTrue(targets.stream().allMatch(f -> f.toString().endsWith("_independent.tif")), targets.toString());
			assertEquals(32, new ij.io.Opener().openImage(targets.get(0).toString()).getBitDepth());
		}
		MacroRunner.run("run('Train Super-Resolution...', 'source=[" + pairs + "] run=[" + run() + "]" + SMALL + "');");
		assertEquals("independent", ModelFiles.read(run()).card().training().pairs());
	}

	@Test
	void foldersOfHighAndLowResolutionImagesTrainToo() throws IOException {
		for (int i = 1; i <= 3; i++) {
			ImageFiles.write(StemScan.galliumNitride(96, 64, 1, i).simulate(Progress.NONE), folder.resolve("kair/HR/" +
				i + ".png"));
			ImageFiles.write(StemScan.galliumNitride(32, 32, 1, i).simulate(Progress.NONE), folder.resolve("kair/LR/" +
				i + "x3.png"));
		}
		final String call = "run('Train Super-Resolution...', 'source=[" + folder.resolve("kair") + "] run=[" + run() +
			"]" + SMALL.replace("patch=32", "patch=48") + " crops=random flips=true');";
		assertTrue(MacroRunner.failure(call).contains("HR/1.png is 96×64 and LR/1x3.png is 32×32"));
		for (int i = 1; i <= 3; i++) {
			Files.delete(folder.resolve("kair/LR/" + i + "x3.png"));
			ImageFiles.write(StemScan.galliumNitride(48, 32, 1, i).simulate(Progress.NONE), folder.resolve("kair/LR/" +
				i + "x2.png"));
		}
		MacroRunner.run(call);
		assertEquals(2, ModelFiles.read(run()).config().factor());
	}

	@Test
	void flipsAndRandomCropsAreKeptInTheConfigurationAndAskedForToGoOn() throws IOException {
		scans(2);
		final String call = "run('Train Super-Resolution...', 'source=[" + source() + "] run=[" + run() + "]" + SMALL;
		MacroRunner.run(call + " flips=true crops=random cache=1');");
		final String config = Files.readString(run().resolve("config.json"));
		assertTrue(config.contains("\"flips\": true") && config.contains("\"randomCrops\": true"), config);
		assertTrue(MacroRunner.failure(call + "');").contains("other settings"));
		MacroRunner.run(call.replace("iterations=4", "iterations=5") + " flips=true crops=random');");
	}

	@Test
	void fineTuningStartsFromAModelAlsoForAnotherFactor() throws IOException {
		scans(2);
		final String call = "run('Train Super-Resolution...', 'source=[" + source() + "] run=[";
		MacroRunner.run(call + run() + "]" + SMALL + "');");
		final Path tuned = folder.resolve("tuned"), fourfold = folder.resolve("fourfold");
		MacroRunner.run(call + tuned + "]" + SMALL + " start=[" + run() + "]');");
		assertTrue(Files.readString(tuned.resolve("config.json")).contains("\"given weights\""));
		MacroRunner.run(call + fourfold + "]" + SMALL.replace("2x", "4x") + " start=[" + run() + "]');");
		assertEquals(4, ModelFiles.read(fourfold).config().factor());
		assertTrue(Files.readString(fourfold.resolve("config.json")).contains(
			"the upsampler (upsample.0.bias, upsample.0.weight) drawn anew for ×4"));
		final String failure = MacroRunner.failure(call + folder.resolve("other") + "]" + SMALL.replace("tiny",
			"light") + " start=[" + run() + "]');");
		assertTrue(failure.contains("conv_first.weight"), failure);
	}

	/** The model that comes along learnt from independent pairs; one of published pairs may copy noise. */
	@Test
	void aModelOfIndependentPairsMayTeachTheTuningThatBeginsWithIt() throws IOException {
		for (int i = 1; i <= 2; i++)
			ImageFiles.write(Scan.of("gan-stem", 160, 160, 160 * 0.00615, 15, 0.2, 0, i).simulate(Progress.NONE),
				source().resolve("gan_" + i + ".png"));
		final String call = "run('Train Super-Resolution...', 'source=[" + source() + "] run=[";
		final String small = " network=fast iterations=1 batch=1 patch=96 seed=3 device=cpu validation=0.5";
		final String independent = small + " preset=[4x independent 5-20] start=";
		final Path tuned = folder.resolve("tuned"), published = folder.resolve("published");
		MacroRunner.run(call + tuned + "]" + independent + "stem-lattice-x4');");
		assertTrue(Files.readString(tuned.resolve("config.json")).contains("\"taught\": 1.0"));
		MacroRunner.run(call + published + "]" + small + " preset=[4x single-scale] start=stem-lattice-x4');");
		assertFalse(Files.readString(published.resolve("config.json")).contains("taught"));
		MacroRunner.run(call + run() + "]" + independent + "[" + published + "]');");
		assertFalse(Files.readString(run().resolve("config.json")).contains("taught"));
	}

	@Test
	void oneOpenImageIsEnoughToTrainAndToSuperResolve() throws IOException {
		final String title = MacroRunner.run("run('Simulate Lattice...', 'width=96 height=128'); rename('a/b scan');" +
			"run('Train Super-Resolution...', 'source=[active image] run=[" + run() + "]" + SMALL + "');" +
			"run('Super-Resolve Image...', 'model=[" + run() + "]'); return getTitle() + getWidth();");
		assertEquals("a/b scan-SRx2192", title);
		final String config = Files.readString(run().resolve("config.json"));
		assertTrue(config.contains("a_b scan rows 0-95") && config.contains("a_b scan rows 96-127"), config);
		assertTrue(Files.size(run().resolve("best.pt")) > 0);
		assertTrue(MacroRunner.failure("close('*'); run('Train Super-Resolution...', 'source=[Active Image] run=[" +
			run() + "]');").contains("no image is open"));
	}

	@Test
	void allOpenImagesTrainTogether() throws IOException {
		final String train = "run('Train Super-Resolution...', 'source=[open images] run=[" + run() + "]" + SMALL +
			"');";
		final String three = "setBatchMode(true); for (i = 1; i <= 3; i++) { run('Simulate Lattice...', 'width=96 " +
			"height=96 seed=' + i); rename('scan ' + i); }";
		final String mixed = MacroRunner.failure(three + "newImage('scan 1-SRx4', '8-bit ramp', 192, 192, 1);" + train);
		assertTrue(mixed.contains("1 of 192×192 8-bit (\"scan 1-SRx4\")"), mixed);
		assertFalse(Files.exists(run()), "a refused call leaves no run folder");
		MacroRunner.run("close('*'); " + three + train + "close('*');");
		final String config = Files.readString(run().resolve("config.json"));
		for (final String name : List.of("scan 1", "scan 2", "scan 3"))
			assertTrue(config.contains("\"" + name), config);
		assertFalse(config.contains("rows"), "a whole image is kept back: " + config);
		assertTrue(MacroRunner.failure("close('*'); " + train).contains("No image is open"));
	}

	@Test
	void theSlicesOfAnOpenStackAreItsImages() throws IOException {
		MacroRunner.run("""
			newImage('stack', '16-bit ramp', 64, 64, 3);
			run('Train Super-Resolution...', 'source=[active image] run=[%s]%s');
			close('*');""".formatted(run(), SMALL));
		final String config = Files.readString(run().resolve("config.json"));
		assertTrue(config.contains("stack-001") && config.contains("stack-003") && !config.contains("rows"), config);
	}

	@Test
	void theRecipeIsSetByKeysAndByAFile() throws IOException {
		scans(2);
		final Path recipe = folder.resolve("my recipe.json");
		final String call = "run('Train Super-Resolution...', 'source=[" + source() + "] run=[" + run() + "]" + SMALL +
			" loss=charbonnier schedule=cosine minutes=3 patience=7 config=[" + recipe + "]');";
		Files.writeString(recipe, "{\"optimizer\": {\"klip\": 1}}");
		assertTrue(MacroRunner.failure(call).contains("no field \"optimizer.klip\""));
		Files.writeString(recipe, "{\"optimizer\": {\"clip\": 0.5}, \"schedule\": {\"warmup\": 2}}");
		MacroRunner.run(call);
		final String config = Files.readString(run().resolve("config.json"));
		for (final String part : List.of("\"charbonnier\"", "\"cosine\"", "\"minutes\": 3.0", "\"patience\": 7",
			"\"clip\": 0.5", "\"warmup\": 2"))
			assertTrue(config.contains(part), part + " in " + config);
	}

	@Test
	void badInputIsNamedAndNothingIsWritten() throws IOException {
		scans(2);
		final String ok = "source=[" + source() + "] run=[" + run() + "]" + SMALL;
		final String empty = Files.createDirectories(folder.resolve("empty")).toString();
		assertStops(ok.replace(source().toString(), empty), "holds no image");
		assertStops(ok.replace(source().toString(), folder + "/nowhere"), "nowhere");
		assertStops(ok.replace("iterations=4", "iterations=-1"), "iterations=-1 is negative");
		assertStops(ok + " recipe=quick", "recipe=quick");
		assertStops(ok.replace("patch=32", "patch=33"), "patch=33");
		assertStops(ok.replace("patch=32", "patch=8"), "patch=8");
		assertStops(ok.replace("patch=32", "patch=512"), "crop");
		assertStops(ok.replace("[2x single-scale]", "[3x]"), "3x");
		assertStops(ok.replace("network=tiny", "network=denoise"), "network=denoise keeps the size");
		assertStops(ok + " milestones=a,b", "milestones=a,b");
		assertStops(ok + " validation=1", "validation=1");
		assertStops(ok + " cache=-1", "cache=-1");
		assertStops(ok + " crops=some", "crops=some");
		assertStops(ok + " learningrate=-1", "learningrate=-1");
		assertStops(ok.replace("device=cpu", "device=cuda:7"), "cuda:7");
		assertStops(ok + " start=[" + folder + "/no.pt]", "no.pt");
		assertStops(ok + " bacth=4", "bacth");
		assertFalse(Files.exists(run()), "a refused call leaves no run folder");
	}

	@Test
	void theCardSaysTheZoomLevelAndPixelSizeOfTheImages() throws IOException {
		final String one = "run('Train Super-Resolution...', 'source=[active image] run=[" + run() + "]" + SMALL;
		final String scan = "run('Simulate Lattice...', 'width=96 height=96 field=0.96'); rename('gan_2MX_1'); ";
		MacroRunner.run(scan + one + "');");
		final ModelCard card = ModelFiles.read(run()).card();
		assertEquals("2.0 MX", card.recordedZoom() + " " + card.zoomUnit());
		assertEquals(0.01, card.training().pixelSize(), 1e-9);
		assertTrue(MacroRunner.failure(scan + one + " range=low:high');").contains("range=low:high is none of"));
		final String unit = MacroRunner.failure(scan + one + " unit=kx');");
		assertTrue(unit.contains("unit=kx"), unit);
		MacroRunner.run(scan + one.replace("iterations=4", "iterations=5") +
			" zoom=2 unit=MX range=0:255'); close('*');");
	}

	@Test
	void imagesOfDifferentPixelSizeDoNotTrainTogether() throws IOException {
		Files.createDirectories(source());
		for (final String field : List.of("0.96", "1.2"))
			MacroRunner.run("run('Simulate Lattice...', 'width=96 height=96 field=" + field + "'); saveAs('Tiff', '" +
				source() + "/" + field + "nm.tif'); close();");
		assertStops("source=[" + source() + "] run=[" + run() + "]" + SMALL,
			"\"0.96nm.tif\" are 0.01 nm wide, those of " + "\"1.2nm.tif\" 0.0125 nm");
		assertFalse(Files.exists(run()));
	}

	private void assertStops(final String options, final String named) {
		final String failure = MacroRunner.failure("run('Train Super-Resolution...', '" + options + "');");
		assertTrue(failure.contains(named), failure);
	}

	private void scans(final int n) throws IOException {
		for (int i = 1; i <= n; i++)
			ImageFiles.write(StemScan.galliumNitride(96, 80, 1, i).simulate(Progress.NONE), source().resolve("gan_" +
				i + ".png"));
	}

	/** Iteration and loss of each line of the log. */
	private static List<String> losses(final Path run) throws IOException {
		return Files.readAllLines(run.resolve("log.csv")).stream().map(l -> l.split(",")[0] + "," + l.split(",")[1])
			.toList();
	}

	private Path source() {
		return folder.resolve("scans of GaN");
	}

	private Path run() {
		return folder.resolve("run");
	}
}
