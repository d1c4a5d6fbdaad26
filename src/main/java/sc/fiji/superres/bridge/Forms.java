package sc.fiji.superres.bridge;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;
import org.scijava.widget.WidgetStyle;

import sc.fiji.superres.dialog.Form;
import sc.fiji.superres.dialog.Question;

/** What a dialog asks for a command, from the command's parameters. */
final class Forms {

	private Forms() {}

	/** @param module of the command; where its class explains answers, the dialog shows what it says */
	static Form of(final CommandInfo info, final Module module) {
		final CommandInputs inputs = new CommandInputs(module);
		final List<Question> questions = inputs.items().stream().map(item -> question(item, inputs)).toList();
		return new Form(info.getLabel(), textOrEmpty(info.getDescription()), questions, explanation(module));
	}

	private static Form.Explanation explanation(final Module module) {
		if (module.getDelegateObject() instanceof Form.Explanation explanation) return explanation;
		return (key, answer) -> "";
	}

	private static Question question(final ModuleItem<?> item, final CommandInputs inputs) {
		return new Question(item.getName(), kind(item), label(item), textOrEmpty(item.getDescription()), CommandInputs
			.choices(item), inputs.defaultText(item));
	}

	/** The label of the parameter, else its name with a capital, as SciJava has it. */
	private static String label(final ModuleItem<?> item) {
		final String label = textOrEmpty(item.getLabel()).trim();
		if (!label.isEmpty()) return label;
		return item.getName().substring(0, 1).toUpperCase(Locale.ROOT) + item.getName().substring(1);
	}

	private static Question.Kind kind(final ModuleItem<?> item) {
		if (CommandInputs.isBoolean(item)) return Question.Kind.FLAG;
		if (CommandInputs.isImage(item)) return imageKind(item);
		if (!CommandInputs.choices(item).isEmpty()) return Question.Kind.CHOICE;
		return byStyle(item);
	}

	private static Question.Kind imageKind(final ModuleItem<?> item) {
		return WidgetStyle.isStyle(item, "scan") ? Question.Kind.SCAN : Question.Kind.IMAGE;
	}

	/** A style names a kind, with hyphens in place of underscores; SciJava's own names for files mean ours. */
	private static Question.Kind byStyle(final ModuleItem<?> item) {
		for (final Question.Kind kind : Question.Kind.values())
			if (WidgetStyle.isStyle(item, kind.name().replace('_', '-').toLowerCase(Locale.ROOT))) return kind;
		if (WidgetStyle.isStyle(item, FileWidget.DIRECTORY_STYLE)) return Question.Kind.FOLDER;
		if (isFile(item)) return Question.Kind.FILE;
		return Question.Kind.TEXT;
	}

	private static boolean isFile(final ModuleItem<?> item) {
		return WidgetStyle.isStyle(item, FileWidget.OPEN_STYLE) || WidgetStyle.isStyle(item, FileWidget.SAVE_STYLE);
	}

	private static String textOrEmpty(final String text) {
		return Objects.requireNonNullElse(text, "");
	}
}
