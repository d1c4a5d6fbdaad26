package sc.fiji.superres.crops;

import java.util.Map;

import sc.fiji.superres.dataset.ZoomLevel;

/**
 * How one model did on one crop.
 *
 * @param model as tables call it
 * @param level zoom level of the reference, and so of the result
 * @param image file the input came from
 * @param crop number of the crop in its image, from 0
 * @param origin where and by what transform the reference was cropped
 * @param values metric → figure, in the order of the columns; NaN where a metric does not apply
 */
public record Score(String model, ZoomLevel level, String image, int crop, Origin origin, Map<String, Double> values) {

	/**
	 * Which pixels of which reference a result was compared with.
	 *
	 * @param reference its file
	 * @param x centre of the crop, in pixels of the reference at this level
	 * @param y centre of the crop
	 * @param scale by which the reference was enlarged; 1 where there was no search
	 * @param rotation by which it was turned, in degrees; 0 where there was no search
	 * @param ssim of the match, where there was a search; else NaN
	 */
	public record Origin(String reference, double x, double y, double scale, double rotation, double ssim) {

		/** A place that is known: a crop's, moved by {@code shift} pixels along both axes. */
		static Origin known(final String reference, final CropDraw.Place place, final int side, final double shift) {
			return new Origin(reference, place.x() + side / 2.0 + shift, place.y() + side / 2.0 + shift, 1, 0,
				Double.NaN);
		}

		/** No place at all. */
		static Origin nowhere(final String reference) {
			return new Origin(reference, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
		}
	}
}
