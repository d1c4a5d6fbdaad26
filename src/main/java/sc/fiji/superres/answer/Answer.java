package sc.fiji.superres.answer;

import javax.swing.JComponent;

/** The part of a dialog in which a person answers one question. For the event thread. */
public interface Answer {

	JComponent component();

	/** What was answered, as text. */
	String text();

	/** Shows another answer. */
	void show(String text);

	/** @param changed called after each change, also by {@link #show} */
	void whenChanged(Runnable changed);
}
