package sc.fiji.superres.crops;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** How an image and a reference of its own lie on each other, and what is cut out of both. */
sealed interface PairGeometry {

	/** Side of the crops that are cut from the image. */
	int cut();

	/** The input at a place of the image. */
	RandomAccessibleInterval<? extends RealType<?>> input(RandomAccessibleInterval<?> image, CropDraw.Place place);

	/** Where the reference shows a place of the image. */
	CropDraw.Place onReference(CropDraw.Place place);

	/** The crop of the reference that a result is compared with, at a place on the reference. */
	RandomAccessibleInterval<? extends RealType<?>> crop(RandomAccessibleInterval<?> reference, CropDraw.Place place);

	/** How far that crop lies from the reference's pixels, along both axes. */
	double shift();

	/** How inputs and references come about, for people. */
	String description();

	/**
	 * References s times as large: a crop of the image is the input as it is.
	 *
	 * @param side of a crop in pixels of the reference
	 * @param factor s
	 */
	record Enlarged(int side, int factor) implements PairGeometry {

		@Override
		public int cut() {
			return side / factor;
		}

		@Override
		public RandomAccessibleInterval<? extends RealType<?>> input(final RandomAccessibleInterval<?> image,
			final CropDraw.Place place)
		{
			return Grey.crop(image, place, cut());
		}

		@Override
		public CropDraw.Place onReference(final CropDraw.Place place) {
			return new CropDraw.Place(factor * place.x(), factor * place.y());
		}

		@Override
		public RandomAccessibleInterval<? extends RealType<?>> crop(final RandomAccessibleInterval<?> reference,
			final CropDraw.Place place)
		{
			return Grey.crop(reference, place, side);
		}

		@Override
		public double shift() {
			return 0;
		}

		@Override
		public String description() {
			return "crops of the source as it was recorded; their references are " + factor + " times as large";
		}
	}

	/**
	 * References of the image's size: the input is every s-th pixel of every s-th line, and the reference is
	 * interpolated at its centres ({@link CentredReference#of}).
	 *
	 * @param side of a crop
	 * @param factor s
	 */
	record SameSize(int side, int factor) implements PairGeometry {

		@Override
		public int cut() {
			return side;
		}

		@Override
		public RandomAccessibleInterval<? extends RealType<?>> input(final RandomAccessibleInterval<?> image,
			final CropDraw.Place place)
		{
			return Grey.everySth(image, place, side, factor);
		}

		@Override
		public CropDraw.Place onReference(final CropDraw.Place place) {
			return place;
		}

		@Override
		public RandomAccessibleInterval<? extends RealType<?>> crop(final RandomAccessibleInterval<?> reference,
			final CropDraw.Place place)
		{
			return CentredReference.of(reference, place, side, factor);
		}

		@Override
		public double shift() {
			return CentredReference.shift(factor);
		}

		@Override
		public String description() {
			return "crops of the source, shrunk to 1/" + factor +
				" by nearest neighbour; results are compared at their centres, with references of the same zoom";
		}
	}
}
