package sc.fiji.superres.compare;

import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.image.BufferedImage;

import javax.swing.JComponent;

import sc.fiji.superres.sheet.Choice;

/** The images of a window: the wheel zooms about the pointer, dragging moves the field or the slider's line. */
final class Canvas extends JComponent {

	private static final long serialVersionUID = 1L;

	/** How near the slider's line is taken hold of, in screen pixels at GUI scale 1. */
	private static final double REACH = 8;

	private final transient Session session;

	Canvas(final Session session) {
		this.session = session;
		session.listen(this::repaint);
		final MouseAdapter mouse = new Mouse();
		addMouseListener(mouse);
		addMouseMotionListener(mouse);
		addMouseWheelListener(mouse);
	}

	@Override
	protected void paintComponent(final Graphics g) {
		final Graphics2D copy = (Graphics2D) g.create();
		session.sheet().draw(copy, getSize(), session.choice(), session.view());
		copy.dispose();
	}

	/** What it shows. */
	Session session() {
		return session;
	}

	/** What is to be seen, as a picture. */
	BufferedImage picture() {
		return session.sheet().picture(getSize(), session.choice(), session.view());
	}

	/** Zooms about the middle. */
	void zoom(final int steps) {
		session.look(panelSize(), view -> view.zoomed(steps, 0, 0));
	}

	/** Moves the field by parts of a panel. */
	void move(final double right, final double down) {
		final Dimension panel = panelSize();
		session.look(panel, view -> view.dragged(right * panel.width, down * panel.height));
	}

	private Dimension panelSize() {
		return session.sheet().panels(getSize(), session.choice()).get(0).getSize();
	}

	/** The panel that a place lies in, or else the first. */
	private Rectangle panelAt(final Point place) {
		final var panels = session.sheet().panels(getSize(), session.choice());
		return panels.stream().filter(panel -> panel.contains(place)).findFirst().orElse(panels.get(0));
	}

	private boolean isOnLine(final Point place) {
		if (session.choice().mode() != Choice.Mode.SLIDER) return false;
		final int line = session.sheet().line(getSize(), session.choice(), session.view());
		return Math.abs(place.x - line) <= session.look().px(REACH);
	}

	private void moveLine(final int x) {
		final Rectangle shown = session.sheet().shown(getSize(), session.choice(), session.view());
		session.choose(choice -> choice.dividedAt((x - shown.x) / (double) shown.width));
	}

	private final class Mouse extends MouseAdapter {

		private Point last = new Point();
		private boolean movesLine;

		@Override
		public void mousePressed(final MouseEvent e) {
			last = e.getPoint();
			movesLine = isOnLine(last);
		}

		@Override
		public void mouseDragged(final MouseEvent e) {
			if (movesLine) moveLine(e.getX());
			else drag(e.getX() - last.x, e.getY() - last.y);
			last = e.getPoint();
		}

		private void drag(final int right, final int down) {
			session.look(panelSize(), view -> view.dragged(right, down));
		}

		@Override
		public void mouseMoved(final MouseEvent e) {
			if (isOnLine(e.getPoint())) setCursor(Cursor.getPredefinedCursor(Cursor.E_RESIZE_CURSOR));
			else setCursor(Cursor.getDefaultCursor());
		}

		@Override
		public void mouseWheelMoved(final MouseWheelEvent e) {
			final Rectangle panel = panelAt(e.getPoint());
			final double right = e.getX() - panel.getCenterX();
			final double down = e.getY() - panel.getCenterY();
			session.look(panel.getSize(), view -> view.zoomed(-e.getWheelRotation(), right, down));
		}
	}
}
