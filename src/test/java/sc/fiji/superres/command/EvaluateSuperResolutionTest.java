package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
		assertFalse(Files.exists(folder.resolve("r")) || Files.exists(folder.resolve(".r.part")));
	}

	@Test
	void referencesAreNotJudgedByThemselves() {
		final String failure = MacroRunner.failure("run('Evaluate Super-Resolution...', 'mode=pairs source=[" + scans
			.resolve("lr") + "] reference=[" + scans.resolve("lr") + "] output=[" + folder.resolve("r") + "]');");
		assertTrue(failure.contains("is the folder of the references too"), failure);
		assertFalse(Files.exists(folder.resolve("r")));
	}
}
