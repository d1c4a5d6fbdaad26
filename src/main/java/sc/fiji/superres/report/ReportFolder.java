package sc.fiji.superres.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * The output of an evaluation: {@code scores.csv}, {@code summary.csv}, {@code plots/} (SVG and PNG), {@code gallery.png} and
 * {@code report.html}.
 * <p>
 * The folder grows under a hidden name beside its place and is renamed when it is complete: it is whole or not there.
 * </p>
 */
public final class ReportFolder {

	private static final int FINER = 3; // pixels of a PNG plot a CSS pixel: about 290 a printed inch

	private final Path folder;

	private ReportFolder(final Path folder) {
		this.folder = folder;
	}

	/**
	 * The folder, which must not be there yet, or be empty; to be asked before the evaluation begins.
	 *
	 * @throws IOException where something is there
	 */
	public static ReportFolder at(final Path folder) throws IOException {
		final Path place = folder.toAbsolutePath().normalize();
		if (Files.exists(place) && !isEmptyFolder(place)) throw new IOException("output=" + folder +
			" is there already and not empty. Give a new folder, or delete this one: reports are not mixed.");
		return new ReportFolder(place);
	}

	/**
	 * Writes the report.
	 *
	 * @return {@code report.html}
	 */
	public Path write(final Report report) throws IOException {
		final Path part = folder.resolveSibling("." + folder.getFileName() + ".part");
		delete(part);
		Files.createDirectories(part);
		try {
			fill(part, report);
			if (Files.exists(folder)) Files.delete(folder); // empty, or this fails
			Files.move(part, folder);
		}
		finally {
			delete(part);
		}
		return folder.resolve("report.html");
	}

	private static void fill(final Path part, final Report report) throws IOException {
		Files.writeString(part.resolve("scores.csv"), report.table().scoresCsv());
		Files.writeString(part.resolve("summary.csv"), report.table().summaryCsv(report.pyramid()));
		final List<String> notes = new ArrayList<>(report.notes());
		final Map<String, String> plots = new LinkedHashMap<>();
		final Path folder = Files.createDirectories(part.resolve("plots"));
		for (final String metric : report.table().metrics()) {
			final Curves curves = Curves.of(report.table(), report.pyramid(), metric);
			if (curves.isEmpty()) continue;
			final SvgCanvas svg = new SvgCanvas(Chart.WIDTH, Chart.HEIGHT);
			Chart.draw(curves, svg);
			plots.put(metric, svg.svg());
			Files.writeString(folder.resolve(fileName(metric) + ".svg"), svg.svg());
		}
		final byte[] gallery = pictures(part, report, notes);
		if (gallery != null) Files.write(part.resolve("gallery.png"), gallery);
		Files.writeString(part.resolve("report.html"), new HtmlPage(report, plots, gallery, notes).html());
	}

	/** PNG files; a Java without fonts or AWT costs them, but not the figures. */
	private static byte[] pictures(final Path part, final Report report, final List<String> notes) throws IOException {
		try {
			for (final String metric : report.table().metrics()) {
				final Curves curves = Curves.of(report.table(), report.pyramid(), metric);
				if (curves.isEmpty()) continue;
				final PictureCanvas canvas = new PictureCanvas(Chart.WIDTH, Chart.HEIGHT, FINER);
				Chart.draw(curves, canvas);
				Files.write(part.resolve("plots").resolve(fileName(metric) + ".png"), png(canvas.picture()));
			}
			return png(Gallery.draw(report.examples(), report.pyramid(), report.pixel()));
		}
		catch (final LinkageError | InternalError exc) {
			notes.add("This Java cannot draw pictures (" + exc + "): plots are SVG only, and there is no gallery.");
			return null;
		}
	}

	/** "Gauss MS-SSIM" → gauss-ms-ssim. */
	static String fileName(final String metric) {
		return metric.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
	}

	private static byte[] png(final BufferedImage picture) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(picture, "png", out);
		return out.toByteArray();
	}

	private static boolean isEmptyFolder(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) return false;
		try (Stream<Path> files = Files.list(folder)) {
			return files.findAny().isEmpty();
		}
	}

	private static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		final List<Path> files;
		try (Stream<Path> found = Files.walk(folder)) {
			files = found.sorted((a, b) -> b.compareTo(a)).toList();
		}
		for (final Path file : files)
			Files.delete(file);
	}
}
