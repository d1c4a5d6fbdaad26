package sc.fiji.superres.answer;

import java.awt.BorderLayout;

import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** A path that is typed, dropped or chosen. */
public final class PathAnswer implements Answer {

	private final Answer path;
	private final JPanel panel = new JPanel(new BorderLayout(4, 0));

	/**
	 * @param path where it is typed
	 * @param chooser what <i>Browse…</i> opens
	 */
	public PathAnswer(final Answer path, final Chooser chooser) {
		this.path = path;
		final JButton browse = new JButton("Browse…");
		browse.addActionListener(e -> browse(chooser));
		panel.add(path.component(), BorderLayout.CENTER);
		panel.add(browse, BorderLayout.EAST);
		panel.setTransferHandler(new DroppedFile(path::show));
	}

	private void browse(final Chooser chooser) {
		final String chosen = chooser.choose(panel, path.text());
		if (chosen != null) path.show(chosen);
	}

	@Override
	public JComponent component() {
		return panel;
	}

	@Override
	public String text() {
		return path.text();
	}

	@Override
	public void show(final String text) {
		path.show(text);
	}

	@Override
	public void whenChanged(final Runnable changed) {
		path.whenChanged(changed);
	}
}
