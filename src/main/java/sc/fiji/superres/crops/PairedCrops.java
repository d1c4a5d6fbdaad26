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
 * Crops of images that have a reference of their own, of the same place and in the same grey values: a second
 * recording, or one without noise. Reference i belongs to input i.
 * <ul>
 * <li>References of the inputs' size: the input is every s-th pixel of every s-th line, and the reference is
 * interpolated at its centres ({@link CentredReference#of}). Compared at the zoom level that was recorded, L.</li>
 * <li>References s times as large: a crop goes into the model as it is. Compared at s·L.</li>
 * </ul>
 *
 * @param enlarged whether references are s times as large as inputs
 */
public record PairedCrops(ZoomPyramid pyramid, CropDraw draw, List<SourceImage> references, List<SourceImage> inputs,
	boolean enlarged) implements CropSource
{

	/**
	 * @param recorded L, of the inputs
	 * @throws IllegalArgumentException where numbers or sizes do not go together, naming them
	 */
	public static PairedCrops of(final ZoomLevel recorded, final int factor, final CropDraw draw,
		final List<SourceImage> references, final List<SourceImage> inputs)
	{
		if (references.size() != inputs.size()) throw new IllegalArgumentException("reference has " + references
			.size() + " images and source " + inputs.size() +
			": they go in pairs, by the order of their names. Give as many of one as " + "of the other.");
		final boolean enlarged = areEnlarged(references.get(0), inputs.get(0), factor);
		for (int i = 1; i < inputs.size(); i++) {
			if (areEnlarged(references.get(i), inputs.get(i), factor) == enlarged) continue;
			final String larger = references.get(enlarged ? 0 : i).name();
			throw new IllegalArgumentException("Some references have the size of their source and some, such as " +
				larger + ", " + factor + " times it. Evaluate them apart, each kind from a folder of its own.");
		}
		final ZoomLevel level = enlarged ? recorded.targetAt(factor) : recorded;
		return new PairedCrops(ZoomPyramid.of(recorded, factor, List.of(level.value())), draw, references, inputs,
			enlarged);
	}

	private static boolean areEnlarged(final SourceImage reference, final SourceImage input, final int factor) {
		if (reference.width() == input.width() && reference.height() == input.height()) return false;
		if (reference.width() == factor * input.width() && reference.height() == factor * input.height()) return true;
		throw new IllegalArgumentException("The reference " + reference.name() + " has " + reference.width() + "×" +
			reference.height() + " pixels and its source " + input.name() + " " + input.width() + "×" + input.height() +
			": give references of the same size, or factor=" + factor + " times as large.");
	}

	@Override
	public boolean fits(final ZoomLevel level, final int image) {
		return Math.min(inputs.get(image).width(), inputs.get(image).height()) >= cut();
	}

	@Override
	public Stream<Sample> samples(final ZoomLevel level, final int number) {
		final SourceImage image = inputs.get(number);
		return IntStream.range(0, draw.count()).mapToObj(crop -> {
			final CropDraw.Place place = draw.place(number, crop, cut(), image.width(), image.height());
			return new Sample(input(image.plane(), place), image.range(), level, image.name(), number, crop,
				result -> matched(result, number, place));
		});
	}

	/** Side of the crops that are cut from {@link #inputs}. */
	private int cut() {
		return enlarged ? draw.side() / pyramid.factor() : draw.side();
	}

	private RandomAccessibleInterval<? extends RealType<?>> input(final RandomAccessibleInterval<?> plane,
		final CropDraw.Place place)
	{
		return enlarged ? Grey.crop(plane, place, cut()) : Grey.everySth(plane, place, cut(), pyramid.factor());
	}

	/** By the range of the input, since a reference without noise has one of its own. */
	private Matched matched(final RandomAccessibleInterval<? extends RealType<?>> result, final int number,
		final CropDraw.Place place)
	{
		final SourceImage reference = references.get(number);
		final int s = pyramid.factor();
		final CropDraw.Place there = enlarged ? new CropDraw.Place(s * place.x(), s * place.y()) : place;
		final RandomAccessibleInterval<? extends RealType<?>> crop = enlarged ? Grey.crop(reference.plane(), there, draw
			.side()) : CentredReference.of(reference.plane(), there, draw.side(), s);
		final double shift = enlarged ? 0 : CentredReference.shift(s);
		final Score.Origin origin = Score.Origin.known(reference.name(), there, draw.side(), shift);
		final RandomAccessibleInterval<? extends RealType<?>> grey = Grey.to255(crop, inputs.get(number).range());
		return new Matched(origin, grey, new Compared(result, grey), true, "");
	}

	@Override
	public String description() {
		final int s = pyramid.factor();
		return enlarged ? "crops of the source as it was recorded; their references are " + s + " times as large"
			: "crops of the source, shrunk to 1/" + s +
				" by nearest neighbour; results are compared at their centres, with " + "references of the same zoom";
	}
}
