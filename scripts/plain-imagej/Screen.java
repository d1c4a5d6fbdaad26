import java.awt.Button;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Label;
import java.awt.TextComponent;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.text.JTextComponent;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.MultiLineLabel;

/** Finds windows and their parts, presses buttons, takes pictures. */
final class Screen {

	private static File pictures;

	private Screen() {}

	static void picturesInto(final File folder) {
		pictures = folder;
	}

	/** Names of the windows that are open, with the texts of dialogs. */
	static List<String> windows() {
		final List<String> names = new ArrayList<>();
		for (final Window window : Window.getWindows()) {
			if (!window.isShowing()) continue;
			if (window instanceof Dialog dialog) names.add(dialog.getTitle() + " " + texts(dialog));
			else names.add(window.getName());
		}
		return names;
	}

	/** The dialog of a title, as soon as it is open. */
	static Dialog dialog(final String title) {
		Report.waitFor(() -> openDialog(title) != null);
		return openDialog(title);
	}

	static boolean isOpen(final String title) {
		return openDialog(title) != null;
	}

	private static Dialog openDialog(final String title) {
		for (final Window window : Window.getWindows())
			if (window instanceof Dialog dialog && dialog.isShowing() && title.equals(dialog.getTitle())) return dialog;
		return null;
	}

	/** The open window of a title, or null. */
	static Frame frame(final String title) {
		for (final Frame frame : Frame.getFrames())
			if (frame.isShowing() && title.equals(frame.getTitle())) return frame;
		return null;
	}

	/** The image of a title, as soon as it is open. */
	static ImagePlus image(final String title) {
		Report.waitFor(() -> WindowManager.getImage(title) != null);
		return WindowManager.getImage(title);
	}

	/** Presses a button of ImageJ's dialogs or of ours; it does not wait for what that does. */
	static void press(final Window window, final String label) {
		for (final Button button : all(window, Button.class))
			if (button.getLabel().trim().equals(label)) {
				button.dispatchEvent(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label));
				return;
			}
		for (final AbstractButton button : all(window, AbstractButton.class))
			if (label.equals(button.getText())) {
				EventQueue.invokeLater(button::doClick);
				return;
			}
		throw new IllegalStateException(window + " has no button " + label);
	}

	/** Types into, or chooses from, what stands beside the label that begins so in one of our dialogs. */
	static void fill(final Dialog dialog, final String label, final String answer) throws Exception {
		final Component part = field(dialog, label);
		EventQueue.invokeAndWait(() -> {
			if (part instanceof JTextComponent text) text.setText(answer);
			else if (part instanceof JComboBox<?> list) choose(list, answer);
		});
	}

	private static void choose(final JComboBox<?> list, final String answer) {
		if (list.isEditable()) {
			((JTextComponent) list.getEditor().getEditorComponent()).setText(answer);
			return;
		}
		for (int i = 0; i < list.getItemCount(); i++)
			if (String.valueOf(list.getItemAt(i)).equals(answer)) list.setSelectedIndex(i);
	}

	private static Component field(final Dialog dialog, final String label) {
		for (final JLabel words : all(dialog, JLabel.class))
			if (words.getText() != null && words.getText().startsWith(label)) return typed(words.getLabelFor());
		throw new IllegalStateException("The dialog has no question " + label);
	}

	private static Component typed(final Component answer) {
		if (answer instanceof JTextComponent || answer instanceof JComboBox) return answer;
		for (final JComboBox<?> list : all((Container) answer, JComboBox.class))
			return list;
		return all((Container) answer, JTextComponent.class).get(0);
	}

	/** All texts of a window, one after the other. */
	static String texts(final Container window) {
		final Stream<String> texts = all(window, Component.class).stream().map(Screen::text);
		return texts.filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
	}

	private static String text(final Component part) {
		if (part instanceof Label label) return label.getText();
		if (part instanceof JLabel label) return label.getText();
		if (part instanceof MultiLineLabel label) return text(label);
		if (part instanceof TextComponent text) return text.getText();
		if (part instanceof JTextComponent text) return text.getText();
		return "";
	}

	private static String text(final MultiLineLabel label) {
		try {
			final var lines = MultiLineLabel.class.getDeclaredField("lines");
			lines.setAccessible(true);
			return String.join(" ", (String[]) lines.get(label));
		}
		catch (final ReflectiveOperationException exc) {
			return exc.toString();
		}
	}

	/** All parts of a type, however deep. */
	static <T extends Component> List<T> all(final Container parent, final Class<T> type) {
		final List<T> found = new ArrayList<>();
		for (final Component child : parent.getComponents()) {
			if (type.isInstance(child)) found.add(type.cast(child));
			if (child instanceof Container container) found.addAll(all(container, type));
		}
		return found;
	}

	/** Writes a picture of the whole screen. */
	static void picture(final String name) throws Exception {
		final String file = new File(pictures, name + ".png").getPath();
		new ProcessBuilder("import", "-window", "root", file).inheritIO().start().waitFor();
	}
}
