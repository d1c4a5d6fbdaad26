package sc.fiji.superres.widget;

import java.awt.BasicStroke;
import java.awt.Color;
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

	private final double scale;
	private final Color accent;
	private final Color muted;

	/**
	 * @param scale ImageJ's GUI scale
	 * @param accent colour of a circle that is chosen or pointed at
	 * @param muted colour of the others
	 */
	RadioIcon(final double scale, final Color accent, final Color muted) {
		this.scale = scale;
		this.accent = accent;
		this.muted = muted;
	}

	private int px(final int pixels) {
		return (int) Math.round(pixels * scale);
	}

	@Override
	public int getIconWidth() {
		return px(SIZE);
	}

	@Override
	public int getIconHeight() {
		return px(SIZE);
	}

	@Override
	public void paintIcon(final Component component, final Graphics graphics, final int x, final int y) {
		final AbstractButton button = (AbstractButton) component;
		final Graphics2D canvas = (Graphics2D) graphics.create();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		canvas.setStroke(new BasicStroke(px(1)));
		canvas.setColor(isAccented(button) ? accent : muted);
		canvas.drawOval(x, y, getIconWidth() - px(1), getIconHeight() - px(1));
		if (button.isSelected()) dot(canvas, x, y);
		canvas.dispose();
	}

	private static boolean isAccented(final AbstractButton button) {
		return button.isSelected() || button.isFocusOwner() || button.getModel().isRollover();
	}

	private void dot(final Graphics2D canvas, final int x, final int y) {
		final int dot = px(DOT);
		final int gap = (getIconWidth() - dot) / 2;
		canvas.fillOval(x + gap, y + gap, dot, dot);
	}
}
