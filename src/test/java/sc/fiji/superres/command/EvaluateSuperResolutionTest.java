package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;

import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

class EvaluateSuperResolutionTest {

	@TempDir
	static Path scans;

	@TempDir
	Path folder;

	/** References at 20 MX, LR images at 5 MX, of other places. */
	@BeforeAll
	static void record() throws IOException {
		Files.createDirectories(scans.resolve("hr"));
		Files.createDirectories(scans.resolve("lr"));
		Files.createDirectories(scans.resolve("none"));
		MacroRunner.run("run('Simulate Lattice...', 'width=512 height=512 field=0.7872 seed=7'); saveAs('Tiff', '" +
			scans.resolve("hr/gan.tif") + "'); close();" +
			"run('Simulate Lattice...', 'width=96 height=96 field=0.5904 seed=8'); saveAs('Tiff', '" + scans.resolve(
				"lr/gan.tif") + "'); close();");
	}

	private static String run(final String options) {
		return "run('Evaluate Super-Resolution...', 'reference=[" + scans.resolve("hr") + "] " + options + "');";
	}

	@Test
	void theStandardEvaluationFillsTheResultsTableAndTheFolder() throws IOException {
		final Path out = folder.resolve("report");
		final String table = MacroRunner.run("run('Clear Results'); setBatchMode(true);" + run("output=[" + out +
			"] levels=10,20 crop=96 crops=2 protocol=published") +
			"row = getResultString('Image', 1) + '|' + getResultString('Reference', 1); " +
			"row += '|' + getResult('Crops', 1); figures = '' + getResult('PSNR', 1) + '|' + nImages; " +
			"return String.getResultsHeadings + '|' + nResults + '|' + row + '|' + figures;");
		assertTrue(table.startsWith(" \tImage\tReference\tPSNR\tSSIM\tMS-SSIM\tGauss PSNR\t"), table);
		final String[] parts = table.split("\\|");
		assertEquals(List.of("2", "bicubic", "20 MX", "2"), List.of(parts).subList(1, 5));
		assertEquals("0", parts[6], "no image is left open");
		final String[] row = Files.readAllLines(out.resolve("summary.csv")).get(2).split(",");
		assertEquals(Double.parseDouble(row[5]), Double.parseDouble(parts[5]), 1e-3);
		assertTrue(Files.readString(out.resolve("report.html")).contains("Super-resolution ×4: standard evaluation"));
		assertTrue(Files.size(out.resolve("gallery.png")) > 1000);
		final String page = Files.readString(out.resolve("report.html"));
		assertTrue(page.contains("<dt>All settings</dt><dd>run(&quot;Evaluate Super-Resolution...&quot;, &quot;mode=" +
			"standard models=bicubic reference=" + scans.resolve("hr") + " source=[] output=" + out +
			" zoom=5 unit=MX factor=4 protocol=published levels=10,20 crops=2 crop=96 seed=1 device=auto&quot;);</dd>"),
			page);
		assertTrue(page.matches("(?s).*<dt>Date</dt><dd>2\\d{3}-\\d\\d-\\d\\dT.*<dt>Made by</dt><dd>Super-Resolution " +
			"for Fiji .*commit .*"), page);
	}

	@Test
	void everyIntegerZoomLevelIsJudgedUnlessLevelsAreNamed() throws IOException {
		MacroRunner.run(run("output=[" + folder.resolve("r") + "] crop=32 crops=1 zoom=2"));
		assertEquals(List.of("2", "3", "4", "5", "6", "7", "8"), Files.readAllLines(folder.resolve("r/summary.csv"))
			.stream().skip(1).map(line -> line.split(",")[1]).toList());
	}

	@Test
	void thePhysicalEvaluationComparesImagesRecordedSeparately() throws IOException {
		MacroRunner.run(run("mode=physical source=[" + scans.resolve("lr") + "] output=[" + folder.resolve("r") +
			"] levels=15 crop=96 crops=1"));
		final List<String> scores = Files.readAllLines(folder.resolve("r/scores.csv"));
		assertEquals(2, scores.size());
		assertTrue(scores.get(1).startsWith("bicubic,15,MX,gan.tif,0,gan.tif,"), scores.get(1));
		assertTrue(Double.parseDouble(scores.get(1).split(",")[10]) > 0, "SSIM of the match: " + scores.get(1));
	}

