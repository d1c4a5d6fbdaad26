package sc.fiji.superres.enlarge;

import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import ij.ImagePlus;
import ij.gui.Roi;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.upscale.Consistency;
import sc.fiji.superres.upscale.GreyUpscale;
import sc.fiji.superres.upscale.ReliabilityMap;
import sc.fiji.superres.upscale.SelfEnsemble;
import sc.fiji.superres.upscale.Upscaler;

/** Enlarges the slices of one image in their order, as many at once as the upscaler takes together. */
final class SliceUpscale {

	private static final int RGB = 24;

	private final ImageUpscale settings;
	private final ImageUpscale.Job job;
	private final ImagePlus input;
	private final SelfEnsemble eight;
	private final Rectangle region;
	private final int slicesAtOnce;
	private int slicesDone;

	/**
	 * @param eight an upscaler, with the orientations of the ensemble
	 * @throws IllegalArgumentException where the selected area lies outside the image
	 */
	SliceUpscale(final ImageUpscale settings, final ImageUpscale.Job job, final SelfEnsemble eight) {
		this.settings = settings;
		this.job = job;
		this.eight = eight;
		input = job.input();
		region = region(input);
		slicesAtOnce = slicesAtOnce();
	}

	private static Rectangle region(final ImagePlus input) {
		final Rectangle all = new Rectangle(input.getWidth(), input.getHeight());
		final Roi roi = input.getRoi();
		if (roi == null || !roi.isArea()) return all;
		final Rectangle region = roi.getBounds().intersection(all);
		if (region.isEmpty()) {
			throw new IllegalArgumentException("The selection in \"" + input.getTitle() +
				"\" lies outside the image. Remove it (Edit > Selection > Select None), or move it.");
		}
		return region;
	}

	/** Slices go together only where each is one plane and all have one range of grey values. */
	private int slicesAtOnce() {
		final boolean oneByOne = settings.map() == ReliabilityMap.SPREAD || input.getBitDepth() == RGB || !job.grey()
			.isOne();
		if (oneByOne) return 1;
		return eight.greyImagesAtOnce(region.width, region.height);
	}

	/** @param label adds what the result carries beside its pixels */
	ImageUpscale.Result run(final UnaryOperator<ImagePlus> label) {
		final String title = ImagePlanes.name(input) + "-SRx" + eight.factor();
		try (MapImage maps = new MapImage(input, region, settings.map(), title, job.progress())) {
			final ImagePlus result = EachPlane.of(input, region, title, job.destination().file(), slicesAtOnce,
				planes -> next(planes, maps), label, job.progress().quietly());
			return new ImageUpscale.Result(result, finished(maps));
		}
	}

	private Optional<ImagePlus> finished(final MapImage maps) {
		if (settings.map() == ReliabilityMap.NONE) return Optional.empty();
		return Optional.of(maps.finish());
	}

	private List<? extends RandomAccessibleInterval<?>> next(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final MapImage maps)
	{
		final int first = slicesDone;
		final int slices = Math.min(slicesAtOnce, input.getStackSize() - first);
		final Progress part = part(first, first + slices);
		slicesDone += slices;
		final IntensityRange grey = job.grey().ofSlice(first);
		if (settings.map() == ReliabilityMap.SPREAD) return withSpread(planes, grey, maps, part);
		final var results = enlarged(planes, grey, part);
		if (settings.map() == ReliabilityMap.CONSISTENCY) addConsistency(planes, results, slices, maps);
		return results;
	}

	private Progress part(final int first, final int end) {
		final int all = input.getStackSize();
		final int parts = (all + slicesAtOnce - 1) / slicesAtOnce;
		return job.progress().part(first / slicesAtOnce, parts, "slice " + end + " of " + all);
	}

	private List<? extends RandomAccessibleInterval<?>> withSpread(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final IntensityRange grey,
		final MapImage maps, final Progress progress)
	{
		final GreyUpscale.Spread result = GreyUpscale.withSpread(planes, grey, eight, progress);
		maps.add(List.of(result.spread()));
		return result.planes();
	}

	private List<RandomAccessibleInterval<? extends RealType<?>>> enlarged(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final IntensityRange grey,
		final Progress progress)
	{
		final Upscaler upscaler = settings.ensemble() ? eight : eight.one();
		return GreyUpscale.upscale(planes, grey, upscaler, progress);
	}

	private void addConsistency(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes,
		final List<RandomAccessibleInterval<? extends RealType<?>>> results, final int slices, final MapImage maps)
	{
		final int channels = planes.size() / slices;
		for (int first = 0; first < planes.size(); first += channels) {
			final int end = first + channels;
			maps.add(Consistency.of(planes.subList(first, end), results.subList(first, end), eight.factor()));
		}
	}
}
