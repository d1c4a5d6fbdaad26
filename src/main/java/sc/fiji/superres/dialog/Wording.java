package sc.fiji.superres.dialog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages that were written for macros, in the words of the dialog: labels in place of keys.
 */
final class Wording {

	private final Form form;

	Wording(final Form form) {
		this.form = form;
	}

	/** The message for a person who sees the dialog. */
	String of(final String message) {
		String worded = message;
		for (final Question question : form.questions())
			worded = worded(worded, question);
		return worded;
	}

	private static String worded(final String message, final Question question) {
		final String key = "\\b" + Pattern.quote(question.key());
		final String label = Matcher.quoteReplacement("“" + question.label() + "”");
		final String empty = label + " is empty: " + remedy(question);
		return message.replaceAll("(?s)^" + key + " is empty: .*", empty) //
			.replaceAll("[Ss]ay " + key + "=true", "tick " + label) //
			.replaceAll(key + "=(?=[^\\s.,;:)])", label + ": ") //
			.replaceAll(key + "=", label);
	}

	private static String remedy(final Question question) {
		if (question.isModel()) return "choose a model.";
		if (question.kind() == Question.Kind.FILE) return "choose a file.";
		if (question.isPath()) return "choose a folder.";
		return "it must be filled in.";
	}
}
