package sc.fiji.superres.recall;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import sc.fiji.superres.scene.Scene.Defect;

/**
 * Draws {@code defects.png}: one defect of each kind, in the scan, in every result and in the truth, on the grey scale
 * of the truth. A frame says what became of it.
 */
public final class RecallPicture {

	private static final int TILE = 104;
	private static final int GAP = 6;
	private static final int LEFT = 112;
	private static final int TOP = 26;
	private static final int BOTTOM = 30;
	private static final Color KEPT = new Color(0, 140, 60);
	private static final Color FLAGGED = new Color(240, 150, 0);
	private static final Color LOST = new Color(210, 0, 40);
	private static final List<String> LABELS = List.of("Scan", "Bicubic", "Published", "Independent", "Starter",
		"Truth");
	private static final String STEM = "gan-stem x4 24.6 pm dose 15 301";
	/** Kinds of rows, each with the first words of the folder of the scan that it is shown from. */
	private static final List<String[]> ROWS = List.of(row("vacancy", STEM), row("faint", STEM), row("bright", STEM),
		row("displaced", STEM), row("antisite", STEM), row("interstitial", STEM), row("boundary",
			"gan-stem x4 24.6 pm dose 15 304"), row("step", "mos2-stm x2 31.3 pm dose 15 304"), row("adatom",
				"mos2-stm x2 31.3 pm dose 15 302"));

	private final Graphics2D canvas;

	private RecallPicture(final Graphics2D canvas) {
		this.canvas = canvas;
	}

	private static String[] row(final String kind, final String folder) {
		return new String[] { kind, folder };
	}

	/** @param args the folder of the study */
	public static void main(final String[] args) throws IOException {
		final Path folder = Path.of(args[0]);
		final int width = LEFT + LABELS.size() * (TILE + GAP);
		final int height = TOP + ROWS.size() * (TILE + GAP) + BOTTOM;
		final BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D canvas = picture.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		canvas.setColor(Color.WHITE);
		canvas.fillRect(0, 0, width, height);
		new RecallPicture(canvas).draw(folder.resolve("measured"), height);
		ImageIO.write(picture, "png", folder.resolve("defects.png").toFile());
	}

	private void draw(final Path measured, final int height) throws IOException {
		canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
		canvas.setColor(Color.BLACK);
		for (int i = 0; i < LABELS.size(); i++)
			canvas.drawString(LABELS.get(i), left(i) + 2, TOP - 8);
		for (int i = 0; i < ROWS.size(); i++)
			drawRow(i, ROWS.get(i)[0], Measured.of(measured.resolve(ROWS.get(i)[1])));
		drawLegend(height - 9);
	}

	private static int left(final int column) {
		return LEFT + column * (TILE + GAP);
	}

	private void drawRow(final int row, final String kind, final Measured scan) throws IOException {
		final int top = TOP + row * (TILE + GAP);
		canvas.setColor(Color.BLACK);
		canvas.drawString(kind, 6, top + TILE / 2);
		final Defect defect = middlemost(scan, kind);
		canvas.drawString(note(kind, defect), 6, top + TILE / 2 + 19);
		final Scale scale = Scale.of(scan.fine("truth"), defect, scan.microscope());
		scale.draw(canvas, scan.input(), true, left(0), top);
		final String starter = scan.microscope() == Microscope.STEM ? "stem-lattice-x4" : "stm-lattice-x2";
		final List<String> models = List.of("bicubic", "published", "independent", starter);
		for (int i = 0; i < models.size(); i++)
			drawResult(scan, models.get(i), defect, scale, left(i + 1), top);
		scale.draw(canvas, scan.fine("truth"), false, left(5), top);
	}

	/** How much of it there is. */
	private static String note(final String kind, final Defect defect) {
		return switch (kind) {
			case "faint", "bright" -> "×" + defect.strength();
			case "displaced" -> Math.round(1000 * defect.displacement()) + " pm";
			default -> "";
		};
	}

	private static Defect middlemost(final Measured scan, final String kind) throws IOException {
		return scan.defects().stream().filter(defect -> defect.kind().equals(kind)).min((a, b) -> Double.compare(
			fromMiddle(scan, a), fromMiddle(scan, b))).orElseThrow();
	}

	private static double fromMiddle(final Measured scan, final Defect defect) {
		final double middle = scan.input().width() * scan.pixel() / 2000;
		return Math.hypot(defect.x() - middle, defect.y() - middle);
	}

	private void drawResult(final Measured scan, final String model, final Defect defect, final Scale scale,
		final int left, final int top) throws IOException
	{
		if (!Files.exists(scan.folder().resolve("result " + model + ".tif"))) return;
		scale.draw(canvas, scan.fine("result " + model), false, left, top);
		final Recall recall = scan.recall(model);
		final Fate fate = recall.fates().get(scan.defects().indexOf(defect));
		canvas.setStroke(new BasicStroke(3));
		canvas.setColor(fate.isKept() ? KEPT : scan.flags(model, recall).isFlagged(defect) ? FLAGGED : LOST);
		canvas.drawRect(left + 1, top + 1, TILE - 3, TILE - 3);
	}

	private void drawLegend(final int y) {
		int x = LEFT;
		x = drawWord("kept", KEPT, x, y);
		x = drawWord("lost, flagged by the map", FLAGGED, x, y);
		drawWord("lost, not flagged", LOST, x, y);
	}

	private int drawWord(final String word, final Color colour, final int x, final int y) {
		canvas.setColor(colour);
		canvas.setStroke(new BasicStroke(3));
		canvas.drawRect(x + 1, y - 12, 12, 12);
		canvas.setColor(Color.BLACK);
		canvas.drawString(word, x + 20, y);
		return x + 44 + canvas.getFontMetrics().stringWidth(word);
	}

	/**
	 * A square of the sample and its grey scale.
	 *
	 * @param side of the square, nm
	 */
	private record Scale(Defect defect, double side, double black, double white) {

		private static Scale of(final View truth, final Defect defect, final Microscope microscope) {
			final double side = microscope == Microscope.STEM ? 1.3 : 2.2;
			double black = Double.MAX_VALUE;
			double white = -Double.MAX_VALUE;
			for (int k = 0; k < TILE * TILE; k++) {
				final double value = truth.at(x(defect, side, k % TILE), y(defect, side, k / TILE));
				black = Math.min(black, value);
				white = Math.max(white, value);
			}
			return new Scale(defect, side, black, white);
		}

		private static double x(final Defect defect, final double side, final int column) {
			return defect.x() + side * ((column + 0.5) / TILE - 0.5);
		}

		private static double y(final Defect defect, final double side, final int row) {
			return defect.y() + side * ((row + 0.5) / TILE - 0.5);
		}

		private void draw(final Graphics2D canvas, final View view, final boolean blocks, final int left,
			final int top)
		{
			final BufferedImage tile = new BufferedImage(TILE, TILE, BufferedImage.TYPE_BYTE_GRAY);
			for (int k = 0; k < TILE * TILE; k++)
				tile.getRaster().setSample(k % TILE, k / TILE, 0, grey(value(view, blocks, x(defect, side, k % TILE), y(
					defect, side, k / TILE))));
			canvas.drawImage(tile, left, top, null);
		}

		private static double value(final View view, final boolean blocks, final double x, final double y) {
			if (!blocks) return view.at(x, y);
			final double p = view.pixel();
			return view.at((Math.floor(x / p) + 0.5) * p, (Math.floor(y / p) + 0.5) * p);
		}

		private int grey(final double value) {
			return (int) Math.max(0, Math.min(255, 255 * (value - black) / (white - black)));
		}
	}
}
