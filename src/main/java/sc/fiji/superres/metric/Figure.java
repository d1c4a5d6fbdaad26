package sc.fiji.superres.metric;

/**
 * One number that a measurement gives, as tables, plots and reports show it.
 *
 * @param name such as {@code "PSNR"} or {@code "FRC resolution"}
 * @param unit such as {@code "dB"} or {@code "px"}; empty for a number without a unit
 * @param direction which of two values is the better one
 * @param meaning what it says, in a sentence that begins with a small letter and has no full stop
 * @param ofReference whether the figure describes the reference alone, so that it says nothing about the image
 */
public record Figure(String name, String unit, Direction direction, String meaning, boolean ofReference) {

	/** The unit of lengths that are measured in pixels. */
	public static final String PIXELS = "px";

	/** Which of two values of a figure is the better one. */
	public enum Direction {
			GREATER_IS_BETTER, SMALLER_IS_BETTER, NEITHER
	}

	/** A figure that describes the image, or the image against its reference. */
	public static Figure of(final String name, final String unit, final Direction direction, final String meaning) {
		return new Figure(name, unit, direction, meaning, false);
	}

	/** A figure of the same kind with another name and meaning. */
	public Figure named(final String other, final String itsMeaning) {
		return new Figure(other, unit, direction, itsMeaning, ofReference);
	}

	/** Whether this is a length in pixels, which a table can also give in the unit of the pixel size. */
	public boolean isLength() {
		return unit.equals(PIXELS);
	}

	/**
	 * The heading of its column in a table. Only lengths have their unit there, since tables give them in two units.
	 */
	public String column() {
		if (isLength()) return label();
		return name;
	}

	/** The name with the unit in brackets, for an axis: {@code "PSNR (dB)"}, {@code "SSIM"}. */
	public String label() {
		if (unit.isEmpty()) return name;
		return labelIn(unit);
	}

	/** The name with another unit in brackets. */
	public String labelIn(final String otherUnit) {
		return name + " (" + otherUnit + ")";
	}
}
