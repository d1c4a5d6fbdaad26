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

	/**
	 * A crop of a reference.
	 *
	 * @param plane the reference at a zoom level
	 */
	private record ReferenceCrop(SourceImage image, RandomAccessibleInterval<? extends RealType<?>> plane,
		CropDraw.Place place)
	{}

	@Override
	public boolean fits(final ZoomLevel level, final int image) {
		return pyramid.fits(inputs.get(image), level, draw.side());
	}

	@Override
	public Stream<Sample> samples(final ZoomLevel level, final int number) {
		final SourceImage image = inputs.get(number);
		final RandomAccessibleInterval<? extends RealType<?>> plane = pyramid.shrink(image.plane(), level);
		return IntStream.range(0, draw.count()).mapToObj(crop -> sample(image, plane, level, number, crop));
	}

	private Sample sample(final SourceImage image, final RandomAccessibleInterval<? extends RealType<?>> plane,
		final ZoomLevel level, final int number, final int crop)
	{
		final int side = draw.side();
		final CropDraw.Place place = draw.place(number, crop, side, Planes.width(plane), Planes.height(plane));
		final ReferenceCrop reference = new ReferenceCrop(image, plane, place);
		return new Sample(Grey.everySth(plane, place, side, pyramid.factor()), image.range(), level, image.name(),
			number, crop, result -> matched(result, reference));
	}

	private Matched matched(final RandomAccessibleInterval<? extends RealType<?>> result,
		final ReferenceCrop reference)
	{
		if (rules == Rules.PUBLISHED) return matchedAsItIs(result, reference);
		if (pyramid.factor() == 2) return matchedByLines(result, reference);
		return matchedApart(result, reference);
	}

	private Matched matchedAsItIs(final RandomAccessibleInterval<? extends RealType<?>> result,
		final ReferenceCrop reference)
	{
		final RandomAccessibleInterval<? extends RealType<?>> crop = crop(reference);
		return Matched.judged(origin(reference, 0), crop, new Compared(result, crop));
	}

	/** Compares by the lines that no input was taken from. */
	private Matched matchedByLines(final RandomAccessibleInterval<? extends RealType<?>> result,
		final ReferenceCrop reference)
	{
		final RandomAccessibleInterval<? extends RealType<?>> crop = crop(reference);
		final Compared compared = new Compared(CentredReference.lines(CentredReference.onPixels(result)),
			CentredReference.lines(crop));
		return Matched.judged(origin(reference, 0), crop, compared);
	}

	/** Compares with a reference that holds none of the input's lines. */
	private Matched matchedApart(final RandomAccessibleInterval<? extends RealType<?>> result,
		final ReferenceCrop reference)
	{
		final int factor = pyramid.factor();
		final RandomAccessibleInterval<? extends RealType<?>> apart = CentredReference.apart(reference.plane,
			reference.place, draw.side(), factor);
		final RandomAccessibleInterval<? extends RealType<?>> grey = Grey.to255(apart, reference.image.range());
		final Score.Origin origin = origin(reference, CentredReference.shift(factor));
		return Matched.judged(origin, grey, new Compared(result, grey));
	}

	private RandomAccessibleInterval<? extends RealType<?>> crop(final ReferenceCrop reference) {
		return Grey.to255(Grey.crop(reference.plane, reference.place, draw.side()), reference.image.range());
	}

	private Score.Origin origin(final ReferenceCrop reference, final double shift) {
		return Score.Origin.known(reference.image.name(), reference.place, draw.side(), shift);
	}

	@Override
	public String levels() {
		return pyramid.description();
	}

	@Override
	public String description() {
		final String shrunk = "crops of the references, shrunk to 1/" + pyramid.factor() + " by nearest neighbour";
		if (rules == Rules.PUBLISHED) return shrunk;
		if (pyramid.factor() == 2) return shrunk +
			"; results are moved onto the references' pixels and compared by the lines that no input was taken from";
		return shrunk +
			"; results are compared at the inputs' centres, with references that hold none of the inputs' lines";
	}

	@Override
	public boolean oneRecording() {
		return true;
	}
}
