package sc.fiji.superres.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.crops.Score;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.Example;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.Figure;
import sc.fiji.superres.metric.MsSsim;
import sc.fiji.superres.metric.Mse;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;

class ReportFolderTest {

	@TempDir
	static Path written;

	@TempDir
	Path folder;

	private static Path page;

	@BeforeAll
	static void writeOne() throws IOException {
		page = ReportFolder.at(written.resolve("new/report")).write(report());
	}

	private static final ZoomPyramid STM = ZoomPyramid.everyInteger(new ZoomLevel(24, ZoomLevel.NM), 2);

	private static byte[] noise(final int n) {
		final byte[] grey = new byte[n];
		new Random(1).nextBytes(grey);
		return grey;
	}

	/** Two models, one of which is called by characters that HTML takes for its own. */
	private static Report report() {
		final ScoreTable table = new ScoreTable();
		final List<Example> examples = new ArrayList<>();
		for (final String model : List.of("bicubic", "a<b> & \"c\"")) {
			for (final ZoomLevel level : STM.levels()) {
				for (int crop = 0; crop < 2; crop++) {
					final Map<Figure, Double> values = new LinkedHashMap<>();
					values.put(Psnr.FIGURE, 20 + crop + level.value() / 10 + model.length());
					values.put(Ssim.FIGURE, 0.5);
					values.put(Mse.FIGURE, 100.0 + model.length());
					values.put(MsSsim.FIGURE, Double.NaN);
					final Score score = new Score(model, level, "lr.tif", crop, new Score.Origin("hr.tif", 9, 9, 1, 0,
						0.5), values);
					table.add(List.of(score));
					if (crop == 0) examples.add(new Example(score, true, Planes.bytes(noise(256), 16, 16), Planes.bytes(
						noise(1024), 32, 32), Planes.bytes(noise(1024), 32, 32)));
				}
			}
		}
		return new Report("A title", Map.of("References", "/data/<hr>"), table, STM, new PixelSize(0.0235, 0.0235,
			"nm"), examples, List.of("A note."));
	}

