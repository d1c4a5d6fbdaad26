package sc.fiji.superres.pairs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.noise.NoiseModel;
import sc.fiji.superres.survey.Lessons;
import sc.fiji.superres.survey.NoiseNotes;

/**
 * Makes pairs whose input and target share no noise and have one centre.
 * <p>
 * If s is the factor and r the ratio by which the level is resized, target pixels lie e = 1/r source pixels apart and
 * input pixels d = s/r. An input pixel is a source pixel or lies between source pixels. Its s × s target pixels lie
 * around it, at e·(k − (s − 1)/2), k = 0 … s − 1, along each axis, in general between source pixels ({@link CropAxis}).
 * There are three ways to make a pair:
 * </p>
 * <ul>
 * <li><b>From several frames</b> if the image is one of several frames of one place: the input comes from the frame
 * itself, the target is the mean of other frames ({@link OtherFrames}), each at its own displacement. The only
 * assumption is that frames do not share noise. The crop is moved by whole pixels if it would leave one of the
 * frames.</li>
 * <li><b>From different lines</b> if d is a whole number of at least {@value #LEAST_LINES} and rows do not share noise,
 * which is the only assumption: the input takes every d-th pixel of every d-th line. The target is interpolated from an
 * image in which these lines are replaced by an interpolation of the lines between them. (From every second line only a
 * third of a wave of 4.5 pixels would be left.)</li>
 * <li><b>Recorrupted</b> (Pang et al., CVPR 2021) in all other cases: z is new noise drawn from the image's
 * {@link NoiseModel}; the input is taken from source + τz, the target from source − z/τ, τ = {@value PairCrop#TAU}. The
 * noise of the two is uncorrelated, and independent if it is Gaussian. Input pixels lie between source pixels, where
 * interpolation averages away more noise than z has added. New noise makes up for that, so that inputs are as noisy as
 * a recorded image (up to 1.6 times the variance at the few pixels that happen to lie on source pixels). With a smaller
 * τ and inputs on source pixels the targets are noisier: 0.5 dB less after 4000 iterations (docs/study.md).</li>
 * </ul>
 * <p>
 * A teacher may make a part of the target of the last two, and altered scans take the place of some ({@link Lessons}).
 * </p>
 * <p>
 * Training varies the brightness: input and target are multiplied by e^u with u uniform in ±{@value #GAIN}, so that a
 * network takes the brightness of an atom from the image and not from experience. Both are floats in grey values and
 * are not clipped.
 * </p>
 */
final class IndependentPairs implements PairMaker {

	private static final int LEAST_LINES = 3;
	private static final double GAIN = 0.2;
	/** Pairs of altered scans: with half of them, a network learns less of the images (docs/study.md). */
	private static final double ALTERED = 1.0 / 3;

	/** An altered scan and its noise. */
	private record Altered(SourceImage scan, SourceImage clean, NoiseModel noise) {

		static Altered of(final Lessons.Altered altered) {
			return new Altered(altered.scan(), altered.clean(), NoiseNotes.measured(altered.scan()));
		}
	}

	private final List<SourceImage> images;
	private final MultiScaleConfig config;
	private final List<NoiseModel> noise;
	private final OtherFrames frames;
	private final Lessons lessons;
	private final Map<Integer, List<Altered>> altered = new HashMap<>();

	IndependentPairs(final List<SourceImage> images, final MultiScaleConfig config) {
		this(images, config, images.stream().map(NoiseNotes::measured).toList(), new OtherFrames(images), Lessons.NONE);
	}

	private IndependentPairs(final List<SourceImage> images, final MultiScaleConfig config,
		final List<NoiseModel> noise, final OtherFrames frames, final Lessons lessons)
	{
		this.images = images;
		this.config = config;
		this.noise = noise;
		this.frames = frames;
		this.lessons = lessons;
		lessons.altered().forEach((image, scans) -> altered.put(image, scans.stream().map(Altered::of).toList()));
	}

	@Override
	public IndependentPairs taught(final Lessons changed) {
		return new IndependentPairs(images, config, noise, frames, changed);
	}

	@Override
	public Pair pair(final PairSpec spec, final RandomGenerator random, final boolean vary) {
		final IntensityRange range = source(spec).range();
		final PairCrop.Halves halves = halves(spec, random);
		if (vary) varyBrightness(halves, range.low(), random);
		return new Pair(square(halves.target(), config.crop()), square(halves.input(), config.inputCrop()), range);
	}

