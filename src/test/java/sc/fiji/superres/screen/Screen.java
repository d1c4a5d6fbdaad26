package sc.fiji.superres.screen;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.text.JTextComponent;

import ij.IJ;
import ij.ImageJ;
import ij.Menus;

import sc.fiji.superres.imagej.PluginsConfig;

/**
 * ImageJ on a display, with our menu entries, for tests that look and click. They run where Java is not headless
 * ({@code mvn -Dheadless=false} on a display, as .ci/run does it in Xvfb), and are skipped elsewhere.
 */
public final class Screen {

	/** For {@code @DisabledIf}. */
	public static final String NO_DISPLAY = "java.awt.GraphicsEnvironment#isHeadless";
	public static final String WHY = "no display: run it in Xvfb with -Dheadless=false, as .ci/run does";

	private static final long LIMIT_MS = 30_000;

	private Screen() {}

	/** Starts ImageJ, once, with the entries of plugins.config. */
	public static void start() {
		if (IJ.getInstance() != null) return;
		final File home = new File("target/screen");
		new File(home, "plugins").mkdirs();
		ImageJ.main(new String[] { "-ijpath", home.getPath() });
		await("ImageJ", () -> IJ.getInstance() != null && IJ.getInstance().isShowing() ? true : null);
		for (final PluginsConfig.Entry entry : PluginsConfig.entries())
			Menus.getCommands().put(entry.label(), entry.target());
	}

	/** Waits until something is there. */
	public static <T> T await(final String what, final Supplier<T> found) {
		for (final long end = System.currentTimeMillis() + LIMIT_MS; System.currentTimeMillis() < end;) {
			final T it = found.get();
			if (it != null) return it;
			IJ.wait(50);
		}
		throw new AssertionError("There is no " + what + " after " + LIMIT_MS / 1000 + " s. Open: " + openWindows());
	}

	private static List<String> openWindows() {
		final List<String> names = new ArrayList<>();
		for (final Window window : Window.getWindows())
			if (window.isShowing()) names.add(window.getClass().getSimpleName() + " " + title(window));
		return names;
	}

	private static String title(final Window window) {
		if (window instanceof java.awt.Dialog dialog) return dialog.getTitle();
		if (window instanceof java.awt.Frame frame) return frame.getTitle();
		return "";
	}

	/** A dialog of a command, as soon as it is open. */
	public static JDialog dialog(final String title) {
		return await("dialog " + title, () -> openDialog(title));
	}

	private static JDialog openDialog(final String title) {
		for (final Window window : Window.getWindows())
			if (window instanceof JDialog dialog && dialog.isShowing() && title.equals(dialog.getTitle()))
				return dialog;
		return null;
	}

	/** Does something on the event thread and waits for it. */
	public static <T> T onEventThread(final Callable<T> work) {
		final FutureTask<T> task = new FutureTask<>(work);
		EventQueue.invokeLater(task);
		try {
			return task.get();
		}
		catch (final Exception exc) {
			throw new AssertionError(exc);
		}
	}

	/** Presses a button by its text. It does not wait for what the button does, which may be to open a dialog. */
	public static void press(final Window window, final String text) {
		for (final AbstractButton button : all(window, AbstractButton.class))
			if (text.equals(button.getText()) && button.isShowing()) {
				EventQueue.invokeLater(button::doClick);
				IJ.wait(100);
				return;
			}
		throw new AssertionError(title(window) + " has no button " + text);
	}

	/** Ticks a box or boxes, types a text or chooses from a list, by what the label beside it begins with. */
	public static void fill(final Window window, final String label, final String answer) {
		final Component part = field(window, label);
		onEventThread(() -> {
			if (part instanceof AbstractButton box) box.setSelected(Boolean.parseBoolean(answer));
			else if (part instanceof JTextComponent text) text.setText(answer);
			else if (part instanceof JComboBox<?> list) choose(list, answer);
			else tick((Container) part, answer);
			return null;
		});
	}

	/** Ticks the boxes of these values, which their tool tips say, and no others. */
	private static void tick(final Container list, final String answer) {
		final List<String> values = new ArrayList<>(List.of(answer.split(";")));
		for (final JCheckBox box : all(list, JCheckBox.class))
			if (box.isSelected() != values.remove(box.getToolTipText())) box.doClick();
		if (!values.isEmpty()) throw new AssertionError("The list has no " + values);
	}

	private static String ticked(final Container list) {
		return all(list, JCheckBox.class).stream().filter(JCheckBox::isSelected).map(JCheckBox::getToolTipText).collect(
			Collectors.joining(";"));
	}

	private static void choose(final JComboBox<?> list, final String answer) {
		if (list.isEditable()) {
			((JTextComponent) list.getEditor().getEditorComponent()).setText(answer);
			return;
		}
		for (int i = 0; i < list.getItemCount(); i++)
			if (String.valueOf(list.getItemAt(i)).equals(answer)) list.setSelectedIndex(i);
	}

	/** What is answered, by what the label begins with. */
	public static String answer(final Window window, final String label) {
		final Component part = field(window, label);
		return onEventThread(() -> {
			if (part instanceof AbstractButton box) return Boolean.toString(box.isSelected());
			if (part instanceof JTextComponent text) return text.getText();
			if (!(part instanceof JComboBox<?> list)) return ticked((Container) part);
			if (list.isEditable()) return ((JTextComponent) list.getEditor().getEditorComponent()).getText();
			return String.valueOf(list.getSelectedItem());
		});
	}

	/** The box, text field or list (of boxes too) of a question, by what its label begins with. */
	public static Component field(final Window window, final String label) {
		for (final AbstractButton box : all(window, JCheckBox.class))
			if (box.getText().startsWith(label)) return box;
		for (final JLabel words : all(window, JLabel.class))
			if (words.getText() != null && words.getText().startsWith(label)) return typed(words.getLabelFor());
		throw new AssertionError(title(window) + " has no question " + label + "…");
	}

	private static Component typed(final Component answer) {
		if (answer instanceof JTextComponent || answer instanceof JComboBox) return answer;
		for (final JComboBox<?> list : all((Container) answer, JComboBox.class))
			return list;
		return all((Container) answer, JTextComponent.class).stream().map(Component.class::cast).findFirst().orElse(
			answer);
	}

	/** All texts of a window that are shown. */
	public static String texts(final Window window) {
		final StringBuilder texts = new StringBuilder();
		for (final JLabel label : all(window, JLabel.class))
			texts.append(label.getText()).append('\n');
		for (final JTextComponent text : all(window, JTextComponent.class))
			texts.append(text.getText()).append('\n');
		for (final AbstractButton button : all(window, AbstractButton.class))
			texts.append(button.getText()).append('\n');
		return texts.toString();
	}

	/** All parts of a type, however deep. */
	public static <T extends Component> List<T> all(final Container parent, final Class<T> type) {
		final List<T> found = new ArrayList<>();
		for (final Component child : parent.getComponents()) {
			if (type.isInstance(child)) found.add(type.cast(child));
			if (child instanceof Container container) found.addAll(all(container, type));
		}
		return found;
	}

	/** Writes a picture of a window to target/screen. */
	public static void picture(final Window window, final String name) {
		IJ.wait(300);
		final Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
		final File file = new File("target/screen/" + name + ".png");
		file.getParentFile().mkdirs();
		try {
			ImageIO.write(new Robot().createScreenCapture(window.getBounds().intersection(all)), "png", file);
		}
		catch (final java.awt.AWTException | java.io.IOException exc) {
			throw new AssertionError(exc);
		}
	}
}
