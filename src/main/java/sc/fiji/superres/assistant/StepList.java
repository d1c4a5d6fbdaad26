package sc.fiji.superres.assistant;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.util.EnumMap;
import java.util.Map;

import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;

import sc.fiji.superres.course.Course;
import sc.fiji.superres.course.Page;
import sc.fiji.superres.widget.Look;
import sc.fiji.superres.widget.Rows;

/** The steps at the left of the window: which is now, and which are behind. */
final class StepList extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int WIDTH = 150;

	private final Map<Page, JLabel> steps = new EnumMap<>(Page.class);

	StepList() {
		super(new BorderLayout());
		final Rows rows = new Rows();
		for (final Page page : Page.values())
			steps.put(page, Look.label(""));
		steps.forEach((page, step) -> rows.add(12, 0, Rows.beside(number(page), step)));
		add(Look.padded(rows, 14, 20));
		setPreferredSize(new Dimension(Look.px(WIDTH), 0));
		setBorder(BorderFactory.createMatteBorder(0, 0, 0, Look.px(1), Look.line()));
	}

	private static JLabel number(final Page page) {
		return Look.sized(Look.small(Integer.toString(page.ordinal() + 1)), 14, 18);
	}

	/** Shows where somebody is. */
	void show(final Course course) {
		steps.forEach((page, step) -> show(page, step, course));
	}

	private static void show(final Page page, final JLabel step, final Course course) {
		final boolean isNow = page == course.page();
		final boolean isSkipped = page == Page.TRAINING && !course.way().training();
		step.setText(page.step());
		step.setFont(step.getFont().deriveFont(isNow ? Font.BOLD : Font.PLAIN));
		step.setForeground(isNow ? Look.accent() : Look.muted());
		step.setEnabled(!isSkipped);
	}
}
