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
	 * The ranges in the grey values that an image stores.
	 *
	 * @param text as {@link IntensityRange#parse} reads it, for each channel; in calibrated values
	 * @param leftOut gets a line where hot pixels do not set a range
	 */
	static ChannelRanges stored(final String text, final ImagePlus image, final Consumer<String> leftOut) {
		final CalibratedGrey grey = CalibratedGrey.of(image);
		return each(image, leftOut, (planes, hot) -> grey.storedRange(text, planes, hot));
	}

	/**
	 * The ranges in calibrated values ({@link CalibratedGrey}).
	 *
	 * @param text as {@link IntensityRange#parse} reads it, for each channel
	 * @param leftOut gets a line where hot pixels do not set a range
	 */
	public static ChannelRanges calibrated(final String text, final ImagePlus image, final Consumer<String> leftOut) {
		final CalibratedGrey grey = CalibratedGrey.of(image);
		return each(image, leftOut, (planes, hot) -> grey.range(text, planes, hot));
	}

	private static ChannelRanges each(final ImagePlus image, final Consumer<String> leftOut, final Finder finder) {
		final List<IntensityRange> ranges = new ArrayList<>();
		for (int channel = 1; channel <= image.getNChannels(); channel++) {
			final String name = name(image, channel);
			ranges.add(finder.range(ImagePlanes.channel(image, channel), hot -> leftOut.accept(hot.describe(name))));
		}
		return new ChannelRanges(ranges);
	}

	private static String name(final ImagePlus image, final int channel) {
		if (image.getNChannels() == 1) return image.getTitle();
		return image.getTitle() + ", channel " + channel;
	}

	/** The calibrated values that these stored ones stand for. */
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
		return describeEach();
	}

	private String describeEach() {
		final List<String> lines = new ArrayList<>();
		for (int c = 0; c < ranges.size(); c++)
			lines.add(describe("grey values of channel " + (c + 1), ranges.get(c)));
		return String.join("\n  ", lines);
	}

	private static String describe(final String what, final IntensityRange range) {
		return what + " from " + range.low() + " to " + range.high() + " were 0 to 1";
	}
}