	private static void varyBrightness(final PairCrop.Halves halves, final double zero, final RandomGenerator random) {
		final double gain = Math.exp(GAIN * (2 * random.nextDouble() - 1));
		brighten(halves.input(), zero, gain);
		brighten(halves.target(), zero, gain);
	}

	private SourceImage source(final PairSpec spec) {
		return images.get(spec.image());
	}

	private static RandomAccessibleInterval<?> square(final float[] values, final int side) {
		return Planes.floats(values, side, side);
	}

	private PairCrop.Halves halves(final PairSpec spec, final RandomGenerator random) {
		final List<Altered> scans = altered.getOrDefault(spec.image(), List.of());
		if (!scans.isEmpty() && random.nextDouble() < ALTERED) return halves(spec, scans.get(random.nextInt(scans
			.size())), random);
		final List<OtherFrames.Frame> others = frames.drawn(spec.image(), random);
		if (!others.isEmpty()) return cropWithin(others, spec).fromFrames(others, random);
		final NoiseModel model = noise.get(spec.image());
		final boolean lines = linesCanBeApart(spec, model);
		final PairCrop crop = crop(spec, source(spec), model, lines);
		return taught(halves(crop, lines, random), crop, spec.image());
	}

	private static PairCrop.Halves halves(final PairCrop crop, final boolean lines, final RandomGenerator random) {
		return lines ? crop.linesApart() : crop.recorrupted(random);
	}

	/** Of an altered scan, with a target without noise. */
	private PairCrop.Halves halves(final PairSpec spec, final Altered from, final RandomGenerator random) {
		final boolean lines = linesCanBeApart(spec, from.noise());
		final PairCrop crop = crop(spec, from.scan(), from.noise(), lines);
		final PairCrop.Halves halves = halves(crop, lines, random);
		return new PairCrop.Halves(halves.input(), crop.on(from.clean()).targets());
	}

	/** With the teacher's part in the target, where the image has a lesson. */
	private PairCrop.Halves taught(final PairCrop.Halves halves, final PairCrop crop, final int image) {
		final SourceImage seen = lessons.seen().get(image);
		if (seen == null) return halves;
		return new PairCrop.Halves(halves.input(), mean(halves.target(), crop.on(seen).targets()));
	}

	private float[] mean(final float[] own, final float[] taught) {
		final float[] mean = new float[own.length];
		for (int i = 0; i < mean.length; i++)
			mean[i] = (float) (lessons.share() * taught[i] + (1 - lessons.share()) * own[i]);
		return mean;
	}

	private boolean linesCanBeApart(final PairSpec spec, final NoiseModel model) {
		final double distance = CropAxis.distance(config, spec.level().resize());
		return CropAxis.isWhole(distance) && distance >= LEAST_LINES && model.rowsAreIndependent();
	}

	/** The crop, moved so that the other frames hold it too. */
	private PairCrop cropWithin(final List<OtherFrames.Frame> others, final PairSpec spec) {
		final SourceImage source = source(spec);
		final DoubleStream driftX = others.stream().mapToDouble(OtherFrames.Frame::x);
		final DoubleStream driftY = others.stream().mapToDouble(OtherFrames.Frame::y);
		final CropAxis x = axis(spec, spec.x(), source.width(), true).within(source.width(), driftX
			.summaryStatistics());
		final CropAxis y = axis(spec, spec.y(), source.height(), true).within(source.height(), driftY
			.summaryStatistics());
		return crop(source, x, y, noise.get(spec.image()));
	}

	/** The crop of an image of that size. */
	private PairCrop crop(final PairSpec spec, final SourceImage image, final NoiseModel model,
		final boolean onPixels)
	{
		final CropAxis x = axis(spec, spec.x(), image.width(), onPixels);
		return crop(image, x, axis(spec, spec.y(), image.height(), onPixels), model);
	}

	private static PairCrop crop(final SourceImage image, final CropAxis x, final CropAxis y, final NoiseModel model) {
		return new PairCrop(Patch.of(image, x.needed(image.width()), y.needed(image.height())), x, y, model);
	}

	private CropAxis axis(final PairSpec spec, final int start, final int size, final boolean onPixels) {
		return CropAxis.of(config, start, spec.level().resize(), size, onPixels);
	}

	private static void brighten(final float[] values, final double zero, final double gain) {
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (zero + gain * (values[i] - zero));
	}
}
