package sc.fiji.superres.pairs;

import java.util.random.RandomGenerator;

import sc.fiji.superres.dataset.PairKind;

/** Makes the pixels of a pair from the source images; one way for each {@link PairKind}. Safe for many threads. */
interface PairMaker {

	/**
	 * @param spec which pair
	 * @param random what is drawn for this pair comes from here alone
	 * @param vary whether what only training wants (other brightness) is drawn too
	 */
	Pair pair(PairSpec spec, RandomGenerator random, boolean vary);
}
