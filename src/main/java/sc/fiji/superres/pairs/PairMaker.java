package sc.fiji.superres.pairs;

import java.util.random.RandomGenerator;

import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.survey.Lessons;

/** Makes the pixels of a pair from the source images; one class for each {@link PairKind}. Thread safe. */
interface PairMaker {

	/**
	 * @param spec specifies the pair
	 * @param random the only source of what is drawn for this pair
	 * @param vary whether the brightness is varied, as only training needs it
	 */
	Pair pair(PairSpec spec, RandomGenerator random, boolean vary);

	/** The same with targets that a teacher helps with; those that take none are as they were. */
	default PairMaker taught(final Lessons lessons) {
		return this;
	}
}
