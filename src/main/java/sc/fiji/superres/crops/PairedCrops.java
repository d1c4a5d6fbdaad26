package sc.fiji.superres.crops;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;

/**
 * Crops of images that have a reference of their own, of the same place and in the same grey values: a second
 * recording, or one without noise. Reference i belongs to input i. References of the inputs' size are compared at the
 * zoom level that was recorded, L; references s times as large are compared at s·L.
 */
public final class PairedCrops implements CropSource {

	private final ZoomPyramid pyramid;
	private final CropDraw draw;
	private final List<SourceImage> references;
	private final List<SourceImage> inputs;
	private final PairGeometry geometry;

	private PairedCrops(final ZoomPyramid pyramid, final CropDraw draw, final List<SourceImage> references,
		final List<SourceImage> inputs, final PairGeometry geometry)
	{
		this.pyramid = pyramid;
		this.draw = draw;
		this.references = references;
		this.inputs = inputs;
		this.geometry = geometry;
	}

	/**
	 * Pairs references and inputs.
	 *
	 * @param recorded L, of the inputs
	 * @param factor s
	 * @throws IllegalArgumentException where numbers or sizes do not go together, naming them
	 */
	public static PairedCrops of(final ZoomLevel recorded, final int factor, final CropDraw draw,
		final List<SourceImage> references, final List<SourceImage> inputs)
	{
		requireSameNumber(references.size(), inputs.size());
		if (areEnlarged(references, inputs, factor)) {
			final ZoomPyramid top = at(recorded.targetAt(factor), recorded, factor);
			return new PairedCrops(top, draw, references, inputs, new PairGeometry.Enlarged(draw.side(), factor));
		}
		final ZoomPyramid bottom = at(recorded, recorded, factor);
		return new PairedCrops(bottom, draw, references, inputs, new PairGeometry.SameSize(draw.side(), factor));
	}

	private static void requireSameNumber(final int references, final int inputs) {
		if (references != inputs) throw new IllegalArgumentException("reference has " + references +
			" images and source " + inputs +
			": they go in pairs, by the order of their names. Give as many of one as of the other.");
	}

	private static ZoomPyramid at(final ZoomLevel level, final ZoomLevel recorded, final int factor) {
		return ZoomPyramid.of(recorded, factor, List.of(level.value()));
	}

	/** Whether references are s times as large as inputs; all or none of them are. */
	private static boolean areEnlarged(final List<SourceImage> references, final List<SourceImage> inputs,
		final int factor)
	{
		final boolean areEnlarged = isEnlarged(references.get(0), inputs.get(0), factor);
		for (int i = 1; i < inputs.size(); i++) {
			final SourceImage reference = references.get(i);
			if (isEnlarged(reference, inputs.get(i), factor) == areEnlarged) continue;
			if (areEnlarged) throw bothKinds(references.get(0), factor);
			throw bothKinds(reference, factor);
		}
		return areEnlarged;
	}

	private static IllegalArgumentException bothKinds(final SourceImage larger, final int factor) {
		return new IllegalArgumentException("Some references have the size of their source and some, such as " + larger
			.name() + ", " + factor + " times it. Evaluate them apart, each kind from a folder of its own.");
	}

	private static boolean isEnlarged(final SourceImage reference, final SourceImage input, final int factor) {
		if (hasSize(reference, input.width(), input.height())) return false;
		if (hasSize(reference, factor * input.width(), factor * input.height())) return true;
		throw new IllegalArgumentException("The reference " + reference.name() + " has " + pixels(reference) +
			" pixels and its source " + input.name() + " " + pixels(input) +
			": give references of the same size, or factor=" + factor + " times as large.");
	}

	private static String pixels(final SourceImage image) {
		return image.width() + "×" + image.height();
	}

	private static boolean hasSize(final SourceImage image, final int width, final int height) {
		return image.width() == width && image.height() == height;
	}

	/** The single zoom level at which results are compared. */
	public ZoomPyramid pyramid() {
		return pyramid;
	}

	@Override
	public List<SourceImage> inputs() {
		return inputs;
	}

	@Override
	public boolean fits(final ZoomLevel level, final int image) {
		final SourceImage input = inputs.get(image);
		return Math.min(input.width(), input.height()) >= geometry.cut();
	}

	@Override
	public Stream<Sample> samples(final ZoomLevel level, final int number) {
		return IntStream.range(0, draw.count()).mapToObj(crop -> sample(level, number, crop));
	}

	private Sample sample(final ZoomLevel level, final int number, final int crop) {
		final SourceImage image = inputs.get(number);
		final CropDraw.Place place = draw.place(number, crop, geometry.cut(), image.width(), image.height());
		return new Sample(geometry.input(image.plane(), place), image.range(), level, image.name(), number, crop,
			result -> matched(result, number, place));
	}

	/** Compares by the range of the input, since a reference without noise has one of its own. */
	private Matched matched(final RandomAccessibleInterval<? extends RealType<?>> result, final int number,
		final CropDraw.Place place)
	{
		final SourceImage reference = references.get(number);
		final CropDraw.Place there = geometry.onReference(place);
		final Score.Origin origin = Score.Origin.known(reference.name(), there, draw.side(), geometry.shift());
		final RandomAccessibleInterval<? extends RealType<?>> crop = geometry.crop(reference.plane(), there);
		final RandomAccessibleInterval<? extends RealType<?>> grey = Grey.to255(crop, inputs.get(number).range());
		return Matched.judged(origin, grey, new Compared(result, grey));
	}

	@Override
	public String description() {
		return geometry.description();
	}

	@Override
	public String levels() {
		return "compared at " + pyramid.levels().get(0);
	}
}
