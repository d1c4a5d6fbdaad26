package sc.fiji.superres.command;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import sc.fiji.superres.frames.AlignedFrames;
import sc.fiji.superres.frames.AlignedFrames.Area;
import sc.fiji.superres.frames.Average;
import sc.fiji.superres.frames.FrameAlignment;
import sc.fiji.superres.lines.Plane;
import sc.fiji.superres.imageplus.ImagePlanes;

/** A stack of frames, each with its channels, for {@link AlignFrames}. */
record FrameStack(ImagePlus image) {

	/** @throws IllegalArgumentException when an image is no stack of frames, saying why */
	FrameStack {
		if (image.getType() == ImagePlus.COLOR_RGB) throw refused(image,
			"is an RGB image and has no grey values: convert it first (Image > Type > 8-bit).");
		if (image.getStackSize() / image.getNChannels() < 2) throw refused(image,
			"is a single frame: give a stack of two frames or more of one place.");
		if (Math.min(image.getWidth(), image.getHeight()) < FrameAlignment.LEAST_SIDE) throw refused(image, "has " +
			image.getWidth() + "×" + image.getHeight() + " pixels: frames need at least " + FrameAlignment.LEAST_SIDE +
			" along each side.");
	}

	private static IllegalArgumentException refused(final ImagePlus image, final String why) {
		return new IllegalArgumentException("\"" + image.getTitle() + "\" " + why);
	}

	int count() {
		return image.getStackSize() / channels();
	}

	private int channels() {
		return image.getNChannels();
	}

	/** The number of a slice in the stack, from 1; frame and channel count from 0. */
	private int slice(final int frame, final int channel) {
		return frame * channels() + channel + 1;
	}

	/** What the slices of a frame are called, or nothing. */
	String label(final int frame) {
		final String label = image.getStack().getSliceLabel(slice(frame, 0));
		return label == null ? "" : label;
	}

	/** The frames by which all are aligned: the sum of the channels of each. */
	List<Plane> sums() {
		final List<Plane> sums = new ArrayList<>();
		for (int k = 0; k < count(); k++)
			sums.add(checked(k, sum(k)));
		return sums;
	}

	private Plane sum(final int frame) {
		final Plane sum = plane(frame, 0);
		for (int c = 1; c < channels(); c++) {
			final float[] next = plane(frame, c).values();
			for (int i = 0; i < next.length; i++)
				sum.values()[i] += next[i];
		}
		return sum;
	}

	private Plane plane(final int frame, final int channel) {
		final ImageProcessor pixels = image.getStack().getProcessor(slice(frame, channel));
		final float[] values = new float[image.getWidth() * image.getHeight()];
		for (int i = 0; i < values.length; i++)
			values[i] = pixels.getf(i);
		return new Plane(values, image.getWidth(), image.getHeight());
	}

	private Plane checked(final int frame, final Plane plane) {
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		for (final float value : plane.values()) {
			if (!Float.isFinite(value)) throw refused(image, "has a pixel of " + value + " in frame " + (frame + 1) +
				": replace such pixels first (Process > Noise > Remove NaNs...).");
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		if (least == most) throw refused(image, "shows nothing in frame " + (frame + 1) + ": all its pixels are " +
			least + ". Remove that slice.");
		return plane;
	}

	/** The frames on the area that all show, of the type they have, with their labels. */
	ImagePlus aligned(final AlignedFrames aligned) {
		final ImageStack stack = new ImageStack();
		for (int k = 0; k < count(); k++)
			for (int c = 0; c < channels(); c++)
				stack.addSlice(image.getStack().getSliceLabel(slice(k, c)), typed(aligned.drawn(k, plane(k, c))));
		final ImagePlus result = result("-aligned", stack, aligned.area());
		result.setDimensions(channels(), image.getNSlices(), image.getNFrames());
		result.setOpenAsHyperStack(image.isHyperStack());
		return result;
	}

	private ImageProcessor typed(final Plane plane) {
		final ImageProcessor pixels = blank(plane);
		final double most = image.getBitDepth() == 32 ? 0 : (1 << image.getBitDepth()) - 1;
		for (int i = 0; i < plane.values().length; i++) {
			final float value = plane.values()[i];
			if (most == 0) pixels.setf(i, value);
			else pixels.set(i, (int) Math.max(0, Math.min(most, Math.round(value))));
		}
		return pixels;
	}

	private ImageProcessor blank(final Plane plane) {
		return switch (image.getBitDepth()) {
			case 8 -> new ByteProcessor(plane.width(), plane.height());
			case 16 -> new ShortProcessor(plane.width(), plane.height());
			default -> new FloatProcessor(plane.width(), plane.height());
		};
	}

	/** The average of each channel. */
	List<Average> averages(final AlignedFrames aligned) {
		final List<Average> averages = new ArrayList<>();
		for (int c = 0; c < channels(); c++)
			averages.add(average(aligned, c));
		return averages;
	}

	private Average average(final AlignedFrames aligned, final int channel) {
		final Average average = new Average(aligned.area().width(), aligned.area().height());
		for (int k = 0; k < count(); k++)
			average.add(aligned.drawn(k, measured(plane(k, channel))));
		return average;
	}

	/** The value of each stored grey value, as in a signed 16-bit image; null where they stand for themselves. */
	private float[] meant() {
		if (image.getBitDepth() == 32) return null;
		return image.getCalibration().getCTable();
	}

	/** The values that stored grey values stand for. */
	private Plane measured(final Plane stored) {
		final float[] meant = meant();
		if (meant == null) return stored;
		final float[] values = new float[stored.values().length];
		for (int i = 0; i < values.length; i++)
			values[i] = meant[(int) stored.values()[i]];
		return new Plane(values, stored.width(), stored.height());
	}

	/** The mean of each channel, 32-bit, of the values that grey values stand for. */
	ImagePlus mean(final List<Average> averages, final Area area) {
		return ofChannels("-mean", averages.stream().map(Average::mean).toList(), area);
	}

	/** The standard error of the mean of each channel, 32-bit. */
	ImagePlus standardError(final List<Average> averages, final Area area) {
		final ImagePlus error = ofChannels("-standard-error", averages.stream().map(Average::standardError).toList(),
			area);
		error.resetDisplayRange();
		return error;
	}

	private ImagePlus ofChannels(final String ending, final List<Plane> planes, final Area area) {
		final ImageStack stack = new ImageStack();
		for (final Plane plane : planes)
			stack.addSlice(new FloatProcessor(plane.width(), plane.height(), plane.values()));
		final ImagePlus result = result(ending, stack, area);
		result.setDimensions(channels(), 1, 1);
		final float[] meant = meant();
		if (meant == null) return result;
		final Calibration calibration = result.getCalibration();
		calibration.disableDensityCalibration();
		calibration.setValueUnit(image.getCalibration().getValueUnit());
		result.setDisplayRange(meant[(int) image.getDisplayRangeMin()], meant[(int) image.getDisplayRangeMax()]);
		return result;
	}

	private ImagePlus result(final String ending, final ImageStack stack, final Area area) {
		final ImagePlus result = new ImagePlus(ImagePlanes.name(image) + ending, stack);
		final Calibration calibration = image.getCalibration().copy();
		if (calibration.xOrigin != 0) calibration.xOrigin -= area.left();
		if (calibration.yOrigin != 0) calibration.yOrigin -= area.top();
		result.setCalibration(calibration);
		result.setProperty("Info", image.getInfoProperty());
		result.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		return result;
	}
}
