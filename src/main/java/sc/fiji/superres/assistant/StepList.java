package sc.fiji.superres.assistant;

import java.awt.BorderLayout;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Font;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

import sc.fiji.superres.course.Course;
import sc.fiji.superres.course.Page;
import sc.fiji.superres.widget.Look;
import sc.fiji.superres.widget.Rows;

/** The steps at the left of the window: which is now, and which are done, to which a click leads. */
final class StepList extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int WIDTH = 150;

	private final Map<Page, JButton> steps = new EnumMap<>(Page.class);

	/** @param goTo gets the page whose step was clicked */
	StepList(final Consumer<Page> goTo) {
		super(new BorderLayout());
		final Rows rows = new Rows();
		for (final Page page : Page.values())
			steps.put(page, Look.link(page.step(), "step-" + page.step(), () -> goTo.accept(page)));
		steps.forEach((page, step) -> rows.add(12, 0, Rows.beside(number(page), step)));
		add(Look.padded(rows, 14, 20));
		setPreferredSize(new Dimension(Look.px(WIDTH), 0));
		setBorder(BorderFactory.createMatteBorder(0, 0, 0, Look.px(1), Look.line()));
	}

	private static JLabel number(final Page page) {
		return Look.sized(Look.small(Integer.toString(page.ordinal() + 1)), 14, 18);
	}

	/** Shows where somebody is, and where a click leads. */
	void show(final Course course) {
		steps.forEach((page, step) -> show(page, step, course));
	}

	private static void show(final Page page, final JButton step, final Course course) {
		final boolean isNow = page == course.page();
		final boolean leads = course.canGoTo(page);
		step.setFont(step.getFont().deriveFont(isNow ? Font.BOLD : Font.PLAIN));
		step.setForeground(isNow || leads ? Look.accent() : Look.muted());
		step.setEnabled(isNow || leads);
		step.setFocusable(leads);
		step.setCursor(Cursor.getPredefinedCursor(leads ? Cursor.HAND_CURSOR : Cursor.DEFAULT_CURSOR));
		step.setToolTipText(leads ? "Go to this step" : null);
	}
}
