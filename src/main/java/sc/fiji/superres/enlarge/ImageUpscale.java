package sc.fiji.superres.enlarge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

import ij.ImagePlus;

import sc.fiji.superres.Progress;
import sc.fiji.superres.believe.Beliefs;
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
	 */
	record Destination(Path file, String suffix, UnaryOperator<ImagePlus> label) {

		/** A file in a folder of results. */
		static Destination file(final Path file, final UnaryOperator<ImagePlus> label) {
			return new Destination(file, "", label);
		}

		/** An image to be shown. */
		static Destination screen(final String suffix) {
			return new Destination(null, suffix, UnaryOperator.identity());
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
		return upscale(image, Destination.screen(""), service, progress);
	}

	/** The same, but the title says the model ({@code NAME-SRx4-GaN_run}), so that results are told apart. */
	public Result upscaleNamingModel(final ImagePlus image, final SuperResolutionService service,
		final Progress progress) throws IOException
	{
		return upscale(image, Destination.screen("-" + model.shortName()), service, progress);
	}

	/** Super-resolves one image for a destination. */
	Result upscale(final ImagePlus image, final Destination destination, final SuperResolutionService service,
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

	private Result upscale(final Job job, final SuperResolutionService service, final String onDevice,
		final Precision inPrecision) throws IOException
	{
		return service.withModel(model, onDevice, inPrecision, tile, overlap, job.progress, upscaler -> upscale(job,
			upscaler));
	}

	private Result upscale(final Job job, final Upscaler upscaler) throws IOException {
		final Optional<ZoomCheck> zoom = zoom(job);
		final Centre centre = centre(job, zoom);
		final ChannelRanges shown = job.grey.shown(CalibratedGrey.of(job.input));
		final String history = History.of(this, upscaler, shown);
		final SelfEnsemble eight = new SelfEnsemble(upscaler, centre.offset());
		final SliceUpscale slices = new SliceUpscale(this, job, eight, zoom.filter(ZoomCheck::isBeyond).isPresent());
		final Guarantee guarantee = Guarantee.of(model, ensemble, job.input);
		final Result result = slices.run(guarantee, image -> labelled(image, history, centre, job.destination));
		result.belief.ifPresent(sentence -> tell(job, upscaler, result.image, sentence));
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
