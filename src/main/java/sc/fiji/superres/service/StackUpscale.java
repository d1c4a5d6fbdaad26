package sc.fiji.superres.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.upscale.GreyUpscale;
import sc.fiji.superres.upscale.Upscaler;

/** Enlarges ImgLib2 images of two or three dimensions, the third slice by slice, with one range for the whole image. */
final class StackUpscale {

	private StackUpscale() {}

	@SuppressWarnings("unchecked") // GreyUpscale gives the type it gets
	static <T extends RealType<T>> RandomAccessibleInterval<T> upscale(final RandomAccessibleInterval<T> image,
		final Upscaler upscaler, final Progress progress)
	{
		final int dimensions = image.numDimensions();
		if (dimensions != 2 && dimensions != 3) throw new IllegalArgumentException(
			"Images have 2 or 3 dimensions, not " + dimensions + ": " + Arrays.toString(image.dimensionsAsLongArray()) +
				". Pass a hyperslice (Views.hyperSlice) of one channel or time point.");
		final IntensityRange range = IntensityRange.parse("auto", image);
		if (dimensions == 2) return (RandomAccessibleInterval<T>) GreyUpscale.upscale(List.of(image), range, upscaler,
			progress).get(0);
		final int step = upscaler.greyImagesAtOnce((int) image.dimension(0), (int) image.dimension(1)), depth =
			(int) image.dimension(2);
		final List<RandomAccessibleInterval<T>> slices = new ArrayList<>();
		for (int z = 0; z < depth; z += step) {
			final List<RandomAccessibleInterval<T>> planes = new ArrayList<>();
			for (int i = z; i < Math.min(z + step, depth); i++)
				planes.add(Views.hyperSlice(image, 2, image.min(2) + i));
			progress.checkCancelled();
			progress.report(z, depth, "slice " + (z + planes.size()) + " of " + depth);
			GreyUpscale.upscale(planes, range, upscaler, progress.quietly()).forEach(slice -> slices.add(
				(RandomAccessibleInterval<T>) slice));
		}
		return Views.stack(slices);
	}
}
