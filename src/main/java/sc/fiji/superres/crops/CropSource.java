package sc.fiji.superres.crops;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;

/** What a {@code Protocol} puts into a model and compares its results with. */
public interface CropSource {

	/**
	 * One crop, ready for a model.
	 *
	 * @param image name of the image the input is from
	 * @param range of that image
	 * @param number of the image
	 * @param crop its number in the image
	 * @param referee takes a result on the scale 0 … 255 to what it is to be compared with
	 */
	record Sample(RandomAccessibleInterval<? extends RealType<?>> input, IntensityRange range, ZoomLevel level,
		String image, int number, int crop, Function<RandomAccessibleInterval<? extends RealType<?>>, Matched> referee)
	{

		/** Whether it is the one to show of its level. */
		public boolean first() {
			return number == 0 && crop == 0;
		}
	}

	/**
	 * What a result is compared with.
	 *
	 * @param origin where it is from
	 * @param reference for people to see, on the scale 0 … 255; null where none was found
	 * @param compared the two planes that are measured, of one size; null where none was found
	 * @param judged whether the result is to be measured and counted in the means
	 * @param why the result is not judged, or what to know of it; else empty
	 */
	record Matched(Score.Origin origin, RandomAccessibleInterval<? extends RealType<?>> reference, Compared compared,
		boolean judged, String why)
	{

		/** A result that is measured, and of which there is nothing to know. */
		static Matched judged(final Score.Origin origin,
			final RandomAccessibleInterval<? extends RealType<?>> reference, final Compared compared)
		{
			return new Matched(origin, reference, compared, true, "");
		}

		/** A result that was compared, but is not counted. */
		static Matched leftOut(final Score.Origin origin, final Compared compared, final String why) {
			return new Matched(origin, compared.reference, compared, false, why);
		}
	}

	/** A result and a reference, on the scale 0 … 255, as they are measured. */
	record Compared(RandomAccessibleInterval<? extends RealType<?>> result,
		RandomAccessibleInterval<? extends RealType<?>> reference)
	{}

	/** The images that inputs are from. */
	List<SourceImage> inputs();

	/** Whether crops of that image can be had at that level. */
	boolean fits(ZoomLevel level, int image);

	/** The crops of an image at a zoom level where they fit. Each is made when its turn comes. */
	Stream<Sample> samples(ZoomLevel level, int image);

	/** How inputs and references come about, for people. */
	String description();

	/** At which zoom levels results are compared, for people. */
	String levels();

	/** Whether inputs and references are of one recording. */
	default boolean oneRecording() {
		return false;
	}

	/** Bytes that the search for one result takes, at most. */
	default long bytesOfAMatch() {
		return 0;
	}
}
