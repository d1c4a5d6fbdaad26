package sc.fiji.superres.enlarge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

import ij.ImagePlus;

import sc.fiji.superres.Progress;
import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.believe.Learnt;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.imageplus.CalibratedGrey;
import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.imageplus.Palette;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.upscale.DeviceMemoryException;
import sc.fiji.superres.upscale.ReliabilityMap;
import sc.fiji.superres.upscale.SelfEnsemble;
import sc.fiji.superres.upscale.Upscaler;

/**
 * How images are super-resolved: what a person chooses once, for one image or a folder of them.
 *
 * <pre>
 *
 * ModelRef model = ModelRef.of("model", "/data/GaN run");
 * ImageUpscale settings = new ImageUpscale(model, "auto", Precision.FULL, 0, 16, "auto", false, ReliabilityMap.NONE);
 * ImagePlus result = settings.upscale(image, service, progress).image();
 * </pre>
 *
 * @param model which model
 * @param device {@code auto}, {@code cpu}, {@code cuda} …
 * @param precision the numbers that a network of ours computes with
 * @param tile side of a tile in LR pixels at most, 0 for automatic
 * @param overlap LR pixels a tile sees beyond its own part at each end
 * @param range grey values that map to 0 and 1, as {@link IntensityRange#parse} reads them; of the whole image, also
 *            where a part is selected
 * @param ensemble whether eight flips and turns are averaged
 * @param map what is shown beside the result; spread implies the ensemble
 * @param tolerance greatest error that the map {@code trust} does not grey out, in % of the contrast
 */
