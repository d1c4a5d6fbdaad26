package sc.fiji.superres.upscale;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.FloatRows;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.resample.RowResampler;

/**
 * Enlarges images by bicubic interpolation, the baseline of the paper.
 *
 * @param factor how many times larger a side becomes, at least 2
 */
public record BicubicUpscaler(int factor) implements Upscaler {

	/** Pixels that are enlarged at once, row by row. */
	private static final int BAND = 1 << 24;

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
		return Resampler.resample(plane, width, height, Filter.BICUBIC, threads());
	}

	private static int threads() {
		return Runtime.getRuntime().availableProcessors();
	}

	@Override
	public void upscale(final FloatRows plane, final RowSink result, final Progress progress) {
		final int width = Math.multiplyExact(factor, plane.width());
		final int height = Math.multiplyExact(factor, plane.height());
		final RowResampler resampler = new RowResampler(plane, width, height, Filter.BICUBIC);
		final int band = Math.max(1, Math.min(height, BAND / width));
		result.begin();
		for (int top = 0; top < height; top += band) {
			progress.checkCancelled();
			final int end = Math.min(height, top + band);
			add(resampler.rows(top, end, threads()), width, result);
			progress.report(end, height, "row " + end + " of " + height);
		}
	}

	/** Passes on rows one by one. */
	private static void add(final float[] rows, final int width, final RowSink result) {
		final float[] row = new float[width];
		for (int at = 0; at < rows.length; at += width) {
			System.arraycopy(rows, at, row, 0, width);
			result.add(row);
		}
	}
}
