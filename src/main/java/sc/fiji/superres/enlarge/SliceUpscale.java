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
import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.believe.Learnt;
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

	/** Slices that are enlarged together, and where their part of the work is reported. */
	private record Batch(List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, int slices,
		IntensityRange grey, Progress progress)
	{

		/** The planes of one slice. */
		int channels() {
			return planes.size() / slices;
		}
	}

	private final ImageUpscale settings;
	private final ImageUpscale.Job job;
	private final ImagePlus input;
	private final SelfEnsemble eight;
	private final Rectangle region;
	private final Beliefs beliefs;
	private final int slicesAtOnce;
	private int slicesDone;
	/** Of the run. */
	private TrustSlices trust;

	/**
	 * @param eight an upscaler, with the orientations of the ensemble
	 * @param learnt what is known of model and image
	 * @throws IllegalArgumentException where the selected area lies outside the image
	 */
	SliceUpscale(final ImageUpscale settings, final ImageUpscale.Job job, final SelfEnsemble eight,
		final Learnt learnt)
	{
		this.settings = settings;
		this.job = job;
		this.eight = eight;
		input = job.input();
		region = region(input);
		beliefs = new Beliefs(eight.factor(), input.getStackSize(), learnt);
		slicesAtOnce = slicesAtOnce();
	}

	/** The whole image, or the bounding rectangle of the area selected in it. */
	static Rectangle region(final ImagePlus input) {
		final Rectangle all = new Rectangle(input.getWidth(), input.getHeight());
		final Roi roi = input.getRoi();
		if (roi == null || !roi.isArea()) return all;
		return selected(input, roi, all);
	}

	private static Rectangle selected(final ImagePlus input, final Roi roi, final Rectangle all) {
		final Rectangle region = roi.getBounds().intersection(all);
		if (region.isEmpty()) throw outside(input);
		return region;
	}

	private static IllegalArgumentException outside(final ImagePlus input) {
		return new IllegalArgumentException("The selection in \"" + input.getTitle() +
			"\" lies outside the image. Remove it (Edit > Selection > Select None), or move it.");
	}

	/** Slices go together only where each is one plane and all have one range of grey values. */
	private int slicesAtOnce() {
		if (isOneByOne()) return 1;
		return eight.greyImagesAtOnce(region.width, region.height);
	}

	private boolean isOneByOne() {
		return settings.map() == ReliabilityMap.SPREAD || ImagePlanes.isRgb(input) || !job.grey().isOne();
	}

	/** @param label adds what the result carries beside its pixels */
	ImageUpscale.Result run(final Guarantee guarantee, final UnaryOperator<ImagePlus> label) {
		trust = new TrustSlices(guarantee, settings.tolerance(), input, job.progress());
		final String title = ImagePlanes.name(input) + "-SRx" + eight.factor() + job.destination().suffix();
		try (MapImage maps = new MapImage(input, region, settings.map(), settings.tolerance(), title, job.progress())) {
			final ImagePlus result = EachPlane.of(input, region, title, job.destination().file(), slicesAtOnce,
				planes -> next(planes, maps), label, job.progress().quietly());
			if (settings.map() == ReliabilityMap.TRUST) trust.finish(result, eight.factor());
			return new ImageUpscale.Result(result, finished(maps), beliefs.sentence());
		}
	}

	private Optional<ImagePlus> finished(final MapImage maps) {
		if (settings.map() == ReliabilityMap.NONE) return Optional.empty();
		return Optional.of(maps.finish());
	}

	private List<? extends RandomAccessibleInterval<?>> next(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final MapImage maps)
	{
		final Batch batch = batch(planes);
		slicesDone += batch.slices;
		final var results = mapped(batch, maps);
		judge(batch, results);
		return results;
	}

	private List<? extends RandomAccessibleInterval<? extends RealType<?>>> mapped(final Batch batch,
		final MapImage maps)
	{
		return switch (settings.map()) {
			case NONE -> enlarged(batch);
			case CONSISTENCY -> withConsistency(batch, maps);
			case SPREAD -> withSpread(batch, maps);
			case TRUST -> trust.enlarge(batch.planes, batch.grey, upscaler(), batch.slices, maps, batch.progress);
		};
	}

	private Batch batch(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes) {
		final int slices = Math.min(slicesAtOnce, input.getStackSize() - slicesDone);
		return new Batch(planes, slices, job.grey().ofSlice(slicesDone), part(slicesDone + slices));
	}

	/** @param end the number of slices that will be done */
	private Progress part(final int end) {
		final int all = input.getStackSize();
		final int parts = (all + slicesAtOnce - 1) / slicesAtOnce;
		return job.progress().part(slicesDone / slicesAtOnce, parts, "slice " + end + " of " + all);
	}

	private List<? extends RandomAccessibleInterval<? extends RealType<?>>> withSpread(final Batch batch,
		final MapImage maps)
	{
		final GreyUpscale.Spread result = GreyUpscale.withSpread(batch.planes, batch.grey, eight, batch.progress);
		maps.add(List.of(result.spread()));
		return result.planes();
	}

	private List<RandomAccessibleInterval<? extends RealType<?>>> enlarged(final Batch batch) {
		return GreyUpscale.upscale(batch.planes, batch.grey, upscaler(), batch.progress);
	}

	private Upscaler upscaler() {
		if (settings.ensemble()) return eight;
		return eight.one();
	}

	private List<RandomAccessibleInterval<? extends RealType<?>>> withConsistency(final Batch batch,
		final MapImage maps)
	{
		final var results = enlarged(batch);
		for (int first = 0; first < results.size(); first += batch.channels()) {
			final int end = first + batch.channels();
			maps.add(Consistency.of(batch.planes.subList(first, end), results.subList(first, end), eight.factor()));
		}
		return results;
	}

	private void judge(final Batch batch,
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> results)
	{
		for (int first = 0; first < results.size(); first += batch.channels()) {
			final int end = first + batch.channels();
			beliefs.add(batch.planes.subList(first, end), results.subList(first, end), batch.grey);
		}
	}
}
