package sc.fiji.superres.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.PartFolder;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.metric.Figure;

/**
 * The output of an evaluation: {@code scores.csv}, {@code summary.csv}, {@code plots/} (SVG and PNG),
 * {@code gallery.png} and {@code report.html}.
 * <p>
 * The folder grows under a hidden name beside its place and is renamed when it is complete ({@link PartFolder}): it is
 * whole or not there, and one evaluation at a time has it.
 * </p>
 */
public final class ReportFolder implements AutoCloseable {

	private static final String SCORES = "scores.csv";
	private static final String LEVELS = "levels";

	/** Resolution of PNG plots: three pixels each way for one of {@link Chart}'s. */
	private static final int DPI = 216;

	private final Path folder;
	/** Where files are written from the beginning of the evaluation to the end of the report; null before and after. */
	private PartFolder part;

	private ReportFolder(final Path folder) {
		this.folder = folder;
	}

	/**
	 * The folder, which must not be there yet, or be empty; to be asked before the evaluation begins.
	 *
	 * @throws IOException where something is there, and where nothing can be written
	 */
	public static ReportFolder at(final Path folder) throws IOException {
		return new ReportFolder(OutputPlace.of(folder));
	}

	/**
	 * Takes the folder, until the report is written or this is closed. What an evaluation of the same plan has left
	 * there is continued.
	 *
	 * @param plan everything that decides the scores, as text
	 * @throws IOException where another evaluation has it, or one of another plan has left it
	 */
	public void begin(final String plan) throws IOException {
		part = PartFolder.ofPlan(folder, plan);
	}

	/** A folder for what is to be kept of each zoom level until the report is written; maybe not there yet. */
	public Path levels() {
		return part.path().resolve(LEVELS);
	}

	/**
	 * Another folder, for what was measured before something went wrong: {@code NAME-unfinished}. So the name of this
	 * one stays free.
	 */
	public ReportFolder unfinished() {
		return new ReportFolder(freeSibling(folder.getFileName() + "-unfinished"));
	}

	/** A place beside this folder where nothing is yet: NAME, or NAME-2 and so on. */
	private Path freeSibling(final String name) {
		Path place = folder.resolveSibling(name);
		for (int i = 2; Files.exists(place); i++)
			place = folder.resolveSibling(name + "-" + i);
		return place;
	}

