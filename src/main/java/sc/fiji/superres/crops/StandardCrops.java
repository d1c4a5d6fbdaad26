package sc.fiji.superres.crops;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Planes;

/**
 * Crops of the references as they are at a zoom level, shrunk by 1/s with nearest neighbour. A result is compared with
 * the crop: published, as it is; fair, at the right place and without the lines the input was taken from
 * ({@link CentredReference}).
 */
public record StandardCrops(ZoomPyramid pyramid, CropDraw draw, List<SourceImage> inputs, Rules rules) implements
	CropSource
{

	@Override
	public boolean fits(final ZoomLevel level, final int image) {
		return pyramid.fits(inputs.get(image), level, draw.side());
	}

	@Override
	public Stream<Sample> samples(final ZoomLevel level, final int number) {
		final SourceImage image = inputs.get(number);
		final RandomAccessibleInterval<? extends RealType<?>> plane = pyramid.shrink(image.plane(), level);
		return IntStream.range(0, draw.count()).mapToObj(crop -> {
			final CropDraw.Place place = draw.place(number, crop, draw.side(), Planes.width(plane), Planes.height(
				plane));
			return new Sample(Grey.everySth(plane, place, draw.side(), pyramid.factor()), image.range(), level, image
				.name(), number, crop, result -> matched(result, image, plane, place));
		});
	}

	private Matched matched(final RandomAccessibleInterval<? extends RealType<?>> result, final SourceImage image,
		final RandomAccessibleInterval<? extends RealType<?>> plane, final CropDraw.Place place)
	{
		final int s = pyramid.factor();
		final boolean fair = rules == Rules.FAIR;
		if (fair && s != 2) {
			final RandomAccessibleInterval<? extends RealType<?>> reference = Grey.to255(CentredReference.apart(plane,
				place, draw.side(), s), image.range());
			return matched(image, place, CentredReference.shift(s), reference, new Compared(result, reference));
		}
		final RandomAccessibleInterval<? extends RealType<?>> crop = Grey.to255(Grey.crop(plane, place, draw.side()),
			image.range());
		final Compared compared = fair ? new Compared(CentredReference.lines(CentredReference.onPixels(result)),
			CentredReference.lines(crop)) : new Compared(result, crop);
		return matched(image, place, 0, crop, compared);
	}

	private Matched matched(final SourceImage image, final CropDraw.Place place, final double shift,
		final RandomAccessibleInterval<? extends RealType<?>> reference, final Compared compared)
	{
		return new Matched(Score.Origin.known(image.name(), place, draw.side(), shift), reference, compared, true, "");
	}

	@Override
	public String description() {
		final String inputs = "crops of the references, shrunk to 1/" + pyramid.factor() + " by nearest neighbour";
		if (rules == Rules.PUBLISHED) return inputs;
		if (pyramid.factor() == 2) return inputs +
			"; results are moved onto the references' pixels and compared by the lines " +
			"that no input was taken from";
		return inputs +
			"; results are compared at the inputs' centres, with references that hold none of the inputs' lines";
	}

	@Override
	public boolean oneRecording() {
		return true;
	}
}
