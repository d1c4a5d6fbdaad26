package sc.fiji.superres.crops;

import java.util.Map;

import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.metric.Figure;

/**
 * How one model did on one crop.
 *
 * @param model as tables call it
 * @param level zoom level of the reference, and so of the result
 * @param image file the input came from
 * @param crop number of the crop in its image, from 0
 * @param origin where and by what transform the reference was cropped
 * @param values figure → value, in the order of the columns; NaN where a figure is left out
 */
public record Score(String model, ZoomLevel level, String image, int crop, Origin origin, Map<Figure, Double> values) {

	/**
	 * Which pixels of which reference a result was compared with.
	 *
	 * @param reference its file
	 * @param x centre of the crop, in pixels of the reference at this level
	 * @param y centre of the crop
	 * @param scale by which the reference was enlarged; 1 where there was no search
	 * @param rotation by which it was turned, in degrees; 0 where there was no search
	 * @param ssim of the match; NaN where there was no search
	 */
	public record Origin(String reference, double x, double y, double scale, double rotation, double ssim) {

		/** A place that is known: a crop's, moved by {@code shift} pixels along both axes. */
		static Origin known(final String reference, final CropDraw.Place place, final int side, final double shift) {
			final double x = place.x() + side / 2.0 + shift;
			final double y = place.y() + side / 2.0 + shift;
			return new Origin(reference, x, y, 1, 0, Double.NaN);
		}

		/** The origin of a result that was found nowhere in the reference. */
		static Origin nowhere(final String reference) {
			return new Origin(reference, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
		}
	}
}
