package sc.fiji.superres.evaluate;

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
	 * @param scale by which the reference was enlarged; 1 in the standard evaluation
	 * @param rotation by which it was turned, in degrees; 0 in the standard evaluation
	 * @param ssim of the match, where there was a search; NaN in the standard evaluation
	 */
	public record Origin(String reference, double x, double y, double scale, double rotation, double ssim) {}
}
