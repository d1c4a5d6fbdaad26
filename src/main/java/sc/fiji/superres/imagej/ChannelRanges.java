package sc.fiji.superres.imagej;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

import ij.ImagePlus;

import sc.fiji.superres.image.IntensityRange;

/**
 * The grey values that map to 0 and 1 in each channel of an image: channels are different quantities, such as a
 * height in metres and a current, and each has its own. Red, green and blue of an RGB image share one.
 *
 * @param ranges one for each channel
 */
public record ChannelRanges(List<IntensityRange> ranges) {

	/**
	 * @param text as {@link IntensityRange#parse} reads it, for each channel
	 * @param leftOut gets a line where hot pixels do not set a range
	 */
	public static ChannelRanges parse(final String text, final ImagePlus image, final Consumer<String> leftOut) {
		final List<IntensityRange> ranges = new ArrayList<>();
		final int channels = image.getNChannels();
		for (int c = 1; c <= channels; c++) {
			final String name = image.getTitle() + (channels > 1 ? ", channel " + c : "");
			final var planes = ImagePlanes.channel(image, c);
			ranges.add(IntensityRange.parse(text, planes, hot -> leftOut.accept(hot.describe(name))));
		}
		return new ChannelRanges(ranges);
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
