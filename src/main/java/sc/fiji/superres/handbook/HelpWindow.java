package sc.fiji.superres.handbook;

import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Rectangle;
import java.awt.Window;

import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JEditorPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;

import ij.gui.GUI;

import sc.fiji.superres.widget.Look;

/** What a Help button shows: a text, and buttons that open the guide and the reference. For the event thread. */
public final class HelpWindow {

	private static final int WIDTH = 760;
	private static final int HEIGHT = 560;
	private static final int GAP = 12;

	private final String command;
	private final JDialog window;
	private final JTextArea opened = Look.code();

	private HelpWindow(final Window above, final String command) {
		this.command = command;
		window = new JDialog(above, command.replace("...", "") + ": help", Dialog.ModalityType.APPLICATION_MODAL);
		window.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
		window.getRootPane().registerKeyboardAction(e -> window.dispose(), KeyStroke.getKeyStroke("ESCAPE"),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
	}

	/**
	 * Opens the window, and waits until it is closed.
	 *
	 * @param above the window whose button was pressed
	 * @param html the text
	 * @param command label of the menu entry that it explains
	 */
	public static void open(final Window above, final String html, final String command) {
		final HelpWindow help = new HelpWindow(above, command);
		help.window.setContentPane(help.content(html));
		help.window.setSize(size(above));
		help.window.setLocationRelativeTo(above);
		help.window.setVisible(true);
	}

	/** As large as is good to read, but not larger than the screen. */
	private static Dimension size(final Window above) {
		final Rectangle screen = GUI.getMaxWindowBounds(above);
		return new Dimension(Math.min(Look.px(WIDTH), screen.width), Math.min(Look.px(HEIGHT), screen.height));
	}

	private JPanel content(final String html) {
		final JPanel content = Look.padded(new JPanel(new BorderLayout(0, Look.px(GAP))), GAP, GAP);
		content.add(new JScrollPane(text(html)), BorderLayout.CENTER);
		content.add(foot(), BorderLayout.SOUTH);
		return content;
	}

	private static JEditorPane text(final String html) {
		final JEditorPane text = new JEditorPane("text/html", html);
		text.putClientProperty(JEditorPane.HONOR_DISPLAY_PROPERTIES, true);
		text.setFont(Look.label("").getFont());
		text.setEditable(false);
		text.setCaretPosition(0);
		return text;
	}

	private JPanel foot() {
		opened.setName("opened");
		opened.setVisible(false);
		final JPanel foot = new JPanel(new BorderLayout(0, Look.px(GAP)));
		foot.add(opened, BorderLayout.NORTH);
		foot.add(pages(), BorderLayout.WEST);
		foot.add(Look.button("Close", "close", window::dispose), BorderLayout.EAST);
		return foot;
	}

	private JPanel pages() {
		final JButton guide = Look.button("Open the guide", "guide", this::openGuide);
		window.getRootPane().setDefaultButton(guide);
		final JPanel pages = new JPanel(new FlowLayout(FlowLayout.LEADING, Look.px(6), 0));
		pages.add(guide);
		pages.add(Look.button("Open the reference", "reference", this::openReference));
		return pages;
	}

	private void openGuide() {
		say(Handbook.openGuide(command));
	}

	private void openReference() {
		say(Handbook.openReference(command));
	}

	/** Says where the page is, which can be copied. */
	private void say(final String where) {
		opened.setText(where);
		opened.setVisible(true);
		window.validate();
	}
}
