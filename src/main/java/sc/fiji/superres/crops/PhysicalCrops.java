package sc.fiji.superres.crops;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.align.Alignment;
import sc.fiji.superres.align.AlignmentConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Planes;

/**
 * Crops of LR images that were recorded separately; a result is looked for in the reference, and compared with the crop
 * that matches it best ({@link Alignment}). LR image number i, by name, is looked for in reference i modulo their
 * number.
 * <p>
 * By the fair rules a match at the end of what was searched, or with an SSIM below {@value ReferenceSearch#LEAST_SSIM},
 * is left out: it is not the place. On simulated GaN that holds 15 electrons a pixel, bicubic results match their own
 * crystal with 0.28 to 0.38, pure noise matches with 0.13 to 0.15; at 60 electrons 0.43 to 0.50 and 0.18 to 0.19.
 * </p>
 */
public record PhysicalCrops(ZoomPyramid pyramid, CropDraw draw, List<SourceImage> references, List<SourceImage> inputs,
	Rules rules) implements CropSource
{

	/** Bytes for each pixel of a reference while a result is looked for: spectra and correlations, in doubles. */
	private static final long BYTES_PER_PIXEL = 40;
	/** How many times larger a reference must be than what is looked for in it, since the scale may differ. */
	private static final double ROOM = 1 + AlignmentConfig.SCALE;

	@Override
	public boolean fits(final ZoomLevel level, final int image) {
		final int leastReference = (int) Math.ceil(ROOM * draw.side());
		return pyramid.fits(inputs.get(image), level, cut()) && pyramid.fits(reference(image), level, leastReference);
	}

	@Override
	public Stream<Sample> samples(final ZoomLevel level, final int number) {
		final SourceImage image = inputs.get(number);
		final RandomAccessibleInterval<? extends RealType<?>> plane = pyramid.shrink(image.plane(), level);
		final ReferenceSearch search = search(reference(number), level);
		return IntStream.range(0, draw.count()).mapToObj(crop -> new Sample(input(plane, number, crop), image.range(),
			level, image.name(), number, crop, search::find));
	}

	private RandomAccessibleInterval<? extends RealType<?>> input(
		final RandomAccessibleInterval<? extends RealType<?>> plane, final int number, final int crop)
	{
		final CropDraw.Place place = draw.place(number, crop, cut(), Planes.width(plane), Planes.height(plane));
		return Grey.crop(plane, place, cut());
	}

	private ReferenceSearch search(final SourceImage reference, final ZoomLevel level) {
		final RandomAccessibleInterval<? extends RealType<?>> shrunk = pyramid.shrink(reference.plane(), level);
		return new ReferenceSearch(reference.name(), Grey.to255(shrunk, reference.range()), rules);
	}

	/** Side of the crops that are cut from {@link #inputs}. */
	private int cut() {
		return draw.side() / pyramid.factor();
	}

	private SourceImage reference(final int image) {
		return references.get(image % references.size());
	}

	@Override
	public String levels() {
		return pyramid.description();
	}

	@Override
	public String description() {
		final String search = "recorded separately; each result is matched to its reference (scale ±10 %, " +
			"rotation ±3°, highest SSIM)";
		if (rules == Rules.PUBLISHED) return search;
		return search + "; matches at the end of that, or with an SSIM below " + ReferenceSearch.LEAST_SSIM +
			", are left out of the means";
	}

	@Override
	public long bytesOfAMatch() {
		final long mostPixels = references.stream().mapToLong(reference -> (long) reference.width() * reference
			.height()).max().orElse(0);
		return BYTES_PER_PIXEL * mostPixels;
	}
}
