package sc.fiji.superres.widget;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Insets;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JRadioButton;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import javax.swing.border.Border;
import javax.swing.plaf.basic.BasicButtonUI;

import ij.Prefs;

/**
 * How the assistant looks: the system's colours, one font in three sizes, everything as large as ImageJ's GUI scale
 * says. Swing's own look (Metal, plain ImageJ on Linux) has bold labels and shaded buttons; here they are plain.
 */
public final class Look {

	private static final int TEXT = 13;
	private static final int HEADING = 19;
	private static final int SMALL = 12;
	private static final int LIST_HEIGHT = 28;
	private static final Color ACCENT = new Color(0x1f, 0x6f, 0xb5);
	private static final Color LINE = new Color(0xc8, 0xcc, 0xd0);
	private static final Color WRONG = new Color(0xb0, 0x30, 0x20);

	private Look() {}

	/** Screen pixels at ImageJ's GUI scale. */
	public static int px(final int pixels) {
		return (int) Math.round(pixels * Prefs.getGuiScale());
	}

	private static Font font(final int style, final int size) {
		return new Font(Font.SANS_SERIF, style, px(size));
	}

	/** The colour of what can be pressed, and of the present step. */
	public static Color accent() {
		return ACCENT;
	}

	/** The colour of thin lines. */
	public static Color line() {
		return LINE;
	}

	/** The colour behind everything that people fill in. */
	public static Color paper() {
		return UIManager.getColor("TextField.background");
	}

	/** The colour of text that stands back. */
	public static Color muted() {
		final Color text = UIManager.getColor("Label.foreground");
		final Color back = paper();
		return new Color(mix(text.getRed(), back.getRed()), mix(text.getGreen(), back.getGreen()), mix(text.getBlue(),
			back.getBlue()));
	}

	/** Two thirds of the first. */
	private static int mix(final int text, final int back) {
		return (2 * text + back) / 3;
	}

	public static JLabel heading(final String text) {
		return label(text, font(Font.BOLD, HEADING));
	}

	/** A short text that stands back. */
	public static JLabel small(final String text) {
		final JLabel label = label(text, font(Font.PLAIN, SMALL));
		label.setForeground(muted());
		return label;
	}

	public static JLabel label(final String text) {
		return label(text, font(Font.PLAIN, TEXT));
	}

	private static JLabel label(final String text, final Font font) {
		final JLabel label = new JLabel(text);
		label.setFont(font);
		return label;
	}

	/** Text that explains, over as many lines as it needs. */
	public static JTextArea note(final String text) {
		final JTextArea note = new JTextArea(text);
		note.setEditable(false);
		note.setFocusable(false);
		note.setLineWrap(true);
		note.setWrapStyleWord(true);
		note.setOpaque(false);
		note.setBorder(null);
		note.setFont(font(Font.PLAIN, SMALL));
		note.setForeground(muted());
		return note;
	}

	/** Text that says what went wrong. */
	public static JTextArea complaint() {
		final JTextArea complaint = note("");
		complaint.setForeground(WRONG);
		return complaint;
	}

	/** Text that can be copied, in the letters of programs. */
	public static JTextArea code() {
		final JTextArea code = note("");
		code.setFocusable(true);
		code.setFont(new Font(Font.MONOSPACED, Font.PLAIN, px(SMALL - 1)));
		return code;
	}

	public static JRadioButton radio(final String text, final String name) {
		final JRadioButton radio = new JRadioButton(text);
		radio.setOpaque(false);
		radio.setFont(font(Font.PLAIN, TEXT));
		radio.setName(name);
		if (isMetal()) radio.setIcon(new RadioIcon(Prefs.getGuiScale(), accent(), muted()));
		return radio;
	}

	public static JTextField field(final String name, final int columns) {
		final JTextField field = new JTextField(columns);
		field.setFont(font(Font.PLAIN, TEXT));
		field.setName(name);
		return field;
	}

	public static <T> JComboBox<T> list(final String name) {
		final JComboBox<T> list = new JComboBox<>();
		list.setFont(font(Font.PLAIN, TEXT));
		list.setBackground(paper());
		list.setMaximumSize(new Dimension(Integer.MAX_VALUE, px(LIST_HEIGHT)));
		list.setName(name);
		return list;
	}

	public static JButton button(final String text, final String name, final Runnable action) {
		final JButton button = new JButton(text);
		button.setFont(font(Font.PLAIN, TEXT));
		button.setName(name);
		button.addActionListener(e -> action.run());
		if (isMetal()) flatten(button);
		return button;
	}

	/** A button that looks like text. */
	public static JButton link(final String text, final String name, final Runnable action) {
		final JButton link = new JButton(text);
		link.setUI(new BasicButtonUI());
		link.setFont(font(Font.PLAIN, TEXT));
		link.setName(name);
		link.setOpaque(false);
		link.setContentAreaFilled(false);
		link.setHorizontalAlignment(SwingConstants.LEADING);
		link.setMargin(new Insets(0, 0, 0, 0));
		link.setBorder(null);
		link.addActionListener(e -> action.run());
		return link;
	}

	/**
	 * The button that leads on, which stands out; systems other than Swing's own mark the default button themselves.
	 */
	public static JButton primary(final String text, final String name, final Runnable action) {
		final JButton button = button(text, name, action);
		if (isMetal()) button.addPropertyChangeListener("enabled", e -> fill(button));
		if (isMetal()) fill(button);
		return button;
	}

	private static void fill(final JButton button) {
		button.setBackground(button.isEnabled() ? accent() : paper());
		button.setForeground(button.isEnabled() ? Color.WHITE : muted());
	}

	private static void flatten(final JButton button) {
		button.setUI(new BasicButtonUI());
		button.setBackground(paper());
		button.setBorder(bordered(line()));
		button.addFocusListener(new FocusListener() {

			@Override
			public void focusGained(final FocusEvent e) {
				button.setBorder(bordered(accent()));
			}

			@Override
			public void focusLost(final FocusEvent e) {
				button.setBorder(bordered(line()));
			}
		});
	}

	private static Border bordered(final Color colour) {
		return BorderFactory.createCompoundBorder(BorderFactory.createLineBorder(colour, px(1)), BorderFactory
			.createEmptyBorder(px(4), px(12), px(4), px(12)));
	}

	private static boolean isMetal() {
		return "Metal".equals(UIManager.getLookAndFeel().getID());
	}

	/** Space around a component. */
	public static <T extends JComponent> T padded(final T component, final int vertical, final int horizontal) {
		component.setBorder(BorderFactory.createEmptyBorder(px(vertical), px(horizontal), px(vertical), px(
			horizontal)));
		return component;
	}

	/** A component that keeps a size, in pixels at a GUI scale of 1. */
	public static <T extends Component> T sized(final T component, final int width, final int height) {
		final Dimension size = new Dimension(px(width), px(height));
		component.setPreferredSize(size);
		component.setMinimumSize(size);
		component.setMaximumSize(size);
		return component;
	}
}
