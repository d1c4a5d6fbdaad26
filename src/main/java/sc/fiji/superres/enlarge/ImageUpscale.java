package sc.fiji.superres.enlarge;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import ij.ImagePlus;
import ij.gui.Roi;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.imageplus.CalibratedGrey;
import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.imageplus.Palette;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.upscale.Consistency;
import sc.fiji.superres.upscale.DeviceMemoryException;
import sc.fiji.superres.upscale.GreyUpscale;
import sc.fiji.superres.upscale.NetworkUpscaler;
import sc.fiji.superres.upscale.ReliabilityMap;
import sc.fiji.superres.upscale.SelfEnsemble;
import sc.fiji.superres.upscale.Upscaler;

/**
 * How images are super-resolved: what a person chooses once, for one image or a folder of them.
 *
 * <pre>
 *
 * ImageUpscale settings = new ImageUpscale(model, "auto", Precision.FULL, 0, 16, "auto", false, ReliabilityMap.NONE);
 * ImagePlus result = settings.upscale(image, service, progress).image();
 * </pre>
 *
 * @param model a model file, an official state dict, a run folder, or bicubic
 * @param device {@code auto}, {@code cpu}, {@code cuda} …
 * @param precision in what numbers a SwinIR computes
 * @param tile side of a tile in LR pixels at most, 0 for automatic
 * @param overlap LR pixels a tile sees beyond its own part at each end
 * @param range grey values that map to 0 and 1, as {@link IntensityRange#parse} reads them; of the whole image, also
 *            where a part is selected
 * @param ensemble whether eight flips and turns are averaged
 * @param map what is shown beside the result; spread implies the ensemble
 */
