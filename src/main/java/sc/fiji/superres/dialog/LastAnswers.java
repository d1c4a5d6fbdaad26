package sc.fiji.superres.dialog;

import java.util.Map;

import ij.Prefs;

import sc.fiji.superres.answer.ModelChoices;

/** What was answered the last time, in ImageJ's preferences. Macros never see it. */
final class LastAnswers {

	private final Form form;

	LastAnswers(final Form form) {
		this.form = form;
	}

	/** The last answer; the command's own where there was none. */
	String of(final Question question) {
		if (question.isOfOpenImages()) return first(question);
		return Prefs.get(key(question), first(question));
	}

	/** What a question shows before anybody answered it. */
	static String first(final Question question) {
		if (question.kind() != Question.Kind.MODEL || !question.initial().isEmpty()) return question.initial();
		return ModelChoices.all().get(0).value();
	}

	/** Keeps the answers. Which images they were is not kept: others are open the next time. */
	void keep(final Map<String, String> answers) {
		for (final Question question : form.questions())
			if (!question.isOfOpenImages()) keep(question, answers.get(question.key()));
	}

	private void keep(final Question question, final String answer) {
		Prefs.set(key(question), answer);
		if (question.isModel() || question.key().equals("run")) ModelChoices.remember(answer);
	}

	private String key(final Question question) {
		return "superres." + form.title().replace(' ', '-') + "." + question.key();
	}
}
