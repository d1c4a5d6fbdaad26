package sc.fiji.superres.evaluate;

import java.util.List;
import java.util.Optional;

import sc.fiji.superres.crops.Score;

/**
 * What became of one crop that went through a model.
 *
 * @param score its figures
 * @param notes sentences for people, in the order in which they are to be read
 * @param match what the match counts as; {@link Match#NONE} where no reference was found
 * @param reason why it is left out of the means; empty unless it is
 * @param example what it looks like; empty for crops that are not shown
 */
record Outcome(Score score, List<String> notes, Match match, String reason, Optional<Example> example) {

	/** How a match counts in the means. */
	enum Match {
			COUNTED, LEFT_OUT, NONE
	}

	/** Whether this is worse than another, where both can be shown and are counted. */
	boolean isWorseThan(final Outcome other) {
		return example.isPresent() && match == Match.COUNTED && (other.match != Match.COUNTED || Example.isWorse(score,
			other.score));
	}

	/** The same without its pixels, unless they are shown anyway. */
	Outcome withoutPixels() {
		if (example.filter(Example::first).isPresent()) return this;
		return new Outcome(score, notes, match, reason, Optional.empty());
	}
}
