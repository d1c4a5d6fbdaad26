package sc.fiji.superres.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of TorchScript source, cut into words as libtorch cuts it. Whatever PyTorch never writes and could be
 * read in two ways is refused: comments, other quotes, line continuations, tabs, letters beyond ASCII.
 *
 * @param indent the number of blanks before it
 * @param words names, numbers, texts with their quotes, signs
 */
record ScriptLine(int indent, List<String> words) {

	private static final String NAME = "([A-Za-z_]\\w*)";
	private static final String NUMBER = "(\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?j?)";
	private static final String TEXT = "(\"[^\"\\\\\\n]*+(?:\\\\[^\\n][^\"\\\\\\n]*+)*+\")";
	private static final String SIGN = "(->|[=!<>]=|//=?|\\*\\*=?|<<=?|>>=?|[-+*/%@&|^]=|" +
		"[-+*/%@&|^~=<>.,:()\\[\\]{}])";
	private static final Pattern WORD = Pattern.compile(NAME + "|" + NUMBER + "|" + TEXT + "|" + SIGN +
		"|(?<blanks> +)|(?<newline>\\n *)");

	private static final Set<String> COMPARISONS = Set.of("==", "!=", "<=", ">=");

	/**
	 * Cuts source code into statements.
	 *
	 * @throws IllegalArgumentException naming what is refused
	 */
	static List<ScriptLine> of(final String source) {
		return new Cutter(source).lines();
	}

	/** Cuts source code into words and statements. */
	private static final class Cutter {

		private final String source;
		private final Matcher matcher;
		private final List<ScriptLine> lines = new ArrayList<>();
		private ScriptLine line = new ScriptLine(0, new ArrayList<>());
		private int at;
		private int brackets;

		Cutter(final String source) {
			this.source = source;
			matcher = WORD.matcher("\n" + source);
		}

		List<ScriptLine> lines() {
			while (at < matcher.regionEnd())
				next();
			end();
			return lines;
		}

		private void next() {
			findWord();
			if (matcher.group("blanks") != null) return;
			if (matcher.group("newline") == null) add(matcher.group());
			else if (brackets == 0) begin(matcher.group().length() - 1);
		}

		private void findWord() {
			if (!matcher.find() || matcher.start() != at) throw new IllegalArgumentException("holds " + shown(at - 1) +
				", which PyTorch never writes");
			at = matcher.end();
		}

		private void begin(final int indent) {
			end();
			line = new ScriptLine(indent, new ArrayList<>());
		}

		private void end() {
			if (!line.words.isEmpty()) lines.add(line);
		}

		private void add(final String word) {
			brackets += nesting(word);
			if (brackets < 0) throw new IllegalArgumentException("closes a bracket that was not opened");
			line.words.add(word);
		}

		private String shown(final int index) {
			return String.format("the character %d (%s)", index, Character.getName(source.codePointAt(index)));
		}
	}

	/** Returns 1 for a bracket that opens, −1 for one that closes, and 0 for other words. */
	private static int nesting(final String word) {
		return switch (word) {
			case "(", "[", "{" -> 1;
			case ")", "]", "}" -> -1;
			default -> 0;
		};
	}

	/** Returns the word at an index; an empty text beyond either end. */
	String word(final int at) {
		if (at < 0 || at >= words.size()) return "";
		return words.get(at);
	}

	/** Whether the first word is a given one. */
	boolean begins(final String word) {
		return word(0).equals(word);
	}

	/** Returns the number of words. */
	int size() {
		return words.size();
	}

	/** Whether the word at an index is a name. */
	boolean isName(final int at) {
		final String word = word(at);
		return !word.isEmpty() && beginsName(word.charAt(0));
	}

	private static boolean beginsName(final char character) {
		return Character.isLetter(character) || character == '_';
	}

	/** Whether the word at an index is a name without a dot in front. */
	boolean isBare(final int at) {
		return isName(at) && !word(at - 1).equals(".");
	}

	/** Whether the word at an index is a given name without a dot in front. */
	boolean isBare(final int at, final String name) {
		return isBare(at) && word(at).equals(name);
	}

	/** Returns the text between quotes; null if the word is no text or has escaped characters. */
	String text(final int at) {
		final String word = word(at);
		if (isPlainText(word)) return word.substring(1, word.length() - 1);
		return null;
	}

	private static boolean isPlainText(final String word) {
		return word.startsWith("\"") && word.indexOf('\\') < 0;
	}

	/** Returns the index of the bracket that is closed at an index. */
	int opening(final int closing) {
		int open = 0;
		for (int i = closing; i >= 0; i--) {
			final int nesting = nesting(word(i));
			open -= nesting;
			if (nesting > 0 && open == 0) return i;
		}
		throw new IllegalArgumentException("closes a bracket that was not opened");
	}

	/** Returns the index of the bracket that closes the one that is opened at an index. */
	int closing(final int opening) {
		int open = 0;
		for (int i = opening; i < size(); i++) {
			final int nesting = nesting(word(i));
			open += nesting;
			if (nesting < 0 && open == 0) return i;
		}
		throw new IllegalArgumentException("opens a bracket that is not closed");
	}

	/** Returns the index of the next comma outside of brackets, or the end if there is none before it. */
	int comma(final int from, final int end) {
		int brackets = 0;
		for (int i = from; i < end; i++) {
			brackets += nesting(word(i));
			if (brackets == 0 && word(i).equals(",")) return i;
		}
		return end;
	}

	/** Joins the words from one index to before another, without blanks. */
	String joined(final int from, final int to) {
		return String.join("", words.subList(from, to));
	}

	/** Returns the last index outside of brackets at which something is assigned, or −1. */
	int assignment() {
		int brackets = 0;
		int last = -1;
		for (int i = 0; i < size(); i++) {
			brackets += nesting(word(i));
			if (brackets == 0 && isAssignment(word(i))) last = i;
		}
		return last;
	}

	private static boolean isAssignment(final String word) {
		return word.endsWith("=") && !COMPARISONS.contains(word) && !word.startsWith("\"");
	}
}
