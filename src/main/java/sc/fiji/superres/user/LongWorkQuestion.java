package sc.fiji.superres.user;

import ij.IJ;
import ij.gui.YesNoCancelDialog;

/**
 * Asks whether to begin a training that takes very long. It is no {@code GenericDialog}, because a cancelled one makes
 * ImageJ's recorder forget the command that runs.
 */
public final class LongWorkQuestion {

	private LongWorkQuestion() {}

	/**
	 * Waits for the answer.
	 *
	 * @param time how long it takes, for people
	 * @return whether to begin; not where the dialog was closed
	 */
	public static boolean ask(final String time) {
		final String text = "This training takes " + time + ".\n" +
			"It can be stopped at any time with a model that can be used, and go on later.\n" +
			"A shorter recipe ends sooner, and on a computer without a GPU so does the network fast.";
		return new YesNoCancelDialog(IJ.getInstance(), "Long training", text, "Train", "Don't train").yesPressed();
	}
}
