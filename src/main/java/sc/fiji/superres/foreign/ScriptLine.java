package sc.fiji.superres.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of TorchScript source, cut into words as libtorch cuts it. What PyTorch never writes and could be read in
 * two ways is refused: comments, other quotes, line continuations, tabs, letters beyond ASCII.
 *
 * @param indent blanks before it
 * @param words names, numbers, texts with their quotes, signs
 */
record ScriptLine(int indent, List<String> words) {

	private static final Pattern WORD = Pattern.compile("([A-Za-z_]\\w*)|(\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?j?)" +
		"|(\"[^\"\\\\\\n]*+(?:\\\\[^\\n][^\"\\\\\\n]*+)*+\")|(->|[=!<>]=|//=?|\\*\\*=?|<<=?|>>=?|[-+*/%@&|^]=|[-+*/%@&|^~=<>.,:()\\[\\]{}])" +
		"|( +)|(\\n *)");

	/**
	 * @throws IllegalArgumentException naming what is refused
	 */
	static List<ScriptLine> of(final String source) {
		final List<ScriptLine> lines = new ArrayList<>();
		final Matcher matcher = WORD.matcher("\n" + source);
		ScriptLine line = new ScriptLine(0, new ArrayList<>());
		int at = 0, brackets = 0;
		while (at < matcher.regionEnd()) {
			if (!matcher.find() || matcher.start() != at) throw new IllegalArgumentException("holds " + shown(source,
				at - 1) + ", which PyTorch never writes");
			at = matcher.end();
			final String word = matcher.group();
			if (matcher.group(5) != null) continue;
			if (matcher.group(6) != null) {
				if (brackets > 0) continue;
				add(lines, line);
				line = new ScriptLine(word.length() - 1, new ArrayList<>());
				continue;
			}
			if ("([{".contains(word)) brackets++;
			if (")]}".contains(word)) brackets--;
			if (brackets < 0) throw new IllegalArgumentException("closes a bracket that was not opened");
			line.words.add(word);
		}
		add(lines, line);
		return lines;
	}

	private static void add(final List<ScriptLine> lines, final ScriptLine line) {
		if (!line.words.isEmpty()) lines.add(line);
	}

	private static String shown(final String source, final int at) {
		return String.format("the character %d (%s)", at, Character.getName(source.codePointAt(at)));
	}

	/** The word at a place; an empty text beyond either end. */
	String word(final int at) {
		return at < 0 || at >= words.size() ? "" : words.get(at);
	}

	int size() {
		return words.size();
	}

	/** Whether the word at a place is a name. */
	boolean isName(final int at) {
		final String word = word(at);
		return !word.isEmpty() && (Character.isLetter(word.charAt(0)) || word.charAt(0) == '_');
	}

	/** Whether the word at a place is a name by itself, not one behind a dot. */
	boolean isBare(final int at) {
		return isName(at) && !word(at - 1).equals(".");
	}

	/** What a text between quotes says, or null where the word is none or has characters by escapes. */
	String text(final int at) {
		final String word = word(at);
		if (!word.startsWith("\"") || word.indexOf('\\') >= 0) return null;
		return word.substring(1, word.length() - 1);
	}

	/** The bracket that is closed at a place. */
	int opening(final int closing) {
		int open = 0;
		for (int i = closing; i >= 0; i--) {
			if (")]}".contains(word(i))) open++;
			if ("([{".contains(word(i)) && --open == 0) return i;
		}
		throw new IllegalArgumentException("closes a bracket that was not opened");
	}

	/** The bracket that ends what is opened at a place. */
	int closing(final int opening) {
		int open = 0;
		for (int i = opening; i < size(); i++) {
			if ("([{".contains(word(i))) open++;
			if (")]}".contains(word(i)) && --open == 0) return i;
		}
		throw new IllegalArgumentException("opens a bracket that is not closed");
	}

	/** The words from one place to before another, without blanks. */
	String joined(final int from, final int to) {
		return String.join("", words.subList(from, to));
	}

	/** The last place outside of brackets where something is assigned, or −1. */
	int assignment() {
		int brackets = 0, last = -1;
		for (int i = 0; i < size(); i++) {
			final String word = word(i);
			if ("([{".contains(word)) brackets++;
			if (")]}".contains(word)) brackets--;
			if (brackets == 0 && word.endsWith("=") && !List.of("==", "!=", "<=", ">=").contains(word) && !word
				.startsWith("\"")) last = i;
		}
		return last;
	}
}
