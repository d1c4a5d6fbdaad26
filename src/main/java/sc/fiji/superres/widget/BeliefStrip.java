package sc.fiji.superres.widget;

import java.awt.Color;

import javax.swing.BorderFactory;
import javax.swing.JTextArea;

import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.believe.Verdict;
import sc.fiji.superres.sheet.Look;

/** What to believe of a result, in its colour: green, amber, or red. */
public final class BeliefStrip extends JTextArea {

	private static final long serialVersionUID = 1L;

	/**
	 * Invisible, until there is something to say.
	 *
	 * @param scale of ImageJ's GUI
	 */
	public BeliefStrip(final double scale) {
		final Look look = new Look(scale);
		setEditable(false);
		setFocusable(false);
		setLineWrap(true);
		setWrapStyleWord(true);
		setFont(look.plain());
		setForeground(Look.INK);
		setBorder(BorderFactory.createEmptyBorder(look.px(4), look.px(8), look.px(4), look.px(8)));
		setVisible(false);
	}

	/**
	 * @param title what stands before the sentence
	 * @param sentence as the info of a result has it
	 */
	public void tell(final String title, final String sentence) {
		setText(title + ": " + sentence);
		setBackground(colour(Beliefs.worst(sentence)));
		setVisible(true);
	}

	private static Color colour(final Verdict verdict) {
		return switch (verdict) {
			case BELIEVABLE -> Look.GOOD;
			case LOOK -> Look.DOUBTFUL;
			case NOT -> Look.BAD;
		};
	}
}
