package sc.fiji.superres.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.upscale.GreyUpscale;
import sc.fiji.superres.upscale.Upscaler;

/**
 * Enlarges an ImgLib2 image of two or three dimensions, the third slice by slice, with one range of grey values for the
 * whole image.
 */
final class StackUpscale<T extends RealType<T>> {

	private final RandomAccessibleInterval<T> image;
	private final IntensityRange range;
	private final Upscaler upscaler;

	private StackUpscale(final RandomAccessibleInterval<T> image, final Upscaler upscaler) {
		this.image = image;
		this.upscaler = upscaler;
		range = IntensityRange.parse("auto", image);
	}

	/** @throws IllegalArgumentException where the image has fewer or more dimensions */
	static <T extends RealType<T>> RandomAccessibleInterval<T> upscale(final RandomAccessibleInterval<T> image,
		final Upscaler upscaler, final Progress progress)
	{
		requireDimensions(image);
		final StackUpscale<T> stack = new StackUpscale<>(image, upscaler);
		if (image.numDimensions() == 2) return stack.enlarged(List.of(image), progress).get(0);
		return Views.stack(stack.slices(progress));
	}

	private static void requireDimensions(final RandomAccessibleInterval<?> image) {
		final int dimensions = image.numDimensions();
		if (dimensions == 2 || dimensions == 3) return;
		throw wrongDimensions(image.dimensionsAsLongArray());
	}

	private static IllegalArgumentException wrongDimensions(final long[] sides) {
		return new IllegalArgumentException("Images have 2 or 3 dimensions, not " + sides.length + ": " + Arrays
			.toString(sides) + ". Pass a hyperslice (Views.hyperSlice) of one channel or time point.");
	}

	private int slicesAtOnce() {
		return upscaler.greyImagesAtOnce((int) image.dimension(0), (int) image.dimension(1));
	}

	private List<RandomAccessibleInterval<T>> slices(final Progress progress) {
		final int depth = (int) image.dimension(2);
		final int atOnce = slicesAtOnce();
		final List<RandomAccessibleInterval<T>> slices = new ArrayList<>();
		for (int first = 0; first < depth; first += atOnce) {
			final int end = Math.min(first + atOnce, depth);
			progress.checkCancelled();
			progress.report(first, depth, "slice " + end + " of " + depth);
			slices.addAll(enlarged(planes(first, end), progress.quietly()));
		}
		return slices;
	}

	private List<RandomAccessibleInterval<T>> planes(final int first, final int end) {
		return IntStream.range(first, end).mapToObj(this::plane).toList();
	}

	private RandomAccessibleInterval<T> plane(final int slice) {
		return Views.hyperSlice(image, 2, image.min(2) + slice);
	}

	@SuppressWarnings("unchecked") // GreyUpscale returns the type it was given
	private List<RandomAccessibleInterval<T>> enlarged(final List<RandomAccessibleInterval<T>> planes,
		final Progress progress)
	{
		final List<RandomAccessibleInterval<T>> enlarged = new ArrayList<>();
		for (final var plane : GreyUpscale.upscale(planes, range, upscaler, progress))
			enlarged.add((RandomAccessibleInterval<T>) plane);
		return enlarged;
	}
}