	@Test
	void aModelIsCalledAfterItsRunFolder() throws IOException {
		final Path run = folder.resolve("my run");
		MacroRunner.run("run('Train Super-Resolution...', 'source=[" + scans.resolve("lr") + "] run=[" + run +
			"] preset=[4x single-scale] network=tiny iterations=2 batch=1 patch=64 validation=0 device=cpu');" + run(
				"models=[" + run + ";" + run.resolve("model.pt") +
					";bicubic x4] device=cpu levels=20 crop=64 crops=1 output=[" + folder.resolve("r") + "]"));
		assertEquals(List.of("bicubic", "my run", "my run (2)"), Files.readAllLines(folder.resolve("r/summary.csv"))
			.stream().skip(1).map(line -> line.split(",")[0]).toList());
		assertTrue(Files.readString(folder.resolve("r/report.html")).contains("SwinIR ×4"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "mode=physical;source is empty", "mode=truth;source is empty",
		"mode=truth source=lr levels=20;levels=20 is for mode=standard and physical",
		"mode=pairs source=lr protocol=published;protocol=published has no mode=pairs", "protocol=just;protocol=just",
		"models=[/no/such.pt];There is no model", "models=[bicubic x2];does not go with factor=4",
		"crop=1024;smaller crop=", "crop=66;no multiple of the factor 4", "levels=25;25 MX cannot be made",
		"levels=ten;levels=ten", "source=[elsewhere];is for mode=physical", "zoom=500;levels=", "crops=0;crops=0",
		"factor=1;factor=1" })
	void whatMakesNoSenseStopsTheMacroAndWritesNothing(final String options, final String message) {
		final String failure = MacroRunner.failure(run("output=[" + folder.resolve("r") + "] " + options));
		assertTrue(failure.contains(message), failure);
		assertFalse(Files.exists(folder.resolve("r")));
	}

	@Test
	void foldersAreNamedByTheirKeys() {
		final String failure = MacroRunner.failure("run('Evaluate Super-Resolution...', 'reference=[" + scans.resolve(
			"none") + "] output=[" + folder.resolve("r") + "]');");
		assertTrue(failure.contains("reference=" + scans.resolve("none") + " holds no image"), failure);
		assertTrue(MacroRunner.failure(run("")).contains("output is empty"));
	}

	@Test
	void anEarlierReportStaysAsItIs() throws IOException {
		Files.writeString(Files.createDirectories(folder.resolve("r")).resolve("mine.txt"), "mine");
		final String failure = MacroRunner.failure(run("output=[" + folder.resolve("r") +
			"] levels=20 crop=64 crops=1"));
		assertTrue(failure.contains("is there already and not empty"), failure);
		assertEquals("mine", Files.readString(folder.resolve("r/mine.txt")));
	}

	private static List<String> cells(final Path table, final int row) throws IOException {
		return List.of(Files.readAllLines(table).get(row).split(","));
	}

	private static double figure(final Path report, final String metric) throws IOException {
		final Path table = report.resolve("summary.csv");
		return Double.parseDouble(cells(table, 1).get(cells(table, 0).indexOf(metric)));
	}

	/** A scan without noise, of the same seed. */
	private Path noiseless(final String options) throws IOException {
		final Path truth = Files.createDirectories(folder.resolve("truth"));
		MacroRunner.run("run('Simulate Lattice...', 'dose=1000000 " + options + "'); saveAs('Tiff', '" + truth.resolve(
			"gan.tif") + "'); close();");
		return truth;
	}

	@Test
	void truthComparesNoisyInputsWithReferencesWithoutNoise() throws IOException {
		final Path truth = noiseless("width=96 height=96 field=0.5904 seed=8");
		final Path report = folder.resolve("r");
		MacroRunner.run("run('Evaluate Super-Resolution...', 'mode=truth source=[" + scans.resolve("lr") +
			"] reference=[" + truth + "] output=[" + report + "] crop=96 crops=1');");
		assertEquals(List.of("bicubic", "5", "MX", "100"), cells(report.resolve("summary.csv"), 1).subList(0, 4));
		assertTrue(figure(report, "PSNR") > 20 && figure(report, "FRC resolution (px)") > 2);
		final String html = Files.readString(report.resolve("report.html"));
		assertTrue(html.contains("5 MX recorded, compared at 5 MX") && html.contains("(without noise)"), html);
	}

	@Test
	void truthTakesReferencesThatAreLargerByTheFactor() throws IOException {
		final Path truth = noiseless("width=384 height=384 field=0.5904 seed=8");
		final Path report = folder.resolve("r");
		MacroRunner.run("run('Evaluate Super-Resolution...', 'mode=truth source=[" + scans.resolve("lr") +
			"] reference=[" + truth + "] output=[" + report + "] crop=256 crops=1');");
		assertEquals(List.of("bicubic", "20", "MX", "400"), cells(report.resolve("summary.csv"), 1).subList(0, 4));
		assertTrue(figure(report, "PSNR") > 20);
	}

	/** The second one has twice the dose. */
	@Test
	void pairsComparesTwoRecordingsOfOnePlace() throws IOException {
		final Path again = Files.createDirectories(folder.resolve("again"));
		MacroRunner.run(
			"run('Simulate Lattice...', 'width=96 height=96 field=0.5904 dose=30 seed=8'); saveAs('Tiff', '" + again
				.resolve("gan.tif") + "'); close();");
		final Path report = folder.resolve("r");
		MacroRunner.run("run('Evaluate Super-Resolution...', 'mode=pairs source=[" + scans.resolve("lr") +
			"] reference=[" + again + "] output=[" + report + "] crop=96 crops=1');");
		assertTrue(Double.isFinite(figure(report, "PSNR")));
		assertTrue(Files.readString(report.resolve("report.html")).contains("(second recordings)"));
	}

	@Test
	void fairIsTheDefaultAndSaysWhatItLeavesOut() throws IOException {
		final String options = "levels=20 crop=96 crops=1 output=[" + folder.resolve("r");
		MacroRunner.run(run(options + "]") + run(options + " 2] protocol=published"));
		assertTrue(Double.isNaN(figure(folder.resolve("r"), "FRC resolution (px)")));
		assertTrue(figure(folder.resolve("r 2"), "FRC resolution (px)") >= 2);
		assertTrue(Files.readString(folder.resolve("r/report.html")).contains("FRC resolution (px): not given."));
	}

	@Test
	void whatGoesInPairsIsRefusedByItsSizes() {
		final String failure = MacroRunner.failure(run("mode=pairs source=[" + scans.resolve("lr") + "] output=[" +
			folder.resolve("r") + "]"));
		assertTrue(failure.contains("has 512×512 pixels and its source gan.tif 96×96"), failure);
	}

	@Test
	void whatWasMeasuredBeforeAnErrorIsKeptAndSaysSo() throws IOException {
		final Path model = folder.resolve("twice.pt");
		final SwinIrConfig tiny = SwinIrConfig.tiny(2);
		ModelFiles.write(model, WeightInit.draw(tiny, 1), new ModelCard(tiny, "test", "MX", 5, 1.25, 10, 7, null,
			"test"));
		final String failure = MacroRunner.failure(run("models=[bicubic;" + model +
			"] factor=4 levels=20 crop=64 crops=1 output=[" + folder.resolve("r") + "]"));
		assertTrue(failure.contains("enlarges by 2"), failure);
		final Path kept = folder.resolve("r-unfinished");
		assertTrue(Files.readString(kept.resolve("report.html")).contains(
			"did not come to its end: twice enlarges by 2"));
		assertEquals(2, Files.readAllLines(kept.resolve("summary.csv")).size());
		assertFalse(Files.exists(folder.resolve("r")));
		final Path level = times(folder.resolve(".r.part/levels")).keySet().iterator().next();
		final FileTime measured = Files.getLastModifiedTime(level);
		final String again = MacroRunner.failure(run("models=[no such.pt] levels=20 crop=64 crops=1 output=[" + folder
			.resolve("r") + "]"));
		assertTrue(again.contains("There is no model"), again);
		assertEquals(measured, Files.getLastModifiedTime(level),
			"an error before anything is measured deletes nothing");
		MacroRunner.run(run("levels=20 crop=64 crops=1 output=[" + folder.resolve("r") + "]"));
		assertFalse(Files.exists(folder.resolve(".r.part")));
	}

	@Test
	void referencesAreNotJudgedByThemselves() {
		final String failure = MacroRunner.failure("run('Evaluate Super-Resolution...', 'mode=pairs source=[" + scans
			.resolve("lr") + "] reference=[" + scans.resolve("lr") + "] output=[" + folder.resolve("r") + "]');");
		assertTrue(failure.contains("is the folder of the references too"), failure);
		assertFalse(Files.exists(folder.resolve("r")));
	}

	/** A model that enlarges by 4, with weights drawn by a seed. */
	private Path model(final long seed) throws IOException {
		final Path model = folder.resolve("four.pt");
		final SwinIrConfig tiny = SwinIrConfig.tiny(4);
		ModelFiles.write(model, WeightInit.draw(tiny, seed), new ModelCard(tiny, "test", "MX", 5, 1.25, 10, 7, null,
			"test"));
		return model;
	}

	/** Presses Escape when some zoom levels are kept; returns what the macro is stopped by. */
	private String escaped(final String macro, final Path levels, final int after) throws Exception {
		final Thread escape = new Thread(() -> {
			while (files(levels) < after)
				Thread.onSpinWait();
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		});
		escape.setDaemon(true);
		escape.start();
		final String failure = MacroRunner.failure(macro);
		escape.join(1000);
		return failure;
	}

	private static int files(final Path levels) {
		final String[] files = levels.toFile().list((folder, name) -> name.endsWith(".level"));
		if (files == null) return 0;
		return files.length;
	}

	private String evaluated(final String name, final String options) {
		return run("models=[" + folder.resolve("four.pt") + "] zoom=5 levels=8:4:20 crop=64 crops=2 device=cpu " +
			options + " output=[" + folder.resolve(name) + "]");
	}

	@Test
	void afterEscapeTheSameCallGoesOnAndTheReportIsThatOfOneGo() throws Exception {
		model(1);
		MacroRunner.run(evaluated("whole", ""));
		final Path levels = folder.resolve(".r.part/levels");
		final String stopped = escaped(evaluated("r", ""), levels, 5);
		assertTrue(stopped.startsWith("Stopped on request"), stopped);
		final int kept = files(levels);
		assertTrue(kept >= 5 && kept < 8, kept + " levels");
		assertTrue(Files.readString(folder.resolve("r-unfinished/report.html")).contains(
			"Called again with the same settings, the evaluation goes on"));
		final Map<Path, FileTime> before = times(levels);

		final String other = MacroRunner.failure(evaluated("r", "seed=2"));
		assertTrue(other.contains(".r.part was left by a run that was cut off") && other.contains(
			"(then \"seed\": 1 now \"seed\": 2)"), other);
		assertEquals(before, times(levels), "refusals leave everything as it was");
		MacroRunner.run(evaluated("r", ""));
		for (final String file : List.of("scores.csv", "summary.csv", "gallery.png", "plots/psnr.svg"))
			assertEquals(-1, Files.mismatch(folder.resolve("whole").resolve(file), folder.resolve("r").resolve(file)),
				file);
		assertEquals(page("whole"), page("r"));
		assertFalse(Files.exists(folder.resolve(".r.part")) || Files.exists(folder.resolve("r/levels")));
	}

	private static Map<Path, FileTime> times(final Path levels) throws IOException {
		final Map<Path, FileTime> times = new TreeMap<>();
		try (Stream<Path> files = Files.list(levels)) {
			for (final Path file : files.toList())
				times.put(file, Files.getLastModifiedTime(file));
		}
		return times;
	}

	/** A model that was trained on meanwhile is measured again, and nothing else is. */
	@Test
	void anotherModelFileIsMeasuredAgain() throws Exception {
		model(1);
		final Path levels = folder.resolve(".r.part/levels");
		escaped(evaluated("r", ""), levels, 5);
		model(2);
		MacroRunner.run(evaluated("whole", "") + evaluated("r", ""));
		assertEquals(-1, Files.mismatch(folder.resolve("whole/scores.csv"), folder.resolve("r/scores.csv")));
	}

	/** A report without what is its own. */
	private String page(final String name) throws IOException {
		return Files.readString(folder.resolve(name).resolve("report.html")).replaceAll("<dt>Date</dt><dd>[^<]*", "")
			.replaceAll("output=\\S+", "");
	}
}
