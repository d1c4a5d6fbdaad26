package sc.fiji.superres.sheet;

import java.awt.image.IndexColorModel;
import java.util.Optional;

/**
 * One image of a comparison.
 *
 * @param caption what it is: "Input", "Bicubic ×4", the name of a model
 * @param detail more about it, on a second line
 * @param picture its pixels; they show the whole field
 * @param legend what its colours mean; empty for grey values that all exhibits share
 */
public record Exhibit(String caption, String detail, Picture picture, Optional<Legend> legend) {

	/**
	 * What colours mean.
	 *
	 * @param colours from the lowest value to the highest
	 * @param low text at the lower end, with the unit
	 * @param high text at the upper end
	 */
	public record Legend(IndexColorModel colours, String low, String high) {}
}
