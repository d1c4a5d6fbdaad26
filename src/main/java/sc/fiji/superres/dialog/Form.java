package sc.fiji.superres.dialog;

import java.util.List;
import java.util.Map;

/**
 * What a dialog asks for a command.
 *
 * @param command label of the menu entry, such as {@code Resample Image...}
 * @param description what the command does, a sentence
 * @param questions in the order of importance: the first {@value #SHOWN} are shown, the others behind <i>More</i>
 * @param explanation of answers
 */
public record Form(String command, String description, List<Question> questions, Explanation explanation) {

	/** As many questions as a person takes in at a glance. */
	static final int SHOWN = 7;

	/** Says what an answer means. */
	public interface Explanation {

		/** @return a line for people; empty where there is nothing to say beyond the question's description */
		String explain(String key, String answer);

		/**
		 * Whether a question has an effect; else it is greyed out.
		 *
		 * @param answers key → answer, of all questions
		 */
		default boolean applies(final String key, final Map<String, String> answers) {
			return true;
		}

		/**
		 * What a question of the kind {@link Question.Kind#NAME} offers; called on a thread of its own, when a path has
		 * changed.
		 *
		 * @param paths key → answer, of the questions for a path
		 */
		default List<String> names(final String key, final Map<String, String> paths) {
			return List.of();
		}
	}

	/** The label of the menu entry without its dots. */
	String title() {
		return command.replace("...", "");
	}

	List<Question> shown() {
		return questions.subList(0, Math.min(SHOWN, questions.size()));
	}

	List<Question> more() {
		return questions.subList(shown().size(), questions.size());
	}
}
