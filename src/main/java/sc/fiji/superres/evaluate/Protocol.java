package sc.fiji.superres.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

/**
 * What is put into a model, and what its result is compared with ([M23]).
 * <ul>
 * <li><b>Standard</b>: a crop of a reference, as it is at a zoom level, is shrunk by 1/s with nearest neighbour; the result
 * is compared with the crop.</li>
 * <li><b>Physical</b>: a crop of an LR image that was recorded separately; the result is looked for in the reference, and
 * compared with the crop that matches it best ({@link Alignment}). LR image number i, by name, is looked for in reference i
 * modulo their number.</li>
 * </ul>
 * Images smaller than a crop at some level are left out there, which {@link #notes} says.
 */
public final class Protocol {

	/** Bytes for each pixel of a reference while a result is looked for: spectra and correlations, in doubles. */
	private static final long BYTES_PER_PIXEL = 40;
	/** A reference is larger than what is looked for in it by at least what the scale may differ. */
	private static final double ROOM = 1 + AlignmentConfig.SCALE;

	private final ZoomPyramid pyramid;
	private final CropDraw draw;
	private final List<SourceImage> references;
	private final List<SourceImage> inputs;
	private final boolean physical;
	private final List<String> notes = new ArrayList<>();
	private final int crops;

	/** The standard evaluation on images recorded at {@link ZoomPyramid#top()}. */
	public static Protocol standard(final ZoomPyramid pyramid, final CropDraw draw, final List<SourceImage> references) {
		return new Protocol(pyramid, draw, references, references, false);
	}

	/**
	 * The physical evaluation.
	 *
	 * @param inputs recorded at {@link ZoomPyramid#recorded()}
	 */
	public static Protocol physical(final ZoomPyramid pyramid, final CropDraw draw, final List<SourceImage> references,
		final List<SourceImage> inputs)
	{
		return new Protocol(pyramid, draw, references, inputs, true);
	}

	private Protocol(final ZoomPyramid pyramid, final CropDraw draw, final List<SourceImage> references,
		final List<SourceImage> inputs, final boolean physical)
	{
		this.pyramid = pyramid;
		this.draw = draw;
		this.references = List.copyOf(references);
		this.inputs = List.copyOf(inputs);
		this.physical = physical;
		if (draw.side() % pyramid.factor() != 0) throw new IllegalArgumentException("crop=" + draw.side() +
			" is no multiple of the factor " + pyramid.factor() + "; such as " + Math.max(1, draw.side() / pyramid.factor()) *
				pyramid.factor() + " is.");
		int stages = 0;
		for (final ZoomLevel level : pyramid.levels()) {
			final List<String> small = IntStream.range(0, images()).filter(i -> !fits(level, i)).mapToObj(i -> this.inputs.get(i)
				.name()).toList();
			if (!small.isEmpty()) notes.add("Left out at " + level + ", where a crop of " + draw.side() + " pixels does not fit: " +
				String.join(", ", small) + ".");
			stages += images() - small.size();
		}
		if (stages == 0) throw new IllegalArgumentException("No image has a crop of " + draw.side() +
			" pixels at any of the zoom levels. Give a smaller crop=, or finer levels=.");
		crops = stages * draw.count();
	}

	public ZoomPyramid pyramid() {
		return pyramid;
	}

	public CropDraw draw() {
		return draw;
	}

	/** Whether results are looked for in references that were recorded separately. */
	public boolean physical() {
		return physical;
	}

	/** How many images inputs are cropped from. */
	public int images() {
		return inputs.size();
	}

	/** How many crops a model is given in all. */
	public int crops() {
		return crops;
	}

	/** Images that are left out, and why. */
	public List<String> notes() {
		return List.copyOf(notes);
	}

	/** Bytes that the search for one result takes, at most. */
	long bytesOfAMatch() {
		return physical ? BYTES_PER_PIXEL * references.stream().mapToLong(r -> (long) r.width() * r.height()).max().orElse(0)
			: 0;
	}

