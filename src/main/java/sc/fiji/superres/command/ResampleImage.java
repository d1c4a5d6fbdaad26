package sc.fiji.superres.command;

import java.util.ArrayList;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;

import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.imageplus.Palette;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.user.ImageJProgress;

/** Resizes an image as Pillow does, plane by plane; the pixel size follows. */
@Plugin(type = Command.class, label = "Resample Image...", attrs = @Attr(name = "no-legacy"),
	description = "Resizes an image with one of the six filters of the Pillow library.")
public final class ResampleImage extends ContextCommand {

	@Parameter(label = "Image", persist = false, description = "Image to resize, of any type; stacks slice by slice")
	private ImagePlus input;

	@Parameter(label = "Width (pixels, 0 = as it is)", persist = false,
		description = "Width of the result in pixels, 0 keeps it")
	private int width = 0;

	@Parameter(label = "Height (pixels, 0 = as it is)", persist = false,
		description = "Height of the result in pixels, 0 keeps it")
	private int height = 0;

	@Parameter(label = "Factor (0 = by width and height)", style = "format:0.######", persist = false,
		description = "Ratio of the new size to the old one, used instead of width and height when it is above 0")
	private double factor = 0;

	@Parameter(label = "Filter", persist = false, description = "How pixels are mixed", choices = { "nearest", "box",
		"bilinear", "hamming", "bicubic", "lanczos" })
	private String filter = "bicubic";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	public void run() {
		final int newWidth = size("width", width, input.getWidth());
		final int newHeight = size("height", height, input.getHeight());
		requireSize();
		output = resampled(newWidth, newHeight, Filter.of(filter));
	}

	private ImagePlus resampled(final int newWidth, final int newHeight, final Filter chosen) {
		final String title = ImagePlanes.name(input) + "-resampled";
		return EachPlane.of(meant(chosen), title, planes -> resampled(planes, newWidth, newHeight, chosen),
			new ImageJProgress());
	}

	/** The input with the values that its palette means, where a filter mixes them. */
	private ImagePlus meant(final Filter chosen) {
		if (chosen == Filter.NEAREST) return input;
		return Palette.meant(input);
	}

	private static List<RandomAccessibleInterval<?>> resampled(final List<? extends RandomAccessibleInterval<?>> planes,
		final int width, final int height, final Filter filter)
	{
		final List<RandomAccessibleInterval<?>> resampled = new ArrayList<>();
		for (final RandomAccessibleInterval<?> plane : planes)
			resampled.add(ImagePlanes.resample(plane, width, height, filter));
		return resampled;
	}

	private void requireSize() {
		if (factor != 0 || width != 0 || height != 0) return;
		throw new IllegalArgumentException("Nothing to do: give width, height, or a factor above 0.");
	}

	private int size(final String key, final int wanted, final int now) {
		requireNotNegative(key, wanted);
		requireFactor();
		return newSize(wanted, now);
	}

	private int newSize(final int wanted, final int now) {
		if (factor > 0) return Resampler.scaledSize(now, factor);
		if (wanted > 0) return wanted;
		return now;
	}

	private static void requireNotNegative(final String key, final int wanted) {
		if (wanted < 0) throw new IllegalArgumentException(key + "=" + wanted + " must be 0 (keep) or more pixels.");
	}

	private void requireFactor() {
		if (factor >= 0) return;
		throw new IllegalArgumentException("factor=" + factor + " must be 0 (unused) or more.");
	}
}
