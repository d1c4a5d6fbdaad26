package sc.fiji.superres.enlarge;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.trust.ErrorBound;
import sc.fiji.superres.upscale.GreyUpscale;
import sc.fiji.superres.upscale.Upscaler;

/** Enlarges slices for {@code map=trust}: bounds their errors, marks what is too uncertain, and says how much. */
final class TrustSlices {

	private static final int DIGITS = 4;

	private final Guarantee guarantee;
	private final double tolerance;
	private final String title;
	private final Progress progress;
	private final Doubtful doubtful;
	private final Set<String> told = new HashSet<>();
	private long pixels;
	private long within;

	/** @param tolerance greatest error in % of the contrast */
	TrustSlices(final Guarantee guarantee, final double tolerance, final ImagePlus input, final Progress progress) {
		this.guarantee = guarantee;
		this.tolerance = tolerance;
		doubtful = new Doubtful(tolerance);
		title = input.getTitle();
		this.progress = progress;
	}

	/** Enlarges grey planes, or red, green and blue ones where there is no guarantee, and adds their maps. */
	List<RandomAccessibleInterval<? extends RealType<?>>> enlarge(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final IntensityRange grey,
		final Upscaler upscaler, final int slices, final MapImage maps, final Progress part)
	{
		if (guarantee.none() != null) return withoutBound(planes, grey, upscaler, slices, maps, part);
		return GreyUpscale.inspected(planes, grey, upscaler, (input, result, turned, plane) -> add(bound(input, result,
			turned), planes.get(plane), maps), part);
	}

	private List<RandomAccessibleInterval<? extends RealType<?>>> withoutBound(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final IntensityRange grey,
		final Upscaler upscaler, final int slices, final MapImage maps, final Progress part)
	{
		final int size = Planes.width(planes.get(0)) * Planes.height(planes.get(0));
		for (int i = 0; i < slices; i++)
			add(guarantee.noBound(size), planes.get(i), maps);
		return GreyUpscale.upscale(planes, grey, upscaler, part);
	}

	private ErrorBound bound(final RandomAccessibleInterval<FloatType> input,
		final RandomAccessibleInterval<FloatType> result, final RandomAccessibleInterval<FloatType> turned)
	{
		return guarantee.bound(Planes.floatArray(input), Planes.floatArray(result), Planes.floatArray(turned), Planes
			.width(input), Planes.height(input));
	}

	private void add(final ErrorBound bound, final RandomAccessibleInterval<? extends RealType<?>> plane,
		final MapImage maps)
	{
		if (bound.none() != null && told.add(bound.none())) progress.note("map=trust gives no guarantee for " + title +
			": " + bound.none() + ".");
		final int width = Planes.width(plane);
		final int height = Planes.height(plane);
		final float[] percent = withHoles(bound.percent(), plane);
		final float[] inside = within(percent);
		if (bound.none() != null) Arrays.fill(inside, Float.NaN);
		else count(inside);
		doubtful.add(inside, width, height);
		maps.add(List.of(Planes.floats(percent, width, height), Planes.floats(inside, width, height)), bound.none());
	}

	/** NaN where the input is no number. */
	private static float[] withHoles(final float[] percent,
		final RandomAccessibleInterval<? extends RealType<?>> plane)
	{
		if (!(plane.getType() instanceof FloatType)) return percent;
		final float[] grey = Planes.floatArray(plane);
		for (int i = 0; i < percent.length; i++)
			if (!Float.isFinite(grey[i])) percent[i] = Float.NaN;
		return percent;
	}

	/** 1 where the bound does not exceed the tolerance, else 0. */
	private float[] within(final float[] percent) {
		final float[] within = new float[percent.length];
		for (int i = 0; i < within.length; i++)
			within[i] = percent[i] <= tolerance ? 1 : 0;
		return within;
	}

	private void count(final float[] inside) {
		pixels += inside.length;
		for (final float one : inside)
			if (one == 1) within++;
	}

	private String rest() {
		if (within == pixels) return "Nothing is marked.";
		return "The rest is " + Doubtful.NAME + " on the result (Image > Overlay > Hide Overlay).";
	}

	/** Marks the result, and says how much of it is good. */
	void finish(final ImagePlus result, final int s) {
		doubtful.cover(result, s);
		if (pixels > 0) progress.note("map=trust: " + NumberText.share((double) within / pixels) + " of " + title +
			" are within " + NumberText.plain(tolerance, DIGITS) +
			" % of the contrast; the bound holds at nine places of ten. " + rest());
	}
}
