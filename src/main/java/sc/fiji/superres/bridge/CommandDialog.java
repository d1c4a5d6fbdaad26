package sc.fiji.superres.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.widget.WidgetStyle;

import ij.gui.GenericDialog;
import sc.fiji.superres.imageplus.OpenImages;

/**
 * The dialog of a command in plain ImageJ, made from its parameters.
 * <p>
 * Every label starts with the parameter's name, since ImageJ's recorder writes the first word of the label. So it
 * records the keys that {@link CommandInputs} reads.
 * </p>
 */
final class CommandDialog {

	private static final int COLUMNS = 24;

	private final CommandInputs inputs;
	private final GenericDialog dialog;

	private CommandDialog(final ModuleInfo info, final CommandInputs inputs) {
		this.inputs = inputs;
		dialog = new GenericDialog(info.getLabel().replace("...", ""));
		addDescription(textOrEmpty(info.getDescription()));
		inputs.items().forEach(this::add);
		dialog.addHelp(help(info));
	}

	private void addDescription(final String description) {
		if (!description.isBlank()) dialog.addMessage(description);
	}

	/** @return parameter → text, or null when the user cancelled */
	static Map<String, String> ask(final ModuleInfo info, final CommandInputs inputs) {
		return new CommandDialog(info, inputs).answers();
	}

	private Map<String, String> answers() {
		dialog.showDialog();
		if (dialog.wasCanceled()) return null;
		return readAnswers();
	}

	private Map<String, String> readAnswers() {
		final Map<String, String> answers = new LinkedHashMap<>();
		for (final ModuleItem<?> item : inputs.items())
			answers.put(item.getName(), answer(item));
		return answers;
	}

	private String answer(final ModuleItem<?> item) {
		if (CommandInputs.isBoolean(item)) return Boolean.toString(dialog.getNextBoolean());
		if (choices(item).isEmpty()) return dialog.getNextString();
		return dialog.getNextChoice();
	}

	private void add(final ModuleItem<?> item) {
		final String label = label(item);
		final String value = inputs.defaultText(item);
		if (CommandInputs.isBoolean(item)) dialog.addCheckbox(label, Boolean.parseBoolean(value));
		else if (choices(item).isEmpty()) addText(item, label, value);
		else addChoice(item, label, value);
	}

	private void addChoice(final ModuleItem<?> item, final String label, final String value) {
		dialog.addChoice(label, choices(item).toArray(String[]::new), chosen(item, value));
	}

	/** What is chosen before a person chooses. */
	private String chosen(final ModuleItem<?> item, final String value) {
		if (CommandInputs.isImage(item)) return imageFor(item);
		return value;
	}

	private void addText(final ModuleItem<?> item, final String label, final String value) {
		if (WidgetStyle.isStyle(item, "directory")) dialog.addDirectoryField(label, value, COLUMNS);
		else if (WidgetStyle.isStyle(item, "open")) dialog.addFileField(label, value, COLUMNS);
		else if (item.getType() == String.class) dialog.addStringField(label, value, COLUMNS);
		else dialog.addStringField(label, value, COLUMNS / 2);
	}

	private static List<String> choices(final ModuleItem<?> item) {
		if (CommandInputs.isImage(item)) return openImages();
		return CommandInputs.choices(item);
	}

	private static List<String> openImages() {
		final List<String> names = OpenImages.names();
		if (names.isEmpty()) throw new IllegalArgumentException("No image is open: open one first.");
		return names;
	}

	/** The active image for the first image parameter, another one, if there is one, for the next. */
	private String imageFor(final ModuleItem<?> item) {
		final String active = OpenImages.name(OpenImages.active());
		if (inputs.isFirstImage(item)) return active;
		return otherThan(active);
	}

	private static String otherThan(final String active) {
		for (final String name : OpenImages.names())
			if (!name.equals(active)) return name;
		return active;
	}

	/**
	 * The parameter's name and what its label says beside it: {@code tile} and "Tile (LR pixels)" give "tile (LR
	 * pixels)", {@code source} and "Folder" give "source (Folder)".
	 */
	static String label(final ModuleItem<?> item) {
		final String label = textOrEmpty(item.getLabel()).trim();
		if (label.isEmpty()) return item.getName();
		return label(item.getName(), label);
	}

	private static String label(final String name, final String label) {
		final String[] words = label.split("\\s+", 2);
		if (!words[0].toLowerCase(Locale.ROOT).equals(name)) return name + " (" + label + ")";
		if (words.length == 1) return name;
		return name + " " + words[1];
	}

	private String help(final ModuleInfo info) {
		final StringBuilder html = new StringBuilder(heading(info));
		html.append("<br>Macro keys:<br>");
		inputs.items().forEach(item -> html.append(help(item)));
		return html.toString();
	}

	private static String heading(final ModuleInfo info) {
		final String label = "<html><b>" + info.getLabel() + "</b><br>";
		if (info.getDescription() == null) return label;
		return label + info.getDescription() + "<br>";
	}

	private static String help(final ModuleItem<?> item) {
		return "<b>" + item.getName() + "</b> " + textOrEmpty(item.getDescription()) + "<br>";
	}

	private static String textOrEmpty(final String text) {
		return Objects.requireNonNullElse(text, "");
	}
}
