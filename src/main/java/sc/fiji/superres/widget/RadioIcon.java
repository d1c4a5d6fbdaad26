package sc.fiji.superres.widget;

import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

import javax.swing.AbstractButton;
import javax.swing.Icon;

/** The circle of a radio button, as large as the GUI scale says (that of Swing's own look never grows). */
final class RadioIcon implements Icon {

	private static final int SIZE = 14;
	private static final int DOT = 6;

	@Override
	public int getIconWidth() {
		return Look.px(SIZE);
	}

	@Override
	public int getIconHeight() {
		return Look.px(SIZE);
	}

	@Override
	public void paintIcon(final Component component, final Graphics graphics, final int x, final int y) {
		final AbstractButton button = (AbstractButton) component;
		final Graphics2D canvas = (Graphics2D) graphics.create();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		canvas.setStroke(new BasicStroke(Look.px(1)));
		canvas.setColor(isAccented(button) ? Look.accent() : Look.muted());
		canvas.drawOval(x, y, getIconWidth() - Look.px(1), getIconHeight() - Look.px(1));
		if (button.isSelected()) dot(canvas, x, y);
		canvas.dispose();
	}

	private static boolean isAccented(final AbstractButton button) {
		return button.isSelected() || button.isFocusOwner() || button.getModel().isRollover();
	}

	private void dot(final Graphics2D canvas, final int x, final int y) {
		final int dot = Look.px(DOT);
		final int gap = (getIconWidth() - dot) / 2;
		canvas.fillOval(x + gap, y + gap, dot, dot);
	}
}
