package sc.fiji.superres.train;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.superres.dataset.Pair;
import sc.fiji.superres.dataset.Pairs;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.swinir.SwinIr;

/**
 * Watches a training on pairs of images it never learns from: a fixed choice, evenly spaced over all pairs, so that
 * every sub-process and zoom level has its part. PSNR and SSIM are means over the pairs, grey values in [0,1].
 */
final class Validation {

	/** Mean scores over the pairs; dB for PSNR. */
	record Scores(double psnr, double ssim) {}

	private static final int PAIRS = 24;
	/** What a perfect pair counts, such as a constant one; an infinite mean would say nothing. */
	private static final double MOST_PSNR = 100;

	private record Sample(float[] input, float[] target) {}

	private final List<Sample> samples = new ArrayList<>();
	private final int inputSide, targetSide;
	private final Scores bicubic;

	Validation(final Pairs pairs) {
		inputSide = pairs.config().inputCrop();
		targetSide = pairs.config().crop();
		final long n = Math.min(PAIRS, pairs.size());
		for (long i = 0; i < n; i++) {
			final Pair pair = pairs.pair((long) ((i + 0.5) * pairs.size() / n));
			samples.add(new Sample(Batches.unit(pair.input(), pair.range()), Batches.unit(pair.target(), pair.range())));
		}
		bicubic = score(this::enlarge);
	}

	/** What bicubic enlargement reaches on the same pairs. */
	Scores bicubic() {
		return bicubic;
	}

	/** @param checkCancelled called before each pair; what it throws ends the validation */
	Scores score(final SwinIr network, final Runnable checkCancelled) {
		return score(sample -> {
			checkCancelled.run();
			return network.run(sample.input, 1, inputSide, inputSide);
		});
	}

	/** One pair for people to look at: input, bicubic, network, target, in [0,1]. */
	Preview preview(final long iteration, final SwinIr network) {
		final Sample sample = samples.get(samples.size() / 2);
		return new Preview(iteration, Planes.floats(sample.input, inputSide, inputSide), plane(enlarge(sample)), plane(
			network.run(sample.input, 1, inputSide, inputSide)), plane(sample.target));
	}

	private interface Enlargement {

		float[] of(Sample sample);
	}

	private Scores score(final Enlargement enlargement) {
		double psnr = 0, ssim = 0;
		for (final Sample sample : samples) {
			final var image = plane(enlargement.of(sample));
			final var target = plane(sample.target);
			psnr += Math.min(MOST_PSNR, new Psnr(1, 0).measure(image, target));
			ssim += new Ssim(1).measure(image, target);
		}
		return new Scores(psnr / samples.size(), ssim / samples.size());
	}

	private float[] enlarge(final Sample sample) {
		return Planes.floatArray(Resampler.resample(Planes.floats(sample.input, inputSide, inputSide), targetSide,
			targetSide, Filter.BICUBIC));
	}

	private net.imglib2.img.array.ArrayImg<net.imglib2.type.numeric.real.FloatType, ?> plane(final float[] values) {
		return Planes.floats(values, targetSide, targetSide);
	}
}