	private static void assertWellFormed(final String xml) {
		try {
			DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(
				StandardCharsets.UTF_8)));
		}
		catch (final Exception exc) {
			throw new AssertionError(exc + " in " + xml, exc);
		}
	}

	@Test
	void everythingIsInTheFolderAndNothingElseIsLeft() throws IOException {
		assertEquals(written.toRealPath().resolve("new/report/report.html"), page.toRealPath());
		try (Stream<Path> files = Files.walk(written.resolve("new"))) {
			assertEquals(List.of("gallery.png", "plots/mse.png", "plots/mse.svg", "plots/psnr.png", "plots/psnr.svg",
				"plots/ssim.png", "plots/ssim.svg", "report.html", "scores.csv", "summary.csv"), files.filter(
					Files::isRegularFile).map(f -> written.resolve("new/report").relativize(f).toString().replace('\\',
						'/')).sorted().toList());
		}
		assertEquals(1 + 2 * 13 * 2, Files.readAllLines(page.resolveSibling("scores.csv")).size());
		assertEquals(1 + 2 * 13, Files.readAllLines(page.resolveSibling("summary.csv")).size());
		assertEquals(3 * Chart.WIDTH, ImageIO.read(page.resolveSibling("plots/psnr.png").toFile()).getWidth());
		assertTrue(ImageIO.read(page.resolveSibling("gallery.png").toFile()).getWidth() > 4 * 256);
	}

	@Test
	void thePageNeedsNothingFromElsewhere() throws IOException {
		final String html = Files.readString(page);
		final String own = html.replaceAll("base64,[^\"]*", "");
		assertFalse(own.contains("http") || own.contains("<script") || own.contains("<link") || own.contains("@import"),
			own);
		assertTrue(html.contains("data:image/png;base64,iVBOR"), "the gallery lies inside");
		for (final String metric : List.of("PSNR", "SSIM", "MSE"))
			assertTrue(html.contains("<img alt=\"" + metric + " over zoom level\" src=\"data:image/svg+xml;base64," +
				Base64.getEncoder().encodeToString(Files.readAllBytes(page.resolveSibling("plots/" + metric.toLowerCase(
					Locale.ROOT) + ".svg")))), metric);
		assertEquals(1 + 3, html.split("<img", -1).length - 1);
		assertTrue(html.contains("a&lt;b&gt; &amp; &quot;c&quot;") && !html.contains("a<b>"), html);
		assertTrue(html.contains("/data/&lt;hr&gt;") && html.contains("A note."), html);
		assertTrue(html.contains("<h2>How to cite</h2>") && html.contains("CVPR Workshops 2023"), html);
	}

	@Test
	void thePageBeginsWithAVerdictAndSaysWhatItsFiguresMean() throws IOException {
		final String html = Files.readString(page);
		assertTrue(html.contains(
			"<p class=\"verdict\">a&lt;b&gt; &amp; &quot;c&quot; is better than bicubic at every " +
				"zoom level (24 nm to 12 nm) by 3.00 dB PSNR.</p>\n<dl>"), html);
		final String meanings = html.substring(html.indexOf("What the figures mean"));
		for (final Figure figure : List.of(Psnr.FIGURE, Ssim.FIGURE, Mse.FIGURE))
			assertTrue(meanings.contains("<dt>" + figure.label() + "</dt><dd>" + figure.meaning()), figure.label());
		assertTrue(meanings.contains(Mse.FIGURE.meaning() + "; smaller is better."), meanings);
	}

	@Test
	void wherePicturesCannotBeDrawnThePageStillHasItsTables() {
		final String html = new HtmlPage(report(), Map.of(), null, List.of("No pictures.")).html();
		assertTrue(html.contains("<caption>PSNR</caption>") && html.contains("<b>32.90</b>") && html.contains(
			"No pictures."), html);
		assertFalse(html.contains("<img") || html.contains("Metrics over zoom level") || html.contains(
			"<caption>MS-SSIM"), html);
	}

	@Test
	void theBestOfARowIsBoldAndForErrorsThatIsTheLeast() throws IOException {
		final String html = Files.readString(page);
		assertTrue(html.contains("<b>32.90</b>"), "PSNR of the longer name at 24 nm");
		assertTrue(html.contains("<td><b>107.00</b>"), "MSE of bicubic");
	}

	@Test
	void plotsAreXmlThatNeedsNothingFromElsewhereWithALineForEveryModel() throws IOException {
		final String svg = Files.readString(page.resolveSibling("plots/psnr.svg"));
		assertWellFormed(svg);
		final String own = svg.replaceAll("xmlns(:xlink)?=\"http://www.w3.org/[^\"]*\"", "");
		assertFalse(own.contains("http") || own.contains("DOCTYPE"), own);
		assertTrue(svg.contains("stroke:rgb(77,77,77)") && svg.contains("stroke:rgb(0,114,178)") && !svg.contains(
			"stroke:rgb(213,94,0)"), svg);
	}

	@Test
	void aFolderWithSomethingInItIsRefusedAndAnEmptyOneTaken() throws IOException {
		Files.createDirectories(folder.resolve("empty"));
		ReportFolder.at(folder.resolve("empty")).write(report());
		final String message = assertThrows(IOException.class, () -> ReportFolder.at(folder.resolve("empty")))
			.getMessage();
		assertTrue(message.contains("is there already and not empty"), message);
	}

	@Test
	void whatCannotBeFinishedLeavesNothingThereAndIsSavedElsewhere() throws IOException {
		final ReportFolder late = ReportFolder.at(folder.resolve("late"));
		late.begin("plan");
		Files.createDirectories(folder.resolve("late/mine")); // meanwhile, somebody else used the name
		final String message = assertThrows(IOException.class, () -> late.write(report())).getMessage();
		late.close();
		final Path saved = Path.of(message.replaceFirst("(?s).*It is whole in (.*): copy it.*", "$1"));
		assertTrue(Files.exists(saved.resolve("report.html")) && Files.exists(saved.resolve("scores.csv")), message);
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(folder.resolve("late")), files.toList());
		}
		assertTrue(Files.isDirectory(folder.resolve("late/mine")));
	}

	@Test
	void aFolderIsForOneEvaluationAtATimeAndLeavesNothingWithoutAReport() throws IOException {
		final Path place = folder.resolve("shared");
		try (ReportFolder first = ReportFolder.at(place)) {
			first.begin("plan");
			first.keep(report().table());
			assertTrue(Files.readString(folder.resolve(".shared.part/scores.csv")).startsWith("Model,"));
			final String refused = assertThrows(IOException.class, () -> ReportFolder.at(place).begin("plan"))
				.getMessage();
			assertTrue(refused.contains("belongs to a run that still writes"), refused);
		}
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
	}

	@Test
	void whatIsLeftIsContinuedByTheSamePlanAloneAndIsNoPartOfTheReport() throws IOException {
		final Path place = folder.resolve("later");
		final ReportFolder stopped = ReportFolder.at(place);
		stopped.begin("crops 8\nseed 1\n");
		Files.writeString(Files.createDirectories(stopped.levels()).resolve("one.level"), "kept");
		stopped.close();
		final String refused = assertThrows(IOException.class, () -> ReportFolder.at(place).begin("crops 8\nseed 2\n"))
			.getMessage();
		assertTrue(refused.contains("(then seed 1 now seed 2)") && refused.contains("name another output folder"),
			refused);
		try (ReportFolder later = ReportFolder.at(place)) {
			later.begin("crops 8\nseed 1\n");
			assertEquals("kept", Files.readString(later.levels().resolve("one.level")));
			later.write(report());
		}
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(place), files.toList());
		}
		assertTrue(Files.exists(place.resolve("report.html")) && !Files.exists(place.resolve("levels")));
	}

	@Test
	void aPlaceThatTakesNoFilesIsRefusedBeforeAnythingIsDone() throws IOException {
		Files.writeString(folder.resolve("file"), "no folder");
		final Path output = folder.resolve("file/report");
		final String message = assertThrows(IOException.class, () -> ReportFolder.at(output)).getMessage();
		assertTrue(message.contains("output=" + output + " cannot be written: " + folder.resolve("file") +
			" takes no files"), message);
		ReportFolder.at(folder.resolve("deep/in/new folders"));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(folder.resolve("file")), files.toList(), "asking leaves nothing behind");
		}
	}

	@Test
	void aMatchThatWasLeftOutIsShownWithItsSsim() {
		final Map<Figure, Double> values = Map.of(Psnr.FIGURE, Double.NaN, Ssim.FIGURE, Double.NaN);
		final ZoomLevel level = STM.levels().get(0);
		final Score score = new Score("bicubic", level, "lr.tif", 0, new Score.Origin("hr.tif", 9, 9, 1.1, 3, 0.25),
			values);
		final Example example = new Example(score, true, Planes.bytes(noise(256), 16, 16), Planes.bytes(noise(1024), 32,
			32), Planes.bytes(noise(1024), 32, 32));
		assertEquals("match left out, SSIM 0.250", Gallery.caption(example));
	}
}
