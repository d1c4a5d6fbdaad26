package sc.fiji.superres.assistant;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Rectangle;

import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JPanel;
import javax.swing.Scrollable;

/** Components below each other, as wide as there is room, and at the end nothing. */
final class Rows extends JPanel implements Scrollable {

	private static final long serialVersionUID = 1L;
	private static final int LINE = 16;

	Rows() {
		super(new GridBagLayout());
		setOpaque(false);
	}

	/**
	 * Adds a row.
	 *
	 * @param above free pixels above it, at a GUI scale of 1
	 * @param left free pixels to its left
	 */
	Rows add(final int above, final int left, final Component component) {
		final GridBagConstraints place = new GridBagConstraints();
		place.gridx = 0;
		place.weightx = 1;
		place.fill = GridBagConstraints.HORIZONTAL;
		place.anchor = GridBagConstraints.NORTHWEST;
		place.insets = new Insets(Look.px(above), Look.px(left), 0, 0);
		add(component, place);
		return this;
	}

	/** Ends the rows: what is left of the height stays empty. */
	Rows end() {
		final GridBagConstraints rest = new GridBagConstraints();
		rest.gridx = 0;
		rest.weighty = 1;
		final JPanel filler = new JPanel(null);
		filler.setOpaque(false);
		add(filler, rest);
		return this;
	}

	/** Components beside each other; text fields and lists grow with the width. */
	static JPanel beside(final Component... components) {
		final JPanel row = new JPanel();
		row.setLayout(new BoxLayout(row, BoxLayout.X_AXIS));
		row.setOpaque(false);
		for (final Component component : components)
			addWithGap(row, component);
		return row;
	}

	private static void addWithGap(final JPanel row, final Component component) {
		if (row.getComponentCount() > 0) row.add(Box.createHorizontalStrut(Look.px(8)));
		row.add(component);
	}

	@Override
	public Dimension getPreferredScrollableViewportSize() {
		return getPreferredSize();
	}

	@Override
	public int getScrollableUnitIncrement(final Rectangle visible, final int orientation, final int direction) {
		return Look.px(LINE);
	}

	@Override
	public int getScrollableBlockIncrement(final Rectangle visible, final int orientation, final int direction) {
		return visible.height;
	}

	/** Long texts wrap instead of widening the page. */
	@Override
	public boolean getScrollableTracksViewportWidth() {
		return true;
	}

	@Override
	public boolean getScrollableTracksViewportHeight() {
		return false;
	}
}
