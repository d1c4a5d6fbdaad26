package sc.fiji.superres.path;

/**
 * What is scanned, how long, and how well: the numbers that every scan has.
 *
 * @param width pixels a row, 8 … 16384
 * @param height rows, 8 … 16384
 * @param field width of the scan, nm
 * @param dose see the scans
 * @param jitter s.d. of the horizontal shift of each row, in pixels of this scan
 * @param drift length of the way that the sample moves during the frame, nm
 * @param seed of everything that is drawn
 */
public record Settings(int width, int height, double field, double dose, double jitter, double drift, long seed) {

	/** The dose that stands for a scan without noise. */
	public static final double NOISELESS = 1e6;

	/**
	 * Refuses what cannot be scanned.
	 *
	 * @param coarsest greatest pixel in nm at which a lattice is still sampled
	 * @return this
	 * @throws IllegalArgumentException naming the value that does not fit
	 */
	public Settings checked(final double coarsest) {
		Raster.check(width, height, field, jitter, drift, coarsest);
		Raster.require(dose > 0 && dose <= NOISELESS, "dose", dose, "more than 0 and at most 1000000");
		return this;
	}

	/** Whether there is noise at all. */
	public boolean isNoisy() {
		return dose < NOISELESS;
	}
}
