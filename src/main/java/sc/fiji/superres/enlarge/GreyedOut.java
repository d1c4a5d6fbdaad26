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

/**
 * The places of a result whose error is not bounded by the tolerance: a half-transparent grey overlay, which Image >
 * Overlay hides or removes.
 */
final class GreyedOut {

	private static final Color GREY = new Color(128, 128, 128, 176);
	private static final int WHITE = 255;

	/** What is greyed out in each slice, in pixels of the input; null where nothing is. */
	private final List<Roi> slices = new ArrayList<>();

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
			final boolean grey = within[i] != 1;
			mask.set(i, grey ? WHITE : 0);
			isAll &= grey;
			isNone &= !grey;
		}
		slices.add(roi(mask, isAll, isNone));
	}

	private static Roi roi(final ByteProcessor mask, final boolean isAll, final boolean isNone) {
		if (isNone) return null;
		if (isAll) return new Roi(0, 0, mask.getWidth(), mask.getHeight());
		mask.setThreshold(WHITE, WHITE, ImageProcessor.NO_LUT_UPDATE);
		return new ThresholdToSelection().convert(mask);
	}

	/** Lays the grey over a result, s times larger than the input each way. */
	void cover(final ImagePlus result, final int s) {
		final Overlay overlay = result.getOverlay() == null ? new Overlay() : result.getOverlay();
		for (int i = 0; i < slices.size(); i++)
			if (slices.get(i) != null) overlay.add(placed(slices.get(i), result, i + 1, s));
		if (overlay.size() > 0) result.setOverlay(overlay);
	}

	private static Roi placed(final Roi small, final ImagePlus result, final int slice, final int s) {
		final Roi roi = RoiScaler.scale(small, s, s, false);
		roi.setFillColor(GREY);
		roi.setName("not within the tolerance");
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
