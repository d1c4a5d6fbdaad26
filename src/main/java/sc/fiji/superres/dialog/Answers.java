package sc.fiji.superres.dialog;

import java.awt.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ij.ImagePlus;

import sc.fiji.superres.answer.Answer;
import sc.fiji.superres.answer.Choice;
import sc.fiji.superres.answer.Chooser;
import sc.fiji.superres.answer.FlagAnswer;
import sc.fiji.superres.answer.ListAnswer;
import sc.fiji.superres.answer.ModelChoices;
import sc.fiji.superres.answer.PathAnswer;
import sc.fiji.superres.answer.SuggestedAnswer;
import sc.fiji.superres.answer.TextAnswer;
import sc.fiji.superres.answer.TickedAnswer;
import sc.fiji.superres.imageplus.ActiveImage;
import sc.fiji.superres.imageplus.OpenImages;
import sc.fiji.superres.imageplus.OpenScans;
import sc.fiji.superres.results.Enlarged;

/** The parts of a dialog in which its questions are answered. For the event thread. */
final class Answers {

	private final Component above;
	private final Map<Question, Answer> answers = new LinkedHashMap<>();
	/** By which lists of names were filled the last time. */
	private Map<String, String> paths = Map.of();
	private int images;

	/**
	 * @param above what file choosers open over
	 * @throws IllegalArgumentException where an image is asked for and none is open
	 */
	Answers(final List<Question> questions, final Component above) {
		this.above = above;
		questions.forEach(question -> answers.put(question, answer(question)));
	}

	Answer of(final Question question) {
		return answers.get(question);
	}

	/** key → answer */
	Map<String, String> texts() {
		final Map<String, String> texts = new LinkedHashMap<>();
		answers.forEach((question, answer) -> texts.put(question.key(), answer.text()));
		return texts;
	}

	private Map<String, String> paths() {
		final Map<String, String> now = new LinkedHashMap<>();
		answers.forEach((question, answer) -> {
			if (question.isPath()) now.put(question.key(), answer.text());
		});
		return now;
	}

	/** Fills lists of names by the paths that are answered now, where these have changed. */
	void offer(final Form.Explanation explanation) {
		final Map<String, String> now = paths();
		if (now.equals(paths)) return;
		paths = now;
		answers.forEach((question, answer) -> {
			if (question.kind() == Question.Kind.NAME && answer instanceof SuggestedAnswer list) list.offer(
				() -> explanation.names(question.key(), now));
		});
	}

	/** @param changed called after each change of an answer */
	void whenChanged(final Runnable changed) {
		answers.values().forEach(answer -> answer.whenChanged(changed));
	}

	private Answer answer(final Question question) {
		return switch (question.kind()) {
			case FLAG -> new FlagAnswer(question.label());
			case CHOICE -> new ListAnswer(choices(question.choices()));
			case IMAGE -> image(first(OpenImages.active()));
			case SCAN -> image(first(Enlarged.next()));
			case FOLDER -> new PathAnswer(new TextAnswer(), Chooser.FOLDER);
			case FOLDER_OR_IMAGE -> new PathAnswer(folderOr(ActiveImage.NAME), Chooser.FOLDER);
			case FOLDER_OR_IMAGES -> new PathAnswer(folderOr(ActiveImage.NAME, OpenScans.NAME), Chooser.FOLDER);
			case FILE -> new PathAnswer(new TextAnswer(), Chooser.FILE);
			case MODEL, MODEL_OR_NONE -> ModelChoices.answer(above);
			case MODELS -> ModelChoices.answers();
			case DEVICE -> suggested("auto", "cpu", "cuda");
			case RANGE -> suggested("auto", "minmax", "0.1%:99.9%", "0:255");
			case UNIT -> suggested("MX", "nm");
			case NAME -> suggested();
			case IMAGES -> new TickedAnswer(names());
			case TEXT -> new TextAnswer();
		};
	}

	/** Of the open images, as a list that has ; between its entries names them. */
	private static List<Choice> names() {
		return OpenImages.all().stream().map(image -> Choice.of(OpenImages.name(image, ";"))).toList();
	}

	private static Answer folderOr(final String... images) {
		if (OpenImages.active() == null) return new TextAnswer();
		return suggested(images);
	}

	private static Answer suggested(final String... values) {
		return new SuggestedAnswer(choices(List.of(values)));
	}

	private static List<Choice> choices(final List<String> values) {
		return values.stream().map(Choice::of).toList();
	}

	/** The first image is the first answer to the first such question, another one, if there is one, to the next. */
	private Answer image(final List<ImagePlus> open) {
		final Answer answer = new ListAnswer(open.stream().map(Answers::choice).toList());
		answer.show(OpenImages.name(open.get(Math.min(images, open.size() - 1))));
		images++;
		return answer;
	}

	/** All open images, and one of them first. */
	private static List<ImagePlus> first(final ImagePlus first) {
		if (first == null) throw new IllegalArgumentException("No image is open: open one first.");
		final List<ImagePlus> images = new ArrayList<>(List.of(first));
		OpenImages.all().stream().filter(image -> image != first).forEach(images::add);
		return images;
	}

	private static Choice choice(final ImagePlus image) {
		return Choice.of(OpenImages.name(image));
	}
}
