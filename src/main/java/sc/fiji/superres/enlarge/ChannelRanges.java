package sc.fiji.superres.enlarge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.HotPixels;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.imageplus.CalibratedGrey;
import sc.fiji.superres.imageplus.ImagePlanes;

/**
 * The grey values that map to 0 and 1 in each channel of an image: channels are different quantities, such as a height
 * in metres and a current, and each has its own. Red, green and blue of an RGB image share one.
 *
 * @param ranges one for each channel
 */
public record ChannelRanges(List<IntensityRange> ranges) {

	/** How the range of a channel is found. */
	private interface Finder {

		IntensityRange range(List<RandomAccessibleInterval<? extends RealType<?>>> planes, Consumer<HotPixels> hot);
	}

	/**
	 * As stored grey values.
	 *
	 * @param text as {@link IntensityRange#parse} reads it, for each channel; in calibrated values
	 * @param leftOut gets a line where hot pixels do not set a range
	 */
	static ChannelRanges stored(final String text, final ImagePlus image, final Consumer<String> leftOut) {
		final CalibratedGrey grey = CalibratedGrey.of(image);
		return each(image, leftOut, (planes, hot) -> grey.storedRange(text, planes, hot));
	}

	/** The same as calibrated values ({@link CalibratedGrey}). */
	public static ChannelRanges calibrated(final String text, final ImagePlus image, final Consumer<String> leftOut) {
		final CalibratedGrey grey = CalibratedGrey.of(image);
		return each(image, leftOut, (planes, hot) -> grey.range(text, planes, hot));
	}

	private static ChannelRanges each(final ImagePlus image, final Consumer<String> leftOut, final Finder finder) {
		final List<IntensityRange> ranges = new ArrayList<>();
		final int channels = image.getNChannels();
		for (int c = 1; c <= channels; c++) {
			final String name = image.getTitle() + (channels > 1 ? ", channel " + c : "");
			ranges.add(finder.range(ImagePlanes.channel(image, c), hot -> leftOut.accept(hot.describe(name))));
		}
		return new ChannelRanges(ranges);
	}

	/** What stored values stand for. */
	ChannelRanges shown(final CalibratedGrey grey) {
		return new ChannelRanges(ranges.stream().map(grey::shown).toList());
	}

	/** @param slice of the stack, from 0; channels come first in it */
	public IntensityRange ofSlice(final int slice) {
		return ranges.get(slice % ranges.size());
	}

	/** Whether one range serves all slices. */
	boolean isOne() {
		return new HashSet<>(ranges).size() == 1;
	}

	/** For people: "grey values from 0.0 to 255.0 were 0 to 1", a line for each channel where they differ. */
	String describe() {
		if (isOne()) return describe("grey values", ranges.get(0));
		final List<String> lines = new ArrayList<>();
		for (int c = 0; c < ranges.size(); c++)
			lines.add(describe("grey values of channel " + (c + 1), ranges.get(c)));
		return String.join("\n  ", lines);
	}

	private static String describe(final String what, final IntensityRange range) {
		return what + " from " + range.low() + " to " + range.high() + " were 0 to 1";
	}
}
