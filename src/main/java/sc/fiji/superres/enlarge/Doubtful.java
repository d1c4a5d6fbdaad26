package sc.fiji.superres.enlarge;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.RoiScaler;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.believe.Beliefs;

/**
 * The places of a result whose error is not bounded by the tolerance: an overlay of a colour that no grey image has, so
 * that nobody takes it for structure. Image > Overlay hides or removes it.
 */
final class Doubtful {

	/** Neither grey nor among the colours of maps, and told from both by people who see no red or no green. */
	static final Color COLOUR = new Color(0, 190, 200);
	/** For people. */
	static final String NAME = "turquoise";
	private static final int OPACITY = 120;
	private static final int DIGITS = 4;
	private static final int WHITE = 255;

	/** What is marked in each slice, in pixels of the input; null where nothing is. */
	private final List<Roi> slices = new ArrayList<>();
	private final String what;

	/** @param tolerance greatest error in % of the contrast */
	Doubtful(final double tolerance) {
		what = "error may exceed " + NumberText.plain(tolerance, DIGITS) + " % of the contrast";
	}

	/**
	 * Adds the next slice.
	 *
	 * @param within {@code width × height} pixels of the input: 1 where the result lies within the tolerance
	 */
	void add(final float[] within, final int width, final int height) {
		final ByteProcessor mask = new ByteProcessor(width, height);
		boolean isAll = true;
		boolean isNone = true;
		for (int i = 0; i < within.length; i++) {
			final boolean isMarked = within[i] != 1;
			mask.set(i, isMarked ? WHITE : 0);
			isAll &= isMarked;
			isNone &= !isMarked;
		}
		slices.add(roi(mask, isAll, isNone));
	}

	private static Roi roi(final ByteProcessor mask, final boolean isAll, final boolean isNone) {
		if (isNone) return null;
		if (isAll) return new Roi(0, 0, mask.getWidth(), mask.getHeight());
		mask.setThreshold(WHITE, WHITE, ImageProcessor.NO_LUT_UPDATE);
		return new ThresholdToSelection().convert(mask);
	}

	/** Marks a result, s times larger than the input each way. */
	void cover(final ImagePlus result, final int s) {
		final Overlay overlay = result.getOverlay() == null ? new Overlay() : result.getOverlay();
		for (int i = 0; i < slices.size(); i++)
			if (slices.get(i) != null) overlay.add(placed(slices.get(i), result, i + 1, s));
		if (overlay.size() == 0) return;
		result.setOverlay(overlay);
		tell(result);
	}

	/** In the line above the image, which a stack has for its slices. */
	private void tell(final ImagePlus result) {
		if (result.getStackSize() == 1) result.setProp("Slice_Label", NAME + ": " + what);
	}

	private Roi placed(final Roi small, final ImagePlus result, final int slice, final int s) {
		final Roi roi = RoiScaler.scale(small, s, s, false);
		roi.setFillColor(new Color(COLOUR.getRed(), COLOUR.getGreen(), COLOUR.getBlue(), OPACITY));
		roi.setName(Beliefs.DOUBTFUL + what);
		if (result.getStackSize() == 1) return roi;
		if (!result.isHyperStack()) {
			roi.setPosition(slice);
			return roi;
		}
		final int[] place = result.convertIndexToPosition(slice);
		roi.setPosition(place[0], place[1], place[2]);
		return roi;
	}
}
