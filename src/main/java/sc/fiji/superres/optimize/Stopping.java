package sc.fiji.superres.optimize;

/**
 * What ends a run before its last iteration; it can be resumed.
 *
 * @param patience validations in a row without a better PSNR after which it stops; 0 for never
 * @param minutes it may take, counted anew each time it is started or resumed; 0 for any
 */
public record Stopping(int patience, double minutes) {

	/** At the last iteration only. */
	public static final Stopping AT_THE_END = new Stopping(0, 0);

	public Stopping {
		if (patience < 0) throw new IllegalArgumentException("patience=" + patience +
			": expected a number of validations, or 0 to train to the end.");
		if (!(minutes >= 0)) throw new IllegalArgumentException("minutes=" + minutes +
			": expected a number of minutes, or 0 for no limit.");
	}
}
