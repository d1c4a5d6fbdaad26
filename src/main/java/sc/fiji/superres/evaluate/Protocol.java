package sc.fiji.superres.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.align.Alignment;
import sc.fiji.superres.crops.CropDraw;
import sc.fiji.superres.crops.CropSource;
import sc.fiji.superres.crops.PairedCrops;
import sc.fiji.superres.crops.PhysicalCrops;
import sc.fiji.superres.crops.Rules;
import sc.fiji.superres.crops.StandardCrops;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;

/**
 * What is put into a model, and what its result is compared with, by {@link Rules}.
 * <ul>
 * <li><b>Standard</b> ([M23]): a crop of a reference, as it is at a zoom level, is shrunk by 1/s with nearest
 * neighbour; the result is compared with the crop.</li>
 * <li><b>Physical</b> ([M23]): a crop of an LR image that was recorded separately; the result is looked for in the
 * reference, and compared with the crop that matches it best ({@link Alignment}).</li>
 * <li><b>Paired</b>: a crop of an image; the result is compared with the same place of a second recording, or of one
 * without noise. Always fair.</li>
 * </ul>
 * Images smaller than a crop at some level are left out there, which {@link #notes} says.
 */
public final class Protocol {

	private final ZoomPyramid pyramid;
	private final CropDraw draw;
	private final Rules rules;
	private final CropSource source;
	private final List<String> notes = new ArrayList<>();
	private final int crops;

	/** The standard evaluation on images recorded at {@link ZoomPyramid#top()}. */
	public static Protocol standard(final Rules rules, final ZoomPyramid pyramid, final CropDraw draw,
		final List<SourceImage> references)
	{
		return new Protocol(rules, pyramid, draw, new StandardCrops(pyramid, draw, List.copyOf(references), rules));
	}

	/**
	 * The physical evaluation.
	 *
	 * @param inputs recorded at {@link ZoomPyramid#recorded()}
	 */
	public static Protocol physical(final Rules rules, final ZoomPyramid pyramid, final CropDraw draw,
		final List<SourceImage> references, final List<SourceImage> inputs)
	{
		return new Protocol(rules, pyramid, draw, new PhysicalCrops(pyramid, draw, List.copyOf(references), List.copyOf(
			inputs), rules));
	}

	/**
	 * The evaluation against references of the same places, number i of one with number i of the other. The zoom level
	 * follows from their size: that of the inputs, compared at {@code recorded}; or {@code factor} times it, compared
	 * at {@code factor} times that level.
	 *
	 * @param recorded of the inputs
	 * @param references in the grey values of the inputs
	 * @throws IllegalArgumentException where numbers or sizes do not go together
	 */
	public static Protocol paired(final ZoomLevel recorded, final int factor, final CropDraw draw,
		final List<SourceImage> references, final List<SourceImage> inputs)
	{
		final PairedCrops source = PairedCrops.of(recorded, factor, draw, List.copyOf(references), List.copyOf(inputs));
		return new Protocol(Rules.FAIR, source.pyramid(), draw, source);
	}

	private Protocol(final Rules rules, final ZoomPyramid pyramid, final CropDraw draw, final CropSource source) {
		this.rules = rules;
		this.pyramid = pyramid;
		this.draw = draw;
		this.source = source;
		if (draw.side() % pyramid.factor() != 0) throw new IllegalArgumentException("crop=" + draw.side() +
			" is no multiple of the factor " + pyramid.factor() + "; such as " + Math.max(1, draw.side() / pyramid
				.factor()) * pyramid.factor() + " is.");
		if (sharesNoise()) notes.add(Measures.RESOLUTION +
			": not given. Input and reference are of one recording, and " +
			"what they share would pass for resolution.");
		crops = stages() * draw.count();
	}

	/** Images at levels where a crop fits; the others are noted. */
	private int stages() {
		int stages = 0;
		for (final ZoomLevel level : pyramid.levels()) {
			final List<String> small = IntStream.range(0, images()).filter(i -> !source.fits(level, i)).mapToObj(
				i -> source.inputs().get(i).name()).toList();
			if (!small.isEmpty()) notes.add("Left out at " + level + ", where a crop of " + draw.side() +
				" pixels does not fit: " + String.join(", ", small) + ".");
			stages += images() - small.size();
		}
		if (stages == 0) throw new IllegalArgumentException("No image has a crop of " + draw.side() +
			" pixels at any of the zoom levels. Give a smaller crop=, or finer levels=.");
		return stages;
	}

	/** Whether input and reference are of one recording, and that matters. */
	private boolean sharesNoise() {
		return rules == Rules.FAIR && source.oneRecording();
	}

	public ZoomPyramid pyramid() {
		return pyramid;
	}

	public CropDraw draw() {
		return draw;
	}

	/** How many images inputs are cropped from. */
	public int images() {
		return source.inputs().size();
	}

	/** How many crops a model is given in all. */
	public int crops() {
		return crops;
	}

	/** How inputs and references come about, for people. */
	public String description() {
		return source.description();
	}

	/** Images and figures that are left out, and why. */
	public List<String> notes() {
		return List.copyOf(notes);
	}

	/** Bytes that the search for one result takes, at most. */
	long bytesOfAMatch() {
		return source.bytesOfAMatch();
	}

	/** The crops of an image at a zoom level; none where they do not fit. Each is made when its turn comes. */
	Stream<CropSource.Sample> samples(final ZoomLevel level, final int number) {
		return source.fits(level, number) ? source.samples(level, number) : Stream.empty();
	}

	/** The figures of a result. */
	Measures measure(final CropSource.Compared compared) {
		return Measures.of(compared.result(), compared.reference(), rules, !sharesNoise());
	}
}
