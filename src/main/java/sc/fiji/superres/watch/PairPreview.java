package sc.fiji.superres.watch;

import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.pairs.Pair;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.PairSpec;
import sc.fiji.superres.resample.Filter;

/** Training pairs to look at: a stack with one crop for each zoom level and filter. */
public final class PairPreview {

	/** Bright pixels between target and input. */
	private static final int GAP = 4;

	private PairPreview() {}

	/**
	 * Makes the stack.
	 *
	 * @param title of the stack
	 * @return a slice for each, the target on the left, its input with pixels enlarged to its size on the right; labels
	 *         such as "zoom 10 MX, (3), bicubic"
	 */
	public static ImagePlus of(final PairSource pairs, final String title) {
		final List<PairSpec> samples = pairs.samples();
		final ImagePlus image = new ImagePlus(title, stack(pairs, samples));
		final IntensityRange range = pairs.images().get(samples.get(0).image()).range();
		image.setDisplayRange(range.low(), range.high());
		return image;
	}

	private static ImageStack stack(final PairSource pairs, final List<PairSpec> samples) {
		final int crop = pairs.config().crop();
		final ImageStack stack = new ImageStack(2 * crop + GAP, crop);
		for (final PairSpec sample : samples)
			stack.addSlice(label(sample, pairs), sideBySide(pairs.pair(sample)));
		return stack;
	}

	private static String label(final PairSpec spec, final PairSource pairs) {
		final String zoom = pairs.config().zoom().targetAt(spec.level().ratio()).toString();
		return "zoom " + zoom + ", (" + spec.level().subProcess() + "), " + degradation(spec);
	}

	private static String degradation(final PairSpec spec) {
		if (spec.level().cropsAreInputs()) return "convergence";
		return spec.filterLabel();
	}

	private static ImageProcessor sideBySide(final Pair pair) {
		final ImageProcessor target = ImagePlanes.processor(pair.target());
		final int side = target.getWidth();
		final ImageProcessor both = target.createProcessor(2 * side + GAP, side);
		fill(both, pair.range().high());
		both.insert(target, 0, 0);
		both.insert(enlarged(pair, side), side + GAP, 0);
		return both;
	}

	private static void fill(final ImageProcessor pixels, final double value) {
		pixels.setValue(value);
		pixels.fill();
	}

	private static ImageProcessor enlarged(final Pair pair, final int side) {
		return ImagePlanes.processor(ImagePlanes.resample(pair.input(), side, side, Filter.NEAREST));
	}
}
