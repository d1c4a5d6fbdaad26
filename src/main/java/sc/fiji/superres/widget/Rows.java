package sc.fiji.superres.widget;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;

import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/**
 * Components below each other, as wide as there is room. Texts wrap, and are as high as they then need to be (Swing's
 * own layouts ask for the height before the width is known). Rows that are not visible take no room.
 */
public final class Rows extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int GAP = 8;
	/** Higher than any border: Swing wraps no text in what has no room beside it. */
	private static final int TALL = 100;

	/** Free pixels above a component and to its left. */
	private record Row(Component component, int above, int left) {

		int height(final int width) {
			if (component instanceof JTextArea) component.setSize(width - left, TALL);
			return component.getPreferredSize().height;
		}
	}

	private final transient List<Row> rows = new ArrayList<>();

	/** No rows yet. */
	public Rows() {
		super(null);
		setOpaque(false);
	}

	/**
	 * Adds a row.
	 *
	 * @param above free pixels above it, at a GUI scale of 1
	 * @param left free pixels to its left
	 */
	public Rows add(final int above, final int left, final Component component) {
		rows.add(new Row(component, Look.px(above), Look.px(left)));
		add(component);
		return this;
	}

	@Override
	public void doLayout() {
		final Insets border = getInsets();
		final int width = innerWidth();
		int y = border.top;
		for (final Row row : visible()) {
			final int height = row.height(width);
			y += row.above;
			row.component.setBounds(border.left + row.left, y, width - row.left, height);
			y += height;
		}
	}

	private int innerWidth() {
		final Insets border = getInsets();
		return getWidth() - border.left - border.right;
	}

	private List<Row> visible() {
		return rows.stream().filter(row -> row.component.isVisible()).toList();
	}

	@Override
	public Dimension getPreferredSize() {
		final Insets border = getInsets();
		final int width = innerWidth();
		final int height = visible().stream().mapToInt(row -> row.above + row.height(width)).sum();
		return new Dimension(getWidth(), border.top + height + border.bottom);
	}

	/** Components beside each other, from the left; text fields and lists grow with the width. */
	public static JPanel beside(final Component... components) {
		final JPanel row = new JPanel();
		row.setLayout(new BoxLayout(row, BoxLayout.X_AXIS));
		row.setOpaque(false);
		for (final Component component : components)
			addWithGap(row, component);
		row.add(Box.createHorizontalGlue());
		return row;
	}

	private static void addWithGap(final JPanel row, final Component component) {
		if (row.getComponentCount() > 0) row.add(Box.createHorizontalStrut(Look.px(GAP)));
		row.add(component);
	}
}