public record ImageUpscale(String model, String device, Precision precision, int tile, int overlap, String range,
	boolean ensemble, ReliabilityMap map)
{

	/**
	 * What comes of an image.
	 *
	 * @param image {@code NAME-SRx4}; a virtual stack on disk where it would not fit in memory
	 * @param map {@code NAME-SRx4-consistency} or {@code -spread}, where one was asked for
	 */
	public record Result(ImagePlus image, Optional<ImagePlus> map) {}

	/**
	 * What is to be done with a result.
	 *
	 * @param file where one goes that does not fit in memory; null for beside the input's file
	 * @param dress adds what it carries beside its pixels, also in that file
	 */
	record Place(Path file, UnaryOperator<ImagePlus> dress) {

		static final Place BESIDE = new Place(null, UnaryOperator.identity());
	}

	/** One image while it is worked on. */
	private record Job(ImagePlus input, ChannelRanges grey, Place place, SuperResolutionService service,
		Progress progress)
	{}

	/**
	 * Super-resolves one image, or the bounding rectangle of the area selected in it; lines and points select nothing.
	 * Stacks go slice by slice, virtual ones too. Each channel has its own range of grey values.
	 *
	 * @param image of any type; it stays as it is
	 * @throws IOException when the model cannot be read
	 */
	public Result upscale(final ImagePlus image, final SuperResolutionService service, final Progress progress)
		throws IOException
	{
		return upscale(image, Place.BESIDE, service, progress);
	}

	/** The same, with a say in what becomes of the result. */
	Result upscale(final ImagePlus image, final Place place, final SuperResolutionService service,
		final Progress progress) throws IOException
	{
		final ImagePlus input = Palette.meant(image);
		final ChannelRanges grey = ChannelRanges.stored(range, input, progress::note);
		final Progress lending = service.sharing(progress); // between tiles, where somebody waits
		final Job job = new Job(input, grey, place, service, lending);
		try {
			return on(device, precision, job);
		}
		catch (final DeviceMemoryException exc) {
			if (!exc.onGpu()) throw exc;
			progress.note(exc.getMessage() + " The CPU takes over.");
			return on("cpu", Precision.FULL, job);
		}
	}

	private Result on(final String where, final Precision numbers, final Job job) throws IOException {
		return job.service.withModel(model, where, numbers, tile, overlap, job.progress, upscaler -> {
			final Path file = upscaler instanceof NetworkUpscaler ? ModelFiles.locate(Path.of(model.trim())) : null;
			final Optional<ModelCard> card = file == null ? Optional.empty() : ModelFiles.readCard(file);
			card.ifPresent(known -> warn(job.input, known, job.progress));
			final Centre centre = card.map(Centre::of).orElse(Centre.RIGHT);
			centre.note(averages()).ifPresent(job.progress::note);
			final String history = History.of(this, upscaler, file, job.grey.shown(CalibratedGrey.of(job.input)));
			return enlarged(job, new SelfEnsemble(upscaler, centre.offset()), image -> {
				History.add(image, history);
				return job.place.dress.apply(averages() ? image : centre.correct(image));
			});
		});
	}

	/** Whether the result is the mean of eight orientations. */
	private boolean averages() {
		return ensemble || map == ReliabilityMap.SPREAD;
	}

	private static void warn(final ImagePlus input, final ModelCard card, final Progress progress) {
		ZoomCheck.warning(input, card).ifPresent(progress::note);
		final String warning = card.training().warning();
		if (warning != null) progress.note("The model's training warns: " + warning);
	}

	private Result enlarged(final Job job, final SelfEnsemble upscaler, final UnaryOperator<ImagePlus> dress) {
		final ImagePlus input = job.input;
		final String title = ImagePlanes.name(input) + "-SRx" + upscaler.factor();
		final Rectangle region = region(input);
		final boolean oneByOne = map == ReliabilityMap.SPREAD || input.getBitDepth() == 24 || !job.grey.isOne();
		final int slices = input.getStackSize();
		final int atOnce = oneByOne ? 1 : upscaler.greyImagesAtOnce(region.width, region.height);
		final int[] slice = { 0 };
		try (MapImage maps = new MapImage(input, region, map, title, job.progress)) {
			final ImagePlus result = EachPlane.of(input, region, title, job.place.file, atOnce, planes -> {
				final int first = slice[0];
				final int n = Math.min(atOnce, slices - first);
				slice[0] += n;
				final int parts = (slices + atOnce - 1) / atOnce;
				final Progress part = job.progress.part(first / atOnce, parts, "slice " + slice[0] + " of " + slices);
				return enlarged(planes, n, upscaler, job.grey.ofSlice(first), maps, part);
			}, dress, job.progress.quietly());
			return new Result(result, map == ReliabilityMap.NONE ? Optional.empty() : Optional.of(maps.finish()));
		}
	}

	private List<? extends RandomAccessibleInterval<?>> enlarged(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final int slices,
		final SelfEnsemble upscaler, final IntensityRange grey, final MapImage maps, final Progress progress)
	{
		if (map == ReliabilityMap.SPREAD) {
			final GreyUpscale.Spread result = GreyUpscale.withSpread(planes, grey, upscaler, progress);
			maps.add(List.of(result.spread()));
			return result.planes();
		}
		final Upscaler chosen = ensemble ? upscaler : upscaler.one();
		final var results = GreyUpscale.upscale(planes, grey, chosen, progress);
		if (map == ReliabilityMap.CONSISTENCY) {
			final int channels = planes.size() / slices;
			for (int i = 0; i < planes.size(); i += channels)
				maps.add(Consistency.of(planes.subList(i, i + channels), results.subList(i, i + channels), upscaler
					.factor()));
		}
		return results;
	}

	private static Rectangle region(final ImagePlus input) {
		final Roi roi = input.getRoi();
		final Rectangle all = new Rectangle(input.getWidth(), input.getHeight());
		if (roi == null || !roi.isArea()) return all;
		final Rectangle region = roi.getBounds().intersection(all);
		if (region.isEmpty()) throw new IllegalArgumentException("The selection in \"" + input.getTitle() +
			"\" lies outside the image. Remove it (Edit > Selection > Select None), or move it.");
		return region;
	}
}
