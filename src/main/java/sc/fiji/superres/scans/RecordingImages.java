package sc.fiji.superres.scans;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;

import sc.fiji.superres.imageplus.ImageFormat;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanImage;
import sc.fiji.superres.instrument.ScanSlice;

/**
 * Images of ImageJ from the recording in a microscope's file, not shown.
 * <p>
 * They are titled after the file; where it holds several images, after file and quantity ({@code scan-Current.sxm}).
 * Detectors are channels, frames and directions of the scan lines are frames. Pixels are calibrated in nm. The info
 * lists what the file tells of the acquisition; the unit of the grey values is the calibration's value unit and the
 * property {@value #UNIT}, which TIFFs keep.
 * </p>
 */
public final class RecordingImages {

	/** Property of an image: the unit of its grey values. */
	public static final String UNIT = "Value unit";

	private RecordingImages() {}

	/** All images of a recording, in its order. */
	public static List<ImagePlus> all(final Path file, final Recording recording) {
		final List<ImagePlus> images = new ArrayList<>();
		for (final ScanImage image : recording.images())
			images.add(image(file, recording, image));
		return images;
	}

	/** The image that a training takes; where there are others, its info names them. */
	static ImagePlus first(final Path file, final Recording recording) {
		final ImagePlus first = image(file, recording, recording.images().get(0));
		first.setTitle(file.getFileName().toString());
		return first;
	}

	private static ImagePlus image(final Path file, final Recording recording, final ScanImage scan) {
		final ImagePlus image = new ImagePlus(title(file, recording, scan), stack(scan));
		final int channels = scan.channels().size();
		image.setDimensions(channels, 1, image.getStackSize() / channels);
		ImagePlanes.setPixelSize(image, scan.pixel());
		if (!scan.unit().isEmpty()) setUnit(image, scan.unit());
		image.setProperty("Info", info(recording, scan));
		image.setFileInfo(ImageFormat.fileInfo(file));
		return asComposite(image);
	}

	private static String title(final Path file, final Recording recording, final ScanImage scan) {
		final String name = file.getFileName().toString();
		if (recording.images().size() == 1 || scan.name().isEmpty()) return name;
		final int dot = name.lastIndexOf('.');
		return name.substring(0, dot) + "-" + scan.name().replaceAll("[/\\\\:]", "_") + name.substring(dot);
	}

	private static ImageStack stack(final ScanImage scan) {
		final ImageStack stack = new ImageStack();
		for (final ScanSlice slice : scan.slices())
			stack.addSlice(label(slice), ImagePlanes.processor(slice.plane()));
		return stack;
	}

	/** Null where there is nothing to say, as ImageJ has it. */
	private static String label(final ScanSlice slice) {
		if (slice.label().isEmpty()) return null;
		return slice.label();
	}

	/** Says in which unit the grey values of an image are. */
	public static void setUnit(final ImagePlus image, final String unit) {
		image.getCalibration().setValueUnit(unit);
		image.setProp(UNIT, unit);
	}

	private static String info(final Recording recording, final ScanImage scan) {
		final StringBuilder info = new StringBuilder();
		addLine(info, "Quantity", scan.name());
		if (scan.channels().size() > 1) addLine(info, "Channels", String.join(", ", scan.channels()));
		addLine(info, "Value unit", scan.unit());
		addLine(info, "Others in the file", others(recording, scan));
		for (final Map.Entry<String, String> fact : recording.facts().entrySet())
			addLine(info, fact.getKey(), fact.getValue());
		return info.toString();
	}

	private static void addLine(final StringBuilder info, final String name, final String value) {
		if (!value.isEmpty()) info.append(name).append(": ").append(value).append('\n');
	}

	private static String others(final Recording recording, final ScanImage scan) {
		return recording.images().stream().filter(image -> image != scan).map(ScanImage::name).collect(Collectors
			.joining(", "));
	}

	private static ImagePlus asComposite(final ImagePlus image) {
		if (image.getNChannels() == 1) return image;
		final CompositeImage composite = new CompositeImage(image, CompositeImage.GRAYSCALE);
		composite.setOpenAsHyperStack(true);
		return composite;
	}
}
