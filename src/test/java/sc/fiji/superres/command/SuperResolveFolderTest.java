package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import sc.fiji.superres.imagej.Headless;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

class SuperResolveFolderTest {

	@TempDir
	private Path folder;

	@BeforeEach
	void images() throws IOException {
		for (final String sub : List.of("in/day 1", "in/day2"))
			Files.createDirectories(folder.resolve(sub));
		MacroRunner.run("setBatchMode(true); newImage('a', '16-bit ramp', 20, 14, 1);" +
			"setVoxelSize(0.5, 0.25, 1, 'nm'); setMetadata('Info', 'of the scan');" + save("in/a.tif") +
			"newImage('b', '8-bit ramp', 12, 9, 3); setMetadata('Label', 'first');" + save("in/day 1/b.tif") +
			"newImage('c', 'RGB ramp', 10, 10, 1); saveAs('png', '" + path("in/day2/c") + "');" +
			"newImage('d', '32-bit ramp', 11, 8, 1);" + save("in/day2/d.tif") + "close('*');");
		Files.move(folder.resolve("in/day 1/b.tif"), folder.resolve("in/day 1/b.TIF"));
	}

	@AfterEach
	void nothingIsLeftOpen() {
		assertEquals(List.of(), List.of(WindowManager.getImageTitles()));
	}

	private String path(final String file) {
		return folder.resolve(file).toString().replace('\\', '/');
	}

	private String save(final String file) {
		return "saveAs('tiff', '" + path(file) + "');";
	}

	private static String macro(final String options) {
		return "run('Super-Resolve Folder...', '" + options + "');";
	}

	private String options(final String more) {
		return "source=[" + path("in") + "] output=[" + path("out") + "] " + more;
	}

	private void run(final String more) {
		MacroRunner.run(macro(options(more)));
	}

	private String failure(final String more) {
		return MacroRunner.failure(macro(options(more)));
	}

