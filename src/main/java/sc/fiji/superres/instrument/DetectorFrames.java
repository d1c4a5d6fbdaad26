package sc.fiji.superres.instrument;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.instrument.ScanSlice.Direction;

/**
 * The frames that one detector recorded.
 *
 * @param detector its name; empty where the file does not tell
 * @param unit of the grey values; empty where the file does not tell
 * @param pixel in nm; in "pixel" where the file does not tell
 * @param frames at least one, all of one size and type
 */
public record DetectorFrames(String detector, String unit, PixelSize pixel,
	List<RandomAccessibleInterval<? extends RealType<?>>> frames)
{

	public DetectorFrames {
		frames = List.copyOf(frames);
	}

	/** A name of a detector that none of the others has: its own, with a number where that is taken. */
	public static String uniqueName(final String name, final List<DetectorFrames> others) {
		String unique = name;
		for (int number = 2; isTaken(unique, others); number++)
			unique = (name + " " + number).strip();
		return unique;
	}

	private static boolean isTaken(final String name, final List<DetectorFrames> others) {
		return others.stream().anyMatch(other -> other.detector.equals(name));
	}

	/**
	 * Makes detectors that looked at the same scan channels of one image.
	 *
	 * @param stacks at least one
	 * @return images in the order of their first detectors
	 */
	public static List<ScanImage> images(final List<DetectorFrames> stacks) {
		final List<List<DetectorFrames>> scans = new ArrayList<>();
		for (final DetectorFrames stack : stacks)
			scanOf(stack, scans).add(stack);
		return scans.stream().map(DetectorFrames::image).toList();
	}

	/** The scan that a detector belongs to; a new one where it belongs to none. */
	private static List<DetectorFrames> scanOf(final DetectorFrames stack, final List<List<DetectorFrames>> scans) {
		for (final List<DetectorFrames> scan : scans)
			if (scan.get(0).isOfOneScanWith(stack)) return scan;
		final List<DetectorFrames> scan = new ArrayList<>();
		scans.add(scan);
		return scan;
	}

	private boolean isOfOneScanWith(final DetectorFrames other) {
		return frames.size() == other.frames.size() && pixel.equals(other.pixel) && unit.equals(other.unit) && isLike(
			frames.get(0), other.frames.get(0));
	}

	private static boolean isLike(final RandomAccessibleInterval<? extends RealType<?>> one,
		final RandomAccessibleInterval<? extends RealType<?>> other)
	{
		return Planes.width(one) == Planes.width(other) && Planes.height(one) == Planes.height(other) && one.getType()
			.getClass() == other.getType().getClass();
	}

	private static ScanImage image(final List<DetectorFrames> detectors) {
		final DetectorFrames first = detectors.get(0);
		final List<String> names = detectors.stream().map(DetectorFrames::detector).toList();
		final List<ScanSlice> slices = new ArrayList<>();
		for (int frame = 0; frame < first.frames.size(); frame++)
			for (final DetectorFrames detector : detectors)
				slices.add(detector.slice(frame, detectors.size()));
		return new ScanImage(String.join(", ", names), names, first.unit, first.pixel, slices);
	}

	/** @param detectors how many looked at the scan */
	private ScanSlice slice(final int frame, final int detectors) {
		final List<String> words = new ArrayList<>();
		if (detectors > 1) words.add(detector);
		if (frames.size() > 1) words.add("frame " + (frame + 1));
		return new ScanSlice(String.join(" ", words), Direction.ONLY, frames.get(frame));
	}
}
