package sc.fiji.superres.compare;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import javax.imageio.ImageIO;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.sheet.Look;
import sc.fiji.superres.sheet.Sheet;

/** A comparison as a PNG file. */
public final class Figure {

	private static final String END = ".png";
	/** Sides of a panel, in pixels; at 100 % it shows as many of the field. */
	private static final int LEAST = 200;
	private static final int MOST = 400;

	private Figure() {}

	/** All exhibits side by side at 100 %, where contrast is highest; no display is needed. */
	public static BufferedImage of(final Compared images) {
		final int slice = images.firstSlice();
		final Sheet sheet = images.sheet(slice, new Look(1));
		final Dimension panel = new Dimension(side(sheet.field().width), side(sheet.field().height));
		return sheet.picture(sheet.around(panel), images.firstChoice(), images.firstView(slice));
	}

	private static int side(final int field) {
		return Math.max(LEAST, Math.min(MOST, field));
	}

	/**
	 * Writes a figure; one that is there already is replaced when the new one is complete.
	 *
	 * @throws IOException where that is not possible, naming the file
	 */
	public static void write(final BufferedImage figure, final Path file) throws IOException {
		AtomicFile.write(file, out -> ImageIO.write(figure, "png", out));
	}

	/**
	 * A file name that people gave for a figure.
	 *
	 * @throws IllegalArgumentException where it does not end in {@code .png}
	 */
	public static Path file(final String name) {
		final String trimmed = name.trim();
		if (trimmed.toLowerCase(Locale.ROOT).endsWith(END)) return Path.of(trimmed);
		throw new IllegalArgumentException("save=[" + trimmed + "] does not end in .png, and figures are PNG files: " +
			"name it [" + trimmed + ".png].");
	}
}
