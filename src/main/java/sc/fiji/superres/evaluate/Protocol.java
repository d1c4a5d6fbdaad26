package sc.fiji.superres.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

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
 * reference, and compared with the crop that matches it best ({@code Alignment}).</li>
 * <li><b>Paired</b>: a crop of an image; the result is compared with the same place of a second recording, or of one
 * without noise. Always fair.</li>
 * </ul>
 * Images smaller than a crop at some level are left out there, which {@link #notes} says.
 */
public final class Protocol {

	private final ZoomPyramid pyramid;
	private final CropDraw draw;
	private final CropSource source;
	private final Judge judge;
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
		final CropSource crops = new PhysicalCrops(pyramid, draw, List.copyOf(references), List.copyOf(inputs), rules);
		return new Protocol(rules, pyramid, draw, crops);
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
		this.pyramid = pyramid;
		this.draw = draw;
		this.source = source;
		judge = new Judge(rules, source.oneRecording());
		requireMultipleOfFactor();
		notes.addAll(judge.notes());
		crops = stages() * draw.count();
	}

	private void requireMultipleOfFactor() {
		final int factor = pyramid.factor();
		if (draw.side() % factor == 0) return;
		final int multiple = Math.max(1, draw.side() / factor) * factor;
		throw new IllegalArgumentException("crop=" + draw.side() + " is no multiple of the factor " + factor +
			"; such as " + multiple + " is.");
	}

	/** Counts the images of all levels in which a crop fits; the others are noted. */
	private int stages() {
		int stages = 0;
		for (final ZoomLevel level : pyramid.levels()) {
			final List<String> small = tooSmall(level);
			if (!small.isEmpty()) notes.add(leftOut(level, small));
			stages += images() - small.size();
		}
		if (stages == 0) throw noCrops();
		return stages;
	}

	private String leftOut(final ZoomLevel level, final List<String> images) {
		return "Left out at " + level + ", where a crop of " + draw.side() + " pixels does not fit: " + String.join(
			", ", images) + ".";
	}

	private IllegalArgumentException noCrops() {
		return new IllegalArgumentException("No image has a crop of " + draw.side() +
			" pixels at any of the zoom levels. Give a smaller crop=, or finer levels=.");
	}

	/** Names of the images in which no crop fits at a level. */
	private List<String> tooSmall(final ZoomLevel level) {
		final IntStream small = IntStream.range(0, images()).filter(image -> !source.fits(level, image));
		return small.mapToObj(image -> source.inputs().get(image).name()).toList();
	}

	/** The zoom levels at which models are judged. */
	public ZoomPyramid pyramid() {
		return pyramid;
	}

	/** Where crops are taken. */
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

	/** At which zoom levels inputs were recorded and references are compared, for people. */
	public String levels() {
		return pyramid.recorded() + " recorded, " + source.levels();
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
		if (!source.fits(level, number)) return Stream.empty();
		return source.samples(level, number);
	}

	/** Measures a result against what it was matched to. */
	Judge.Judgement judge(final CropSource.Matched matched) {
		if (!matched.judged()) return Judge.none();
		return judge.judge(matched.compared());
	}
}
