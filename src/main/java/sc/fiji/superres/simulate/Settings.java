package sc.fiji.superres.simulate;

/**
 * What is scanned, how long, and how well: the numbers that every scan has.
 *
 * @param width pixels a row, 8 … 16384
 * @param height rows, 8 … 16384
 * @param field width of the scan, nm
 * @param dose see {@link Scan#of}
 * @param jitter s.d. of the horizontal shift of each row, in pixels of this scan
 * @param drift length of the way that the sample moves during the frame, nm
 * @param seed of everything that is drawn
 */
record Settings(int width, int height, double field, double dose, double jitter, double drift, long seed) {

	/**
	 * Refuses what cannot be scanned.
	 *
	 * @param coarsest greatest pixel in nm at which a lattice is still sampled
	 * @return this
	 * @throws IllegalArgumentException naming the value that does not fit
	 */
	Settings checked(final double coarsest) {
		Raster.check(width, height, field, jitter, drift, coarsest);
		Raster.require(dose > 0 && dose <= Scan.NOISELESS, "dose", dose, "more than 0 and at most 1000000");
		return this;
	}

	/** Whether there is noise at all. */
	boolean isNoisy() {
		return dose < Scan.NOISELESS;
	}
}
