package sc.fiji.superres.checkpoint;

/**
 * What a run remembers beside its tensors.
 *
 * @param seconds of training so far, in all sessions
 * @param bestPsnr best PSNR of the regular validations in dB, negative infinity where there is none
 * @param stale regular validations since then
 * @param lossSum of the iterations since the last line of the log
 * @param lossCount how many those are
 */
public record Ledger(double seconds, double bestPsnr, int stale, double lossSum, long lossCount) {

	public static final Ledger EMPTY = new Ledger(0, Double.NEGATIVE_INFINITY, 0, 0, 0);

	public Ledger withSeconds(final double trained) {
		return new Ledger(trained, bestPsnr, stale, lossSum, lossCount);
	}

	public Ledger withLoss(final double loss) {
		return new Ledger(seconds, bestPsnr, stale, lossSum + loss, lossCount + 1);
	}

	/** Mean loss since the last line. */
	public double meanLoss() {
		return lossSum / lossCount;
	}

	/** After a line of the log. */
	public Ledger withLine() {
		return new Ledger(seconds, bestPsnr, stale, 0, 0);
	}

	/** After a regular validation. */
	public Ledger withPsnr(final double psnr) {
		if (psnr > bestPsnr) return new Ledger(seconds, psnr, 0, lossSum, lossCount);
		return new Ledger(seconds, bestPsnr, stale + 1, lossSum, lossCount);
	}
}
