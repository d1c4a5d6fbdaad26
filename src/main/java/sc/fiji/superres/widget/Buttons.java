package sc.fiji.superres.widget;

import java.awt.Cursor;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.plaf.basic.BasicButtonUI;

import sc.fiji.superres.sheet.Look;

/** Flat dark buttons that look alike under every look and feel. They leave the keys to the window. */
public record Buttons(Look look) {

	/** A button that does something. */
	public JButton button(final String text, final String tip, final Runnable action) {
		final JButton button = new JButton(text);
		button.setFocusable(false);
		button.setToolTipText(tip);
		button.addActionListener(e -> action.run());
		return flat(button);
	}

	private JButton flat(final JButton button) {
		button.setUI(new BasicButtonUI());
		button.setFont(look.plain());
		button.setForeground(Look.INK);
		button.setBackground(Look.RAISED);
		button.setBorder(BorderFactory.createEmptyBorder(look.px(5), look.px(10), look.px(5), look.px(10)));
		button.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
		return button;
	}

	/** Text beside them. */
	public JLabel label(final String text) {
		final JLabel label = new JLabel(text);
		label.setFont(look.plain());
		label.setForeground(Look.FAINT);
		return label;
	}

	/** Shows whether a button is chosen. */
	public static void mark(final JButton button, final boolean chosen) {
		if (chosen) button.setBackground(Look.CHOSEN);
		else button.setBackground(Look.RAISED);
	}
}
