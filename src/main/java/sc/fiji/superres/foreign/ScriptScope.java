package sc.fiji.superres.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variables of a function whose class is certain: {@code self}, parameters with a declared class, and variables
 * that are assigned only once, from a member whose class is known.
 */
final class ScriptScope {

	/** Words that may stand before a bracket without calling anything. */
	static final Set<String> KEYWORDS = Set.of("and", "assert", "elif", "else", "for", "if", "in", "is", "not", "or",
		"raise", "return", "while");

	/** Type of a variable that stands for a function of the code: {@code _0 = __torch__.torch.nn.functional.pad}. */
	private static final String FUNCTION = "def";

	/** Index of the bracket in {@code def NAME(}. */
	private static final int OPENING = 2;

	/**
	 * A value that is reached by members alone: {@code (getattr(self.body, "0")).conv}.
	 *
	 * @param start index of its first word
	 * @param type its class; null if that is not certain
	 */
	record Chain(int start, String type) {}

	private final ScriptClasses classes;
	private final Map<String, String> types = new HashMap<>();
	/** Variables that are assigned more than once. */
	private Set<String> unclear = Set.of();

	ScriptScope(final ScriptClasses classes) {
		this.classes = classes;
	}

	/** Forgets all variables. */
	void clear() {
		types.clear();
	}

	/** Whether a variable stands for a function of the code. */
	boolean isFunction(final String name) {
		return FUNCTION.equals(types.get(name));
	}

	/**
	 * Begins a function: notes its parameters, and which variables are assigned more than once.
	 *
	 * @param type class of the function; null outside of classes
	 */
	void begin(final String type, final ScriptLine line, final List<ScriptLine> body) {
		types.clear();
		unclear = new HashSet<>();
		final Set<String> once = new HashSet<>();
		parameters(type, line, once);
		for (final ScriptLine statement : body)
			targets(statement).forEach(name -> assigned(name, once));
		types.keySet().removeAll(unclear);
	}

	private void parameters(final String type, final ScriptLine line, final Set<String> once) {
		final int close = line.closing(OPENING);
		int from = OPENING + 1;
		while (from < close) {
			final int to = line.comma(from, close);
			final String name = line.word(from);
			assigned(name, once);
			if (type != null && from == OPENING + 1) types.put(name, type);
			else noteDeclared(line, from, to);
			from = to + 1;
		}
	}

	/** Notes the type of the parameter {@code name: TYPE} between two places. */
	private void noteDeclared(final ScriptLine line, final int from, final int to) {
		if (line.word(from + 1).equals(":")) note(line.word(from), line.joined(from + 2, to));
	}

	private void note(final String name, final String type) {
		if (classes.contains(type)) types.put(name, type);
	}

	private void assigned(final String name, final Set<String> once) {
		final boolean isFirst = once.add(name);
		if (!isFirst) unclear.add(name);
	}

	/** Everything to which a statement may assign, each as often as it is named there. */
	private static List<String> targets(final ScriptLine line) {
		final List<String> targets = new ArrayList<>();
		final int assignment = line.assignment();
		for (int i = 0; i < assignment; i++)
			addIfBare(line, i, targets);
		for (int i = 0; i < line.size(); i++)
			if (line.isBare(i, "for")) addLoopVariables(line, i, targets);
		return targets;
	}

	private static void addIfBare(final ScriptLine line, final int at, final List<String> targets) {
		if (line.isBare(at)) targets.add(line.word(at));
	}

	private static void addLoopVariables(final ScriptLine line, final int at, final List<String> targets) {
		for (int i = at + 1; i < line.size() && !line.word(i).equals("in"); i++)
			addIfBare(line, i, targets);
	}

	/** Notes the type of a variable that gets its only value in this statement, if the type is certain. */
	void assign(final ScriptLine line) {
		if (!isOnlyAssignment(line)) return;
		final String name = line.word(0);
		if (assignsFunction(line)) types.put(name, FUNCTION);
		final Chain chain = chain(line, line.size() - 1);
		if (chain != null && chain.start == 2 && chain.type != null) note(name, chain.type);
	}

	private static boolean assignsFunction(final ScriptLine line) {
		return line.joined(2, line.size()).matches("__torch__(\\.\\w+)+");
	}

	private boolean isOnlyAssignment(final ScriptLine line) {
		return isAssignment(line) && !unclear.contains(line.word(0));
	}

	/** Whether a line assigns to one name alone. */
	private static boolean isAssignment(final ScriptLine line) {
		return line.isBare(0) && line.word(1).equals("=") && line.assignment() == 1;
	}

	/** Returns the chain whose last word stands at a place; null where there is none. */
	Chain chain(final ScriptLine line, final int last) {
		if (line.isBare(last)) return new Chain(last, types.get(line.word(last)));
		if (line.isName(last)) return member(chain(line, last - 2), line.word(last));
		if (line.word(last).equals(")")) return inBrackets(line, last);
		return null;
	}

	/** The chain of {@code (VALUE)} or {@code getattr(VALUE, "name")}; null where the brackets are those of a call. */
	private Chain inBrackets(final ScriptLine line, final int last) {
		final int open = line.opening(last);
		if (line.isBare(open - 1, "getattr")) return attribute(line, open, last);
		if (isCall(line, open)) return null;
		return bracketed(chain(line, last - 1), open);
	}

	private Chain member(final Chain owner, final String name) {
		if (owner == null) return null;
		return new Chain(owner.start, classes.type(owner.type, name));
	}

	private static Chain bracketed(final Chain inner, final int open) {
		if (inner == null || inner.start != open + 1) return null;
		return new Chain(open, inner.type);
	}

	/** Whether the bracket at a place calls what stands before it. */
	private static boolean isCall(final ScriptLine line, final int open) {
		final String before = line.word(open - 1);
		if (isClosing(before)) return true;
		final boolean isKeyword = line.isBare(open - 1) && KEYWORDS.contains(before);
		return line.isName(open - 1) && !isKeyword;
	}

	private static boolean isClosing(final String word) {
		return word.equals(")") || word.equals("]");
	}

	/** The chain of {@code getattr(VALUE, "name")}. */
	private Chain attribute(final ScriptLine line, final int open, final int close) {
		final Chain value = chain(line, close - 3);
		final String name = line.text(close - 1);
		if (value == null || value.start != open + 1 || name == null) return null;
		return new Chain(open - 1, classes.type(value.type, name));
	}
}