	/** Side of the crops that are cut from {@link #inputs}. */
	private int cut() {
		return physical ? draw.side() / pyramid.factor() : draw.side();
	}

	private boolean fits(final ZoomLevel level, final int image) {
		return fits(inputs.get(image), level, cut()) && (!physical || fits(reference(image), level, (int) Math.ceil(ROOM * draw.side())));
	}

	private boolean fits(final SourceImage image, final ZoomLevel level, final int side) {
		return pyramid.size(Math.min(image.width(), image.height()), level) >= side;
	}

	private SourceImage reference(final int image) {
		return references.get(image % references.size());
	}

	/**
	 * One crop, ready for a model.
	 *
	 * @param image name of the image the input is from
	 * @param range of that image
	 * @param number of the image
	 * @param crop its number in the image
	 * @param referee takes a result on the scale 0 … 255 to what it is to be compared with
	 */
	record Sample(RandomAccessibleInterval<? extends RealType<?>> input, IntensityRange range, ZoomLevel level, String image,
		int number, int crop, Function<RandomAccessibleInterval<? extends RealType<?>>, Matched> referee)
	{

		/** Whether it is the one to show of its level. */
		boolean first() {
			return number == 0 && crop == 0;
		}
	}

	/**
	 * What a result is compared with.
	 *
	 * @param origin where it is from
	 * @param reference on the scale 0 … 255; null where none was found
	 * @param why none was found, or what to know of the one that was; else empty
	 */
	record Matched(Score.Origin origin, RandomAccessibleInterval<? extends RealType<?>> reference, String why) {}

	/** The crops of an image at a zoom level; none where they do not fit. Each is made when its turn comes. */
	Stream<Sample> samples(final ZoomLevel level, final int number) {
		if (!fits(level, number)) return Stream.empty();
		final SourceImage image = inputs.get(number);
		final RandomAccessibleInterval<? extends RealType<?>> plane = pyramid.shrink(image.plane(), level);
		final Function<RandomAccessibleInterval<? extends RealType<?>>, Matched> search = physical ? searching(reference(
			number), level) : null;
		return IntStream.range(0, draw.count()).mapToObj(crop -> {
			final CropDraw.Place place = draw.place(number, crop, cut(), Planes.width(plane), Planes.height(plane));
			return new Sample(input(Grey.crop(plane, place, cut())), image.range(), level, image.name(), number, crop, physical
				? search : known(image, plane, place));
		});
	}

	private RandomAccessibleInterval<? extends RealType<?>> input(final RandomAccessibleInterval<? extends RealType<?>> cut) {
		return physical ? cut : Grey.nearest(cut, draw.side() / pyramid.factor(), draw.side() / pyramid.factor());
	}

	private Function<RandomAccessibleInterval<? extends RealType<?>>, Matched> known(final SourceImage image,
		final RandomAccessibleInterval<? extends RealType<?>> plane, final CropDraw.Place place)
	{
		return result -> new Matched(new Score.Origin(image.name(), place.x() + draw.side() / 2.0, place.y() + draw
			.side() / 2.0, 1, 0, Double.NaN), Grey.to255(Grey
			.crop(plane, place, draw.side()), image.range()), "");
	}

	private Function<RandomAccessibleInterval<? extends RealType<?>>, Matched> searching(final SourceImage reference,
		final ZoomLevel level)
	{
		final AlignmentConfig config = AlignmentConfig.of(Grey.SPAN);
		final Alignment alignment = Alignment.to(Grey.to255(pyramid.shrink(reference.plane(), level), reference.range()), config);
		return result -> {
			try {
				final Match match = alignment.find(result, Progress.NONE);
				return new Matched(new Score.Origin(reference.name(), match.x(), match.y(), match.scale(), match.rotation(), match
					.ssim()), match.crop(), config.warning(match));
			}
			catch (final IllegalArgumentException exc) { // a constant result, or NaN
				return new Matched(new Score.Origin(reference.name(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
					null, exc.getMessage());
			}
		};
	}
}
