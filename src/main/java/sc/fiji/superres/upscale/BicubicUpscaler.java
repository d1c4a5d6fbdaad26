package sc.fiji.superres.upscale;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/**
 * Enlarges images by bicubic interpolation, the baseline of the paper.
 *
 * @param factor how many times larger a side becomes, at least 2
 */
public record BicubicUpscaler(int factor) implements Upscaler {

	public BicubicUpscaler {
		if (factor < 2) throw new IllegalArgumentException("A factor of " + factor +
			" does not enlarge; use 2 or more.");
	}

	@Override
	public String description() {
		return "bicubic ×" + factor;
	}

	@Override
	public List<RandomAccessibleInterval<FloatType>> upscale(final List<RandomAccessibleInterval<FloatType>> planes,
		final Progress progress)
	{
		return planes.stream().map(plane -> upscale(plane, progress)).toList();
	}

	private RandomAccessibleInterval<FloatType> upscale(final RandomAccessibleInterval<FloatType> plane,
		final Progress progress)
	{
		progress.checkCancelled();
		final int width = Math.multiplyExact(factor, Planes.width(plane));
		final int height = Math.multiplyExact(factor, Planes.height(plane));
		final int threads = Runtime.getRuntime().availableProcessors();
		return Resampler.resample(plane, width, height, Filter.BICUBIC, threads);
	}
}
