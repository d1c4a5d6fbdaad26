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
		if (dimensions != 2 && dimensions != 3) throw new IllegalArgumentException("Images have 2 or 3 dimensions, not " +
			dimensions + ": " + Arrays.toString(image.dimensionsAsLongArray()) +
			". Pass a hyperslice (Views.hyperSlice) of one channel or time point.");
		final IntensityRange range = IntensityRange.parse("auto", image);
		if (dimensions == 2) return (RandomAccessibleInterval<T>) plane(image, range, upscaler, progress);
		final List<RandomAccessibleInterval<T>> slices = new ArrayList<>();
		for (long z = image.min(2); z <= image.max(2); z++) {
			progress.checkCancelled();
			progress.report(slices.size(), image.dimension(2), "slice " + (slices.size() + 1) + " of " + image.dimension(2));
			slices.add((RandomAccessibleInterval<T>) plane(Views.hyperSlice(image, 2, z), range, upscaler, progress
				.quietly()));
		}
		return Views.stack(slices);
	}

	private static RandomAccessibleInterval<?> plane(final RandomAccessibleInterval<? extends RealType<?>> plane,
		final IntensityRange range, final Upscaler upscaler, final Progress progress)
	{
		return GreyUpscale.upscale(List.of(plane), range, upscaler, progress).get(0);
	}
}
