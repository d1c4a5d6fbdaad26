package sc.fiji.superres.sheet;

import java.awt.Color;
import java.awt.image.IndexColorModel;
import java.util.Optional;

/**
 * One image of a comparison.
 *
 * @param caption what it is: "Input", "Bicubic ×4", the name of a model
 * @param detail more about it, on a second line
 * @param picture its pixels; they show the whole field
 * @param legend what its colours mean; empty for grey values that all exhibits share
 * @param doubts where it is not to be believed; empty where nothing is marked
 */
public record Exhibit(String caption, String detail, Picture picture, Optional<Legend> legend,
	Optional<Doubts> doubts)
{

	/** Without marks. */
	public Exhibit(final String caption, final String detail, final Picture picture, final Optional<Legend> legend) {
		this(caption, detail, picture, legend, Optional.empty());
	}

	/** The same with places marked, if there are any. */
	public Exhibit marked(final Optional<Doubts> places) {
		return new Exhibit(caption, detail, picture, legend, places);
	}

	/**
	 * Places that are not to be believed.
	 *
	 * @param places transparent elsewhere; they show the whole field
	 * @param colour of the places
	 * @param words what may be wrong there
	 */
	public record Doubts(Picture places, Color colour, String words) {}

	/**
	 * What colours mean.
	 *
	 * @param colours from the lowest value to the highest
	 * @param low text at the lower end, with the unit
	 * @param high text at the upper end
	 */
	public record Legend(IndexColorModel colours, String low, String high) {}
}