public record ImageUpscale(ModelRef model, String device, Precision precision, int tile, int overlap, String range,
	boolean ensemble, ReliabilityMap map, double tolerance)
{

	/** The tolerance of a map where none is named, in % of the contrast. */
	public static final double TOLERANCE = 10;
	private static final double MOST = 100;

	public ImageUpscale {
		if (!(tolerance > 0 && tolerance <= MOST)) throw new IllegalArgumentException("tolerance=" + tolerance +
			" is no percentage of the contrast: use a number above 0, such as 10, and at most 100.");
	}

	/** The same with the tolerance {@value #TOLERANCE}. */
	public ImageUpscale(final ModelRef model, final String device, final Precision precision, final int tile,
		final int overlap, final String range, final boolean ensemble, final ReliabilityMap map)
	{
		this(model, device, precision, tile, overlap, range, ensemble, map, TOLERANCE);
	}

	/**
	 * What is made of an image.
	 *
	 * @param image {@code NAME-SRx4}; a virtual stack on disk where it would not fit in memory
	 * @param map {@code NAME-SRx4-consistency}, {@code -spread} or {@code -trust}, where one was asked for
	 * @param belief whether to believe it and why, in a sentence ({@link sc.fiji.superres.believe.Belief}); empty where
	 *            the image is too small to tell
	 */
	public record Result(ImagePlus image, Optional<ImagePlus> map, Optional<String> belief) {

		/** The map that the sentence says to look at, where it was not made, as macros name it. */
		public Optional<String> missingMap() {
			return belief.flatMap(Beliefs::map).filter(kind -> map.isEmpty() || !map.get().getTitle().endsWith("-" +
				kind));
		}

		/** Gives the image another title; that of the map follows. */
		public void rename(final String title) {
			final int length = image.getTitle().length();
			map.ifPresent(its -> its.setTitle(title + its.getTitle().substring(length)));
			image.setTitle(title);
		}
	}

	/**
	 * Where a result goes.
	 *
	 * @param file for a result that does not fit in memory; null for a file beside the input's
	 * @param suffix what its title ends with
	 * @param label adds properties to the result before it is shown or written
	 * @param most pixels that a slice of a result may have as an image
	 */
	record Destination(Path file, String suffix, UnaryOperator<ImagePlus> label, long most) {

		/** A file in a folder of results. */
		static Destination file(final Path file, final UnaryOperator<ImagePlus> label, final long most) {
			return new Destination(file, "", label, most);
		}

		/** An image to be shown. */
		static Destination screen(final String suffix) {
			return new Destination(null, suffix, UnaryOperator.identity(), LargeUpscale.MOST_PIXELS);
		}
	}

	/**
	 * What became of an image whose result goes to a file.
	 *
	 * @param result empty where it is too large for an image: then it is in the file already
	 * @param width of it in pixels
	 * @param height of it in pixels
	 */
	record Outcome(Optional<Result> result, int width, int height) {

		static Outcome of(final Result result) {
			return new Outcome(Optional.of(result), result.image.getWidth(), result.image.getHeight());
		}
	}

	/** One image that is being super-resolved. */
	record Job(ImagePlus input, ChannelRanges grey, Destination destination, Progress progress) {}

	/**
	 * Super-resolves one image, or the bounding rectangle of the area selected in it; lines and points select nothing.
	 * Stacks, virtual ones too, are worked on slice by slice. Each channel has its own range of grey values.
	 *
	 * @param image of any type; it is not changed
	 * @throws IOException when the model cannot be read
	 */
	public Result upscale(final ImagePlus image, final SuperResolutionService service, final Progress progress)
		throws IOException
	{
		return shown(upscale(image, Destination.screen(""), service, progress));
	}

	/** The same, but the title says the model ({@code NAME-SRx4-GaN_run}), so that results are told apart. */
	public Result upscaleNamingModel(final ImagePlus image, final SuperResolutionService service,
		final Progress progress) throws IOException
	{
		return shown(upscale(image, Destination.screen("-" + model.shortName()), service, progress));
	}

	/** Results for the screen that are too large for it end in an error. */
	private static Result shown(final Outcome outcome) {
		return outcome.result.orElseThrow();
	}

	/** Super-resolves one image for a destination. */
	Outcome upscale(final ImagePlus image, final Destination destination, final SuperResolutionService service,
		final Progress progress) throws IOException
	{
		final Job job = job(image, destination, service.sharing(progress));
		try {
			return upscale(job, service, device, precision);
		}
		catch (final DeviceMemoryException exc) {
			if (!exc.onGpu()) throw exc;
			progress.note(exc.getMessage() + " The CPU takes over.");
			return upscale(job, service, "cpu", Precision.FULL);
		}
	}

	private Job job(final ImagePlus image, final Destination destination, final Progress progress) {
		final ImagePlus input = Palette.meant(image);
		final ChannelRanges grey = ChannelRanges.stored(range, input, progress::note);
		return new Job(input, grey, destination, progress);
	}

	private Outcome upscale(final Job job, final SuperResolutionService service, final String onDevice,
		final Precision inPrecision) throws IOException
	{
		return service.withModel(model, onDevice, inPrecision, tile, overlap, job.progress, upscaler -> upscale(job,
			upscaler));
	}

	private Outcome upscale(final Job job, final Upscaler upscaler) throws IOException {
		final LargeUpscale large = new LargeUpscale(largeTask(job), upscaler, job.progress);
		final boolean isLarge = large.isNeeded();
		if (isLarge) large.requirePossible(ensemble || map != ReliabilityMap.NONE);
		final Optional<ZoomCheck> zoom = zoom(job);
		final Centre centre = centre(job, zoom);
		final Learnt.Zoom at = zoom.map(ZoomCheck::zoom).orElse(Learnt.Zoom.WITHIN);
		final Guarantee guarantee = Guarantee.of(model, ensemble, job.input);
		final Learnt learnt = Knowledge.of(model.card(), job.input, at, guarantee.none() == null);
		final ChannelRanges shown = job.grey.shown(CalibratedGrey.of(job.input));
		final String history = History.of(this, upscaler, shown);
		final UnaryOperator<ImagePlus> label = image -> labelled(image, history, centre, job.destination);
		if (isLarge) return onDisk(job, large, new Beliefs(upscaler.factor(), 1, learnt), upscaler, label);
		return Outcome.of(inMemory(job, new SelfEnsemble(upscaler, centre.offset()), guarantee, learnt, label));
	}

	private static LargeUpscale.Task largeTask(final Job job) {
		return new LargeUpscale.Task(job.input, SliceUpscale.region(job.input), job.grey.ofSlice(0),
			job.destination.file, job.destination.most);
	}

	private static Outcome onDisk(final Job job, final LargeUpscale large, final Beliefs beliefs,
		final Upscaler upscaler, final UnaryOperator<ImagePlus> label) throws IOException
	{
		large.run(beliefs, (image, belief) -> {
			final ImagePlus labelled = label.apply(image);
			belief.ifPresent(sentence -> tell(job, upscaler, labelled, sentence));
			return labelled;
		});
		return new Outcome(Optional.empty(), large.width(), large.height());
	}

	private Result inMemory(final Job job, final SelfEnsemble eight, final Guarantee guarantee, final Learnt learnt,
		final UnaryOperator<ImagePlus> label)
	{
		final SliceUpscale slices = new SliceUpscale(this, job, eight, learnt);
		final Result result = slices.run(guarantee, label);
		result.belief.ifPresent(sentence -> tell(job, eight.one(), result.image, sentence));
		return result;
	}

	/** What there is to say of the zoom level that the image is taken to. */
	private Optional<ZoomCheck> zoom(final Job job) throws IOException {
		return model.card().flatMap(card -> ZoomCheck.of(job.input, card));
	}

	/** Says what to believe in the log, and in the image's info, where whoever shows it finds it. */
	private static void tell(final Job job, final Upscaler upscaler, final ImagePlus image, final String sentence) {
		job.progress.note(job.input.getTitle() + " ×" + upscaler.factor() + ": " + sentence + ".");
		EachPlane.addInfo(image, Beliefs.LINE + sentence + "\n");
	}

	/** Where the model's results lie; what its card tells is noted. */
	private Centre centre(final Job job, final Optional<ZoomCheck> zoom) throws IOException {
		final Optional<ModelCard> card = model.card();
		if (card.isEmpty()) return Centre.RIGHT;
		zoom.map(ZoomCheck::warning).ifPresent(job.progress::note);
		warnOfTraining(job, card.get().training().warning());
		return noted(job, Centre.of(card.get()));
	}

	private Centre noted(final Job job, final Centre centre) {
		centre.note(isMeanOfEight()).ifPresent(job.progress::note);
		return centre;
	}

	/** Whether the result is the mean of eight orientations. */
	private boolean isMeanOfEight() {
		return ensemble || map == ReliabilityMap.SPREAD;
	}

	private static void warnOfTraining(final Job job, final String warning) {
		if (warning != null) job.progress.note("The model's training warns: " + warning);
	}

	/** A mean of eight needs no correction: each of the eight was moved to its place. */
	private ImagePlus labelled(final ImagePlus image, final String history, final Centre centre,
		final Destination destination)
	{
		EachPlane.addInfo(image, history);
		if (!isMeanOfEight()) centre.correct(image);
		return destination.label.apply(image);
	}
}
