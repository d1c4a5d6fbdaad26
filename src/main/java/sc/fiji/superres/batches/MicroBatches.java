package sc.fiji.superres.batches;

import java.util.Arrays;

import sc.fiji.superres.engine.OutOfMemory;

/**
 * A batch that goes through the network in parts where memory is short. The gradients of the parts add up to those of
 * the whole batch, within rounding; when the device runs out of memory the parts are halved and the batch is begun
 * anew.
 */
public final class MicroBatches {

	/** Adds the gradients of a part. */
	public interface Pass {

		/**
		 * @param n pairs in the part
		 * @param side rows and columns of an input
		 * @param share what the part's mean counts in the batch's, n / batch
		 * @return the loss of the part
		 */
		public double run(Batches.Batch part, int n, int side, double share);
	}

	private final Pass pass;
	private final Runnable forgetGradients;
	private int pairsAtOnce;

	/**
	 * @param pairsAtOnce largest part to begin with
	 * @param forgetGradients called before a batch is begun anew
	 */
	public MicroBatches(final int pairsAtOnce, final Pass pass, final Runnable forgetGradients) {
		this.pairsAtOnce = pairsAtOnce;
		this.pass = pass;
		this.forgetGradients = forgetGradients;
	}

	public int pairsAtOnce() {
		return pairsAtOnce;
	}

	/**
	 * @return the loss of the batch
	 * @throws IllegalStateException when not even a single pair fits
	 */
	public double run(final Batches.Batch batch, final int side) {
		while (true) {
			try {
				return parts(batch, side);
			}
			catch (final RuntimeException exc) {
				if (!OutOfMemory.is(exc)) throw exc;
				if (pairsAtOnce == 1) throw notEvenOne(side, exc);
				pairsAtOnce = (pairsAtOnce + 1) / 2;
				forgetGradients.run();
			}
		}
	}

	private static IllegalStateException notEvenOne(final int side, final RuntimeException exc) {
		return new IllegalStateException("The device has not enough memory for a single pair of inputs of " + side +
			"×" + side + " pixels. Use a smaller patch, or network=fast.", exc);
	}

	private double parts(final Batches.Batch batch, final int side) {
		final int pairs = batch.inputs().length / (side * side);
		if (pairs <= pairsAtOnce) return pass.run(batch, pairs, side, 1);
		double loss = 0;
		for (int from = 0; from < pairs; from += pairsAtOnce) {
			final int to = Math.min(pairs, from + pairsAtOnce);
			final double share = (to - from) / (double) pairs;
			loss += share * pass.run(part(batch, pairs, from, to), to - from, side, share);
		}
		return loss;
	}

	/** Pairs from … to − 1 of a batch of so many. */
	private static Batches.Batch part(final Batches.Batch batch, final int pairs, final int from, final int to) {
		return new Batches.Batch(part(batch.inputs(), pairs, from, to), part(batch.targets(), pairs, from, to));
	}

	private static float[] part(final float[] images, final int pairs, final int from, final int to) {
		final int size = images.length / pairs;
		return Arrays.copyOfRange(images, from * size, to * size);
	}
}
