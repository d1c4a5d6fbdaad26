package sc.fiji.superres.evaluate;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Planes;

/**
 * Crops of the references as they are at a zoom level, shrunk by 1/s with nearest neighbour. A result is compared
 * with the crop: published, as it is; fair, at the right place and without what the input holds ({@link
 * CentredReference}).
 */
record StandardCrops(ZoomPyramid pyramid, CropDraw draw, List<SourceImage> inputs, Rules rules) implements CropSource {

	@Override
	public boolean fits(final ZoomLevel level, final int image) {
		return pyramid.fits(inputs.get(image), level, draw.side());
	}

	@Override
	public Stream<Sample> samples(final ZoomLevel level, final int number) {
		final SourceImage image = inputs.get(number);
		final RandomAccessibleInterval<? extends RealType<?>> plane = pyramid.shrink(image.plane(), level);
		return IntStream.range(0, draw.count()).mapToObj(crop -> {
			final CropDraw.Place place = draw.place(number, crop, draw.side(), Planes.width(plane), Planes.height(plane));
			return new Sample(Grey.everySth(plane, place, draw.side(), pyramid.factor()), image.range(), level, image.name(),
				number, crop, result -> matched(image, plane, place));
		});
	}

	private Matched matched(final SourceImage image, final RandomAccessibleInterval<? extends RealType<?>> plane,
		final CropDraw.Place place)
	{
		final boolean fair = rules == Rules.FAIR;
		final int s = pyramid.factor();
		final RandomAccessibleInterval<? extends RealType<?>> crop = fair
			? CentredReference.apart(plane, place, draw.side(), s)
			: Grey.crop(plane, place, draw.side());
		final double shift = fair ? CentredReference.shift(s) : 0;
		final Score.Origin origin = Score.Origin.known(image.name(), place, draw.side(), shift);
		return new Matched(origin, Grey.to255(crop, image.range()), true, "");
	}

	@Override
	public String description() {
		final String inputs = "crops of the references, shrunk to 1/" + pyramid.factor() + " by nearest neighbour";
		if (rules == Rules.PUBLISHED) return inputs;
		final String what = pyramid.factor() == 2 ? "pixels" : "lines";
		return inputs + "; results are compared at the inputs' centres, with references that hold none of the inputs' " + what;
	}

	@Override
	public boolean oneRecording() {
		return true;
	}
}
