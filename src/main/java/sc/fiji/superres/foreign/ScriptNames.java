package sc.fiji.superres.foreign;

import java.util.Set;

/** Checks every name in a statement of other people's TorchScript: it must be among what networks need. */
final class ScriptNames {

	/** Words of Python that a network never needs. */
	private static final Set<String> FOREIGN_WORDS = Set.of("async", "await", "del", "except", "finally", "from",
		"global", "import", "lambda", "nonlocal", "try", "with", "yield");

	/** Names that are no values by themselves but only begin longer names. */
	private static final Set<String> ROOTS = Set.of("torch", "ops", "__torch__", "CONSTANTS");

	/** Types to which a value may be cast. */
	private static final String CASTABLE = "((Optional|List)\\[)*(Tensor|int|float|bool|str)\\]*";

	private static final int LONGEST_NAME = 100;

	private final ScriptClasses classes;
	private final ScriptScope scope;

	/** @param scope the variables of the function at hand */
	ScriptNames(final ScriptClasses classes, final ScriptScope scope) {
		this.classes = classes;
		this.scope = scope;
	}

	/** @throws IllegalArgumentException naming what no network needs */
	void check(final ScriptLine line) {
		for (int i = firstName(line); i < line.size(); i++) {
			if (!line.isName(i)) continue;
			if (line.word(i - 1).equals(".")) member(line, i);
			else bare(line, i);
		}
	}

	/** In a declaration, the word and the name that it declares are not checked. */
	private static int firstName(final ScriptLine line) {
		if (line.begins("def") || line.begins("class")) return 2;
		return 0;
	}

	/** Checks a name without a dot in front. */
	private void bare(final ScriptLine line, final int at) {
		final String name = line.word(at);
		final String next = line.word(at + 1);
		if (ROOTS.contains(name) && !next.equals(".")) throw noValue(name);
		if (FOREIGN_WORDS.contains(name)) throw notNeeded(name);
		if (name.equals("getattr")) getattr(line, at);
		else if (next.equals("(")) requireCallable(name);
		if (name.equals("unchecked_cast")) cast(line, at);
	}

	private static IllegalArgumentException noValue(final String root) {
		return new IllegalArgumentException("uses '" + root + "' as a value");
	}

	private void requireCallable(final String name) {
		if (!mayBeCalled(name)) throw notNeeded(name);
	}

	private boolean mayBeCalled(final String name) {
		return ScriptScope.KEYWORDS.contains(name) || ScriptOperators.function(name) || scope.isFunction(name);
	}

	/** Checks {@code unchecked_cast(TYPE, VALUE)}. */
	private static void cast(final ScriptLine line, final int at) {
		final int close = line.closing(at + 1);
		final String type = line.joined(at + 2, line.comma(at + 2, close));
		if (!type.matches(CASTABLE)) throw notNeeded(line.joined(at, close + 1));
	}

	/** Checks {@code getattr(VALUE, "name")}, which means {@code VALUE.name}. */
	private void getattr(final ScriptLine line, final int at) {
		final int close = close(line, at);
		final String name = line.text(close - 1);
		if (name == null || !line.word(close - 2).equals(",")) throw notNeeded("getattr");
		final ScriptScope.Chain value = scope.chain(line, close - 3);
		final boolean isWhole = value != null && value.start() == at + 2;
		if (isWhole && classes.has(value.type(), name)) return;
		throw notNeeded("getattr(…, " + line.word(close - 1) + ")");
	}

	/** The index of the bracket that closes the call of a name; that of the name itself where nothing is called. */
	private static int close(final ScriptLine line, final int name) {
		if (line.word(name + 1).equals("(")) return line.closing(name + 1);
		return name;
	}

	/** Checks a name with a dot in front. */
	private void member(final ScriptLine line, final int at) {
		if (line.isBare(at - 2, "ops")) operator(line, at);
		else if (!isOperatorOrConstant(line, at) && !belongsToCode(line, at)) attribute(line, at);
	}

	/** Checks {@code ops.NAMESPACE.NAME}, of which the namespace stands at a place. */
	private static void operator(final ScriptLine line, final int at) {
		final boolean isKnown = ScriptOperators.in(line.word(at), line.word(at + 2));
		if (isKnown && line.word(at + 1).equals(".")) return;
		throw notNeeded(line.joined(at - 2, Math.min(at + 3, line.size())));
	}

	private static boolean isOperatorOrConstant(final ScriptLine line, final int at) {
		return isChecked(line, at) || isConstant(line, at) || ScriptOperators.aten(line.word(at));
	}

	/** Whether the name ends one that begins with {@code ops.}, which {@link #operator} checks. */
	private static boolean isChecked(final ScriptLine line, final int at) {
		return line.isBare(at - 4, "ops") && line.word(at - 3).equals(".");
	}

	private static boolean isConstant(final ScriptLine line, final int at) {
		return line.isBare(at - 2, "CONSTANTS") && line.word(at).matches("c\\d+");
	}

	/** Whether a name is part of one that begins with {@code __torch__}: a class or function of the code itself. */
	private static boolean belongsToCode(final ScriptLine line, final int at) {
		return line.isBare(start(line, at), "__torch__");
	}

	/** The index of the first of the names that are joined by dots up to a place. */
	private static int start(final ScriptLine line, final int at) {
		int start = at;
		while (line.word(start - 1).equals(".") && line.isName(start - 2))
			start -= 2;
		return start;
	}

	/** Checks a member of a value. */
	private void attribute(final ScriptLine line, final int at) {
		final String name = line.word(at);
		final ScriptScope.Chain value = scope.chain(line, at - 2);
		if (value != null && classes.has(value.type(), name)) return;
		if (line.word(at - 2).equals("torch")) throw notNeeded("torch." + name);
		throw notNeeded("." + name);
	}

	/** The refusal of a name. */
	static IllegalArgumentException notNeeded(final String name) {
		return new IllegalArgumentException("uses '" + shortened(name) + "', which is not among what networks need");
	}

	private static String shortened(final String name) {
		if (name.length() <= LONGEST_NAME) return name;
		return name.substring(0, LONGEST_NAME) + "…";
	}
}