	private TreeMap<String, FileTime> files(final String under) throws IOException {
		final TreeMap<String, FileTime> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder.resolve(under))) {
			for (final Path file : all.filter(Files::isRegularFile).toList())
				files.put(folder.resolve(under).relativize(file).toString().replace('\\', '/'), Files
					.getLastModifiedTime(file));
		}
		return files;
	}

	private static final List<String> RESULTS = List.of("a-SRx2.tif", "day 1/b-SRx2.tif", "day2/c-SRx2.tif",
		"day2/d-SRx2.tif");

	private TreeSet<String> results() throws IOException {
		final TreeSet<String> names = new TreeSet<>(files("out").keySet());
		names.removeIf(name -> name.startsWith("summary-") || name.startsWith("log-"));
		return names;
	}

	private List<String> table(final String shard) throws IOException {
		return Files.readAllLines(folder.resolve("out/summary-" + shard + ".csv"));
	}

	@Test
	void everyImageOfTheTreeIsWhatSuperResolveImageMakesOfIt() throws IOException {
		run("model=[bicubic x2]");
		assertEquals(new TreeSet<>(RESULTS), results());
		final ImagePlus a = IJ.openImage(path("out/a-SRx2.tif")), b = IJ.openImage(path("out/day 1/b-SRx2.tif"));
		assertEquals("16 40 28 0.25 0.125 nm", a.getBitDepth() + " " + a.getWidth() + " " + a.getHeight() + " " + a
			.getCalibration().pixelWidth + " " + a.getCalibration().pixelHeight + " " + a.getCalibration().getUnit());
		assertTrue(a.getInfoProperty().contains("of the scan"), a.getInfoProperty());
		assertEquals("3 first", b.getStackSize() + " " + b.getStack().getSliceLabel(1));
		assertEquals(24, IJ.openImage(path("out/day2/c-SRx2.tif")).getBitDepth());
		MacroRunner.run("open('" + path("in/a.tif") + "'); run('Super-Resolve Image...', 'model=[bicubic x2]');");
		assertArrayEquals((short[]) IJ.getImage().getProcessor().getPixels(), (short[]) a.getProcessor().getPixels());
		MacroRunner.run("close('*');");
		assertTrue(table("1of1").get(2).matches("day 1/b\\.TIF,day 1/b-SRx2\\.tif,12x9x3,24x18x3,\\d+\\.\\d\\d,done,"),
			table("1of1").toString());
	}

	@Test
	void aSecondRunMakesOnlyWhatIsMissingOrChanged() throws IOException {
		run("model=[bicubic x2]");
		final TreeMap<String, FileTime> before = files("out");
		Files.delete(folder.resolve("out/a-SRx2.tif"));
		MacroRunner.run("newImage('c', 'RGB white', 30, 30, 1); saveAs('png', '" + path("in/day2/c") +
			"'); close('*');");
		run("model=[bicubic x2] tile=64 device=cpu");
		final TreeMap<String, FileTime> after = files("out");
		for (final String same : List.of("day 1/b-SRx2.tif", "day2/d-SRx2.tif"))
			assertEquals(before.get(same), after.get(same), same);
		assertTrue(after.containsKey("a-SRx2.tif"));
		assertEquals(60, IJ.openImage(path("out/day2/c-SRx2.tif")).getWidth());
		run("model=[bicubic x2] overwrite=true");
		for (final String name : RESULTS)
			assertTrue(files("out").get(name).compareTo(after.get(name)) > 0, name);
	}

	@Test
	void resultsOfAnotherModelAreNotTakenForDone() throws IOException {
		final Path model = folder.resolve("one.pt");
		final SwinIrConfig config = new SwinIrConfig(2, 1, 8, List.of(2), 12, List.of(2), 2);
		ModelFiles.write(model, WeightInit.draw(config, 1), new ModelCard(config, "test", "MX", 5, 5, 5, 0, null,
			"test"));
		run("model=[" + model + "] pattern=a.tif");
		Files.copy(model, folder.resolve("copy.pt"));
		run("model=[" + folder.resolve("copy.pt") + "] pattern=a.tif");
		assertTrue(table("1of1").get(1).contains(",done,"));
		ModelFiles.write(model, WeightInit.draw(config, 2), new ModelCard(config, "test", "MX", 5, 5, 5, 0, null,
			"test"));
		final byte[] before = Files.readAllBytes(folder.resolve("out/a-SRx2.tif"));
		final String message = failure("model=[" + model + "] pattern=a.tif");
		assertTrue(message.contains("1 of 1 images failed:") && message.contains("was made by model SHA-256") && message
			.contains("overwrite=true"), message);
		assertTrue(failure("model=[bicubic x2] pattern=a.tif range=minmax").contains("range minmax"));
		assertArrayEquals(before, Files.readAllBytes(folder.resolve("out/a-SRx2.tif")));
		run("model=[" + model + "] pattern=a.tif overwrite=true");
		run("model=[" + model + "] pattern=a.tif");
	}

	@Test
	void shardsPartitionTheFolder() throws IOException {
		run("model=[bicubic x2] shard=1/3");
		assertEquals(new TreeSet<>(List.of("a-SRx2.tif", "day2/d-SRx2.tif")), results());
		run("model=[bicubic x2] shard=2/3");
		run("model=[bicubic x2] shard=3/3");
		assertEquals(new TreeSet<>(RESULTS), results());
		assertEquals(4, table("1of3").size() + table("2of3").size() + table("3of3").size() - 3);
		run("model=[bicubic x2] shard=7/9"); // nothing to do is no error
		assertEquals(1, table("7of9").size());
	}

	@Test
	void whatCannotBeReadIsNamedAndTheRestIsDone() throws IOException {
		Files.createFile(folder.resolve("in/empty.tif"));
		Files.writeString(folder.resolve("in/text.tif"), "no image at all");
		Files.writeString(folder.resolve("in/words.png"), "no image at all");
		final byte[] tiff = Files.readAllBytes(folder.resolve("in/a.tif"));
		Files.write(folder.resolve("in/cut.tif"), java.util.Arrays.copyOf(tiff, tiff.length - 100));
		Files.write(folder.resolve("in/big.tif"), new byte[] { 'I', 'I', 43, 0, 8, 0, 0, 0 });
		Files.writeString(folder.resolve("in/notes.txt"), "left out");
		final String message = failure("model=[bicubic x2]");
		assertTrue(message.startsWith("5 of 9 images failed, the others are done:"), message);
		final String table = String.join("\n", table("1of1"));
		for (final String row : List.of("empty.tif,,,,,failed,the file is empty (0 bytes)",
			"text.tif,,,,,failed,its content is no TIFF", "words.png,,,,,failed,its content is no PNG",
			"cut.tif,,,,,failed,it is cut off: ", "big.tif,,,,,failed,\"it is a BigTIFF"))
			assertTrue(table.contains(row), row + " in " + table);
		assertEquals(new TreeSet<>(RESULTS), results());
		assertTrue(Files.readString(folder.resolve("out/log-1of1.txt")).contains("Left out: notes.txt"));
	}

	@Test
	void theOutputMayLieInsideTheSource() throws IOException {
		final String inside = "source=[" + path("in") + "] output=[" + path("in/x2") + "] model=[bicubic x2]";
		MacroRunner.run(macro(inside));
		MacroRunner.run(macro(inside));
		run("model=[bicubic x2]"); // another output leaves the results of the first alone, too
		assertEquals(new TreeSet<>(RESULTS), results());
		assertEquals(6 + 4, files("in").size());
	}

	@Test
	void escapeStopsBetweenImagesAndTheNextRunGoesOn() throws Exception {
		final int images = 150;
		for (int i = 0; i < images; i++)
			Files.copy(folder.resolve("in/a.tif"), folder.resolve("in/e" + i + ".tif"));
		final Thread escape = new Thread(() -> {
			while (!Files.exists(folder.resolve("out/e0-SRx2.tif")))
				Thread.onSpinWait();
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		});
		escape.setDaemon(true);
		escape.start();
		final String message = failure("model=[bicubic x2] pattern=e*.tif");
		escape.join(1000);
		assertTrue(message.startsWith("Stopped on request"), message);
		final int made = results().size();
		assertTrue(made >= 1 && made < images, made + " results");
		assertTrue(results().stream().allMatch(name -> name.matches("e\\d+-SRx2\\.tif")), results().toString());
		assertEquals(made, table("1of1").size() - 1);
		run("model=[bicubic x2] pattern=e*.tif");
		assertEquals(images, results().size());
	}

	@Test
	void patternsChooseFiles() throws IOException {
		run("model=[bicubic x2] pattern=[*.png;day?1/*]");
		assertEquals(new TreeSet<>(List.of("day 1/b-SRx2.tif", "day2/c-SRx2.tif")), results());
	}

	@ParameterizedTest
	@ValueSource(strings = { "model=bicubic source=;source is empty", "model=bicubic output=;output is empty",
		";model is empty", "model=/no/such.pt;such.pt", "model=bicubic shard=5/4;shard=5/4 is no share",
		"model=bicubic pattern=*.dm3;holds no image", "model=bicubic pattern=[,];names no file",
		"model=bicubic output=IN;is or contains the source", "model=bicubic source=NONE;is no folder",
		"model=bicubic range=wide;range=wide", "model=bicubic overlap=-1;overlap=-1" })
	void badInputIsNamedAndNothingIsWritten(final String optionsAndMessage) throws IOException {
		final String[] parts = optionsAndMessage.split(";", 2);
		String options = parts[0].replace("IN", path("in")).replace("NONE", path("none"));
		for (final String key : List.of("source", "output"))
			if (!options.contains(key + "=")) options += " " + key + "=[" + path(key.equals("source") ? "in" : "out") +
				"]";
		final String message = MacroRunner.failure(macro(options));
		assertTrue(message.contains(parts[1]), message);
		assertEquals(4, files("in").size());
		assertTrue(!Files.exists(folder.resolve("out")) || results().isEmpty());
	}

	/** A result of 26 MB, saved from a heap of 48 MB. */
	@Test
	void aResultThatDoesNotFitInMemoryGoesIntoTheOutputFolderAndNowhereElse() throws Exception {
		final Path source = Files.createDirectories(folder.resolve("big")), out = folder.resolve("said.txt");
		MacroRunner.run("setBatchMode(true); newImage('s', '16-bit ramp', 128, 128, 50); " + save("big/stack.tif") +
			"close('*');");
		final Path macro = Files.writeString(folder.resolve("big.ijm"), "run('Super-Resolve Folder...', 'source=[" +
			path("big") + "] output=[" + path("out") + "] model=bicubic'); print('done');");
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xmx44m", "-XX:+UseSerialGC", "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp", System.getProperty(
				"java.class.path"), Headless.class.getName(), macro.toString()).redirectErrorStream(true)
			.redirectOutput(out.toFile()).start();
		assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it does not end");
		final String said = Files.readString(out);
		assertTrue(said.contains("1 of 1 images done"), said);
		assertEquals(List.of("stack.tif"), List.of(source.toFile().list()), said);
		final ImagePlus result = IJ.openVirtual(path("out/stack-SRx4.tif"));
		assertEquals("512 50", result.getWidth() + " " + result.getStackSize(), said);
		MacroRunner.run(Files.readString(macro));
		assertTrue(Files.readString(folder.resolve("out/log-1of1.txt")).contains("1 done before, 0 to do"),
			"it is known again");
	}
}
