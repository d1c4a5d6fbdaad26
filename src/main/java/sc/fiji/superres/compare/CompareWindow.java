package sc.fiji.superres.compare;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;

import sc.fiji.superres.sheet.Look;
import sc.fiji.superres.widget.BeliefRow;
import sc.fiji.superres.widget.Buttons;

/** A window with a comparison. Closing it closes nothing else. */
public final class CompareWindow {

	/** Sides of a panel at first, in screen pixels, where the screen is large enough. */
	private static final int PANEL = 400;
	/** Part of the screen that the window takes at most. */
	private static final double MOST = 0.96;

	private final JFrame frame;
	private final Canvas canvas;
	private final Compared images;
	private final Session session;

	private CompareWindow(final Compared images, final Session session) {
		this.images = images;
		this.session = session;
		canvas = new Canvas(session);
		frame = new JFrame("Compare: " + images.titles());
		frame.setContentPane(content());
		frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
		frame.addWindowListener(closing());
	}

	private JPanel content() {
		final SaveFigure save = new SaveFigure(canvas);
		final JPanel content = new JPanel(new BorderLayout());
		content.setBackground(Look.GROUND);
		content.add(new Toolbar(session, save::ask), BorderLayout.NORTH);
		content.add(canvas, BorderLayout.CENTER);
		content.add(foot(), BorderLayout.SOUTH);
		Shortcuts.add(content, canvas);
		addMenuKeys(content, save);
		return content;
	}

	/** Strips of what to believe, and the keys below them. */
	private JPanel foot() {
		final JPanel foot = new JPanel();
		foot.setLayout(new BoxLayout(foot, BoxLayout.Y_AXIS));
		foot.setOpaque(false);
		images.beliefs().forEach(belief -> foot.add(strip(belief)));
		foot.add(leftAligned(help()));
		return foot;
	}

	private JComponent strip(final Compared.Belief belief) {
		final BeliefRow row = new BeliefRow(session.look(), belief.title(), belief.sentence());
		belief.missing().ifPresent(map -> row.offer(map.tip(), map::make, this::compareWith));
		return leftAligned(row);
	}

	/** Opens the comparison anew, with a map. */
	private void compareWith(final ImagePlus map) {
		final Stream<ImagePlus> open = images.ids().stream().map(WindowManager::getImage).filter(Objects::nonNull);
		final List<ImagePlus> all = Stream.concat(open, Stream.of(map)).distinct().toList();
		close();
		if (all.size() > 1) new Thread(() -> open(Compared.of(all)), "Compare Images").start();
	}

	private static <C extends JComponent> C leftAligned(final C part) {
		part.setAlignmentX(Component.LEFT_ALIGNMENT);
		return part;
	}

	private JLabel help() {
		final Look look = session.look();
		final JLabel help = new Buttons(look).label(Shortcuts.help(session));
		help.setBorder(BorderFactory.createEmptyBorder(look.px(2), look.px(8), look.px(6), look.px(8)));
		return help;
	}

	private void addMenuKeys(final JComponent part, final SaveFigure save) {
		final int menu = Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
		Shortcuts.on(part, save::ask, KeyStroke.getKeyStroke(KeyEvent.VK_S, menu));
		Shortcuts.on(part, this::close, KeyStroke.getKeyStroke(KeyEvent.VK_W, menu));
	}

	private WindowAdapter closing() {
		return new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				close();
			}
		};
	}

	private void close() {
		WindowManager.removeWindow(frame);
		frame.dispose();
	}

	/** Draws the images on the calling thread, and has a window with them opened in front. */
	public static void open(final Compared images) {
		final Session session = new Session(images, new Look(Prefs.getGuiScale()));
		EventQueue.invokeLater(() -> new CompareWindow(images, session).show());
	}

	private void show() {
		canvas.setPreferredSize(preferred());
		frame.pack();
		place();
		frame.setVisible(true);
		WindowManager.addWindow(frame); // so that ImageJ's Window menu lists it
	}

	private Dimension preferred() {
		final Dimension field = session.sheet().field();
		return session.sheet().around(new Dimension(side(field.width), side(field.height)));
	}

	/** Of a panel: as long as the field's, within limits. */
	private int side(final int field) {
		final int most = session.look().px(PANEL);
		return Math.max(most / 2, Math.min(most, field));
	}

	/** In the middle of the screen, and no larger than that. */
	private void place() {
		final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
		final int width = Math.min(frame.getWidth(), (int) (MOST * screen.width));
		final int height = Math.min(frame.getHeight(), (int) (MOST * screen.height));
		frame.setBounds(screen.x + (screen.width - width) / 2, screen.y + (screen.height - height) / 2, width, height);
	}
}
