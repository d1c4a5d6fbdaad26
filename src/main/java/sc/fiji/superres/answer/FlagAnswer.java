package sc.fiji.superres.answer;

import javax.swing.JCheckBox;
import javax.swing.JComponent;

/** Yes or no, by a box to tick. */
public final class FlagAnswer implements Answer {

	private final JCheckBox box;

	public FlagAnswer(final String label) {
		box = new JCheckBox(label);
	}

	@Override
	public JComponent component() {
		return box;
	}

	@Override
	public String text() {
		return Boolean.toString(box.isSelected());
	}

	@Override
	public void show(final String text) {
		box.setSelected(Boolean.parseBoolean(text));
	}

	@Override
	public void whenChanged(final Runnable changed) {
		box.addItemListener(e -> changed.run());
	}
}
