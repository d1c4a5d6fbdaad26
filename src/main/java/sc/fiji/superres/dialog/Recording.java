package sc.fiji.superres.dialog;

import java.util.Map;

import ij.plugin.frame.Recorder;

import sc.fiji.superres.imageplus.OpenImages;

/** Writes the macro line of what was answered, with the keys whose answers are not those that macros have anyway. */
final class Recording {

	private final Form form;
	private final Map<String, String> answers;

	private Recording(final Form form, final Map<String, String> answers) {
		this.form = form;
		this.answers = answers;
	}

	/** Where ImageJ's recorder is open. */
	static void write(final Form form, final Map<String, String> answers) {
		if (!Recorder.record) return;
		Recorder.setCommand(form.command()); // a second time, where the first answers were refused
		new Recording(form, answers).options();
		Recorder.saveCommand();
	}

	private void options() {
		for (final Question question : form.questions()) {
			final String answer = answers.get(question.key());
			if (question.isImage()) image(question, answer);
			else if (question.isOfOpenImages() || !answer.equals(question.initial())) Recorder.recordOption(question
				.key(), answer);
		}
	}

	/** By its title, unless it is the active image and the only one that is asked for. */
	private void image(final Question question, final String name) {
		final boolean meantAnyway = OpenImages.find(name) == OpenImages.active() && images() == 1;
		if (!meantAnyway) Recorder.recordOption(question.key(), name);
	}

	private long images() {
		return form.questions().stream().filter(Question::isImage).count();
	}
}