	/**
	 * Writes the scores so far, which remain even if the program is killed.
	 *
	 * @throws UncheckedIOException where they cannot be written
	 */
	public void keep(final ScoreTable scores) {
		try {
			writeScores(part.path(), scores);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	/**
	 * Writes the report; where that fails, into a new temporary folder instead, since hours of work are in it.
	 *
	 * @return {@code report.html}
	 * @throws IOException where the folder cannot be written any more, naming the temporary one
	 */
	public Path write(final Report report) throws IOException {
		try {
			writeHere(report);
		}
		catch (final IOException exc) {
			throw elsewhere(report, exc);
		}
		// only now: a program that is killed before its report is in place must find them again
		deleteFolder(folder.resolve(LEVELS));
		return folder.resolve("report.html");
	}

	private void writeHere(final Report report) throws IOException {
		if (part == null) part = PartFolder.anew(folder);
		fill(part.path(), report);
		part.complete();
		part = null;
	}

	private static void deleteFolder(final Path flat) throws IOException {
		if (!Files.exists(flat)) return;
		for (final Path file : filesOf(flat))
			Files.delete(file);
		Files.delete(flat);
	}

	private IOException elsewhere(final Report report, final IOException exc) throws IOException {
		final String refused = "The report cannot be written to " + folder + " (" + exc + ")";
		try {
			final Path saved = Files.createTempDirectory("evaluation");
			fill(saved, report);
			return new IOException(refused + ". It is whole in " + saved + ": copy it from there.", exc);
		}
		catch (final IOException again) {
			exc.addSuppressed(again);
			return new IOException(refused + ", nor to the folder for temporary files (" + again + "). " + kept(), exc);
		}
	}

	/** Leaves the scores where they are, since they are nowhere else, and says where that is. */
	private String kept() throws IOException {
		if (part == null) return "";
		final Path scores = part.path().resolve(SCORES);
		part.leave();
		part = null;
		return "The scores are in " + scores + "; called again, the evaluation needs only to write the report.";
	}

	/**
	 * If no report was written, lets go of the folder, so that an evaluation of the same plan goes on with the levels
	 * that were kept; deletes what is there where none were.
	 */
	@Override
	public void close() throws IOException {
		if (part == null) return;
		if (Files.exists(levels())) part.leave();
		else part.discard(new IOException("No report was written."));
		part = null;
	}

	private static void writeScores(final Path folder, final ScoreTable scores) throws IOException {
		AtomicFile.write(folder.resolve(SCORES), out -> out.write(scores.scoresCsv().getBytes(StandardCharsets.UTF_8)));
	}

	private static void fill(final Path part, final Report report) throws IOException {
		writeScores(part, report.table());
		Files.writeString(part.resolve("summary.csv"), report.table().summaryCsv(report.pyramid()));
		Files.writeString(part.resolve("report.html"), page(part, report).html());
	}

	/** Draws all pictures, and makes the page that shows them. */
	private static HtmlPage page(final Path part, final Report report) throws IOException {
		final Map<Figure, byte[]> plots = new LinkedHashMap<>();
		try {
			plots(Files.createDirectories(part.resolve("plots")), report, plots);
			return new HtmlPage(report, plots, gallery(part.resolve("gallery.png"), report), report.notes());
		}
		catch (final LinkageError | InternalError exc) {
			// without fonts or AWT there are no pictures, but the figures are complete
			return new HtmlPage(report, plots, null, withNote(report, exc));
		}
	}

	private static List<String> withNote(final Report report, final Error reason) {
		final List<String> notes = new ArrayList<>(report.notes());
		notes.add("This Java cannot draw pictures (" + reason + "): plots or the gallery are missing.");
		return notes;
	}

	private static void plots(final Path folder, final Report report, final Map<Figure, byte[]> plots)
		throws IOException
	{
		for (final Figure figure : report.table().figures()) {
			final Curves curves = Curves.of(report.table(), report.pyramid(), figure);
			if (curves.isEmpty()) continue;
			plots.put(figure, write(Chart.of(curves), folder, fileName(figure)));
		}
	}

	/** Writes a plot as PNG and as SVG, and returns the latter. */
	private static byte[] write(final XYChart chart, final Path folder, final String name) throws IOException {
		writePng(chart, folder.resolve(name + ".png"));
		final byte[] svg = svg(chart);
		Files.write(folder.resolve(name + ".svg"), svg);
		return svg;
	}

	private static void writePng(final XYChart chart, final Path file) throws IOException {
		BitmapEncoder.saveBitmapWithDPI(chart, file.toString(), BitmapFormat.PNG, DPI);
	}

	/** A plot as SVG without the document type, which names a file on the network. */
	private static byte[] svg(final XYChart chart) throws IOException {
		final String svg = new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
		return withoutType(svg).getBytes(StandardCharsets.UTF_8);
	}

	private static String withoutType(final String svg) {
		return svg.replaceFirst("<!DOCTYPE[^>]*>\\s*", "");
	}

	private static byte[] gallery(final Path file, final Report report) throws IOException {
		final BufferedImage picture = Gallery.draw(report.examples(), report.pyramid(), report.pixel());
		ImageIO.write(picture, "png", file.toFile());
		return Files.readAllBytes(file);
	}

	/** "Gauss MS-SSIM" → gauss-ms-ssim. */
	private static String fileName(final Figure figure) {
		return figure.column().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
	}

	private static List<Path> filesOf(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}
}
