package sc.fiji.superres.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is looked at before libtorch runs other people's TorchScript: every name behind a dot is an operator that
 * networks need, or a member of a class of which it is plain that the value in front has it. Everything else is refused
 * by its name, since libtorch takes any other name behind any value as an operator, {@code aten::save} among them.
 */
final class ScriptCheck {

	/**
	 * Characters of all code, and of one statement: libtorch calls itself for whatever is nested or follows each other.
	 */
	private static final int MAX_CODE = 2 << 20, MAX_STATEMENT = 20_000;

	/** Statements that end in a colon, and begin lines that lie deeper. */
	private static final Set<String> COMPOUND = Set.of("class", "def", "if", "elif", "else", "for", "while");

	/** Words of Python that a network never needs. */
	private static final Set<String> FOREIGN_WORDS = Set.of("async", "await", "del", "except", "finally", "from",
		"global", "import", "lambda", "nonlocal", "try", "with", "yield");

	/** Words that a bracket may follow without being called. */
	private static final Set<String> KEYWORDS = Set.of("and", "assert", "elif", "else", "for", "if", "in", "is", "not",
		"or", "raise", "return", "while");

	/**
	 * Kind of a variable that stands for a function of the code itself: {@code _0 = __torch__.torch.nn.functional.pad}.
	 */
	private static final String FUNCTION = "def";

	private final ScriptClasses classes;
	/** Variables of the function at hand whose class is plain. */
	private final Map<String, String> variables = new HashMap<>();
	private Set<String> unclear = Set.of();

	private ScriptCheck(final ScriptClasses classes) {
		this.classes = classes;
	}

	/**
	 * @param code name of each file below the top folder → its text
	 * @return the classes it declares
	 * @throws IllegalArgumentException when a file does what no network needs; the message names it
	 */
	static ScriptClasses check(final Map<String, String> code) {
		final ScriptClasses classes = new ScriptClasses();
		final Map<String, List<ScriptLine>> lines = new TreeMap<>();
		int length = 0;
		for (final Map.Entry<String, String> file : code.entrySet()) {
			length += file.getValue().length();
			if (length > MAX_CODE) throw refused(file.getKey(), "and what comes before it is more than " + MAX_CODE +
				" bytes");
			naming(file.getKey(), () -> {
				requireShort(file.getValue());
				lines.put(file.getKey(), ScriptLine.of(file.getValue()));
				classes.add(module(file.getKey()), lines.get(file.getKey()));
			});
		}
		lines.forEach((file, content) -> naming(file, () -> new ScriptCheck(classes).file(module(file), content)));
		return classes;
	}

	/** {@code code/__torch__/a/b.py} → {@code __torch__.a.b} */
	private static String module(final String file) {
		return file.substring("code/".length(), file.length() - ".py".length()).replace('/', '.');
	}

	private static void naming(final String file, final Runnable work) {
		try {
			work.run();
		}
		catch (final IllegalArgumentException exc) {
			throw refused(file, exc.getMessage());
		}
	}

	private static IllegalArgumentException refused(final String file, final String why) {
		return new IllegalArgumentException("its code " + file + " " + why);
	}

	private static void requireShort(final String code) {
		int brackets = 0, start = 0;
		for (int i = 0; i < code.length(); i++) {
			if ("([{".indexOf(code.charAt(i)) >= 0) brackets++;
			if (")]}".indexOf(code.charAt(i)) >= 0) brackets--;
			if (code.charAt(i) == '\n' && brackets <= 0) start = i;
			if (i - start > MAX_STATEMENT) throw new IllegalArgumentException("has a statement of more than " +
				MAX_STATEMENT + " characters");
		}
	}

	private void file(final String module, final List<ScriptLine> lines) {
		String type = null;
		int body = 0;
		for (int i = 0; i < lines.size(); i++) {
			final ScriptLine line = lines.get(i);
			if (line.indent() == 0) {
				variables.clear();
				type = line.word(0).equals("class") ? module + "." + line.word(1) : null;
				body = type == null || i + 1 == lines.size() ? 0 : lines.get(i + 1).indent();
			}
			requireStatement(line);
			if (line.word(0).equals("class") && line.indent() > 0) throw new IllegalArgumentException(
				"has a class in another");
			if (line.word(0).equals("def")) {
				if (line.indent() != body) throw new IllegalArgumentException("has a function in another, '" + line
					.word(1) + "'");
				begin(type, line, lines.subList(i + 1, end(lines, i)));
			}
			words(line);
			assign(line);
		}
	}

	/** Where the body of a function ends. */
	private static int end(final List<ScriptLine> lines, final int def) {
		int end = def + 1;
		while (end < lines.size() && lines.get(end).indent() > lines.get(def).indent())
			end++;
		return end;
	}

	private static void requireStatement(final ScriptLine line) {
		final String first = line.word(0);
		if (first.equals("@")) throw notNeeded(first);
		final boolean compound = COMPOUND.contains(first);
		if (compound && (!line.word(line.size() - 1).equals(":") || line.assignment() >= 0))
			throw new IllegalArgumentException("has more than a statement in the line of '" + first + "'");
	}

	/** Notes which parameters and variables of a function are of which class. */
	private void begin(final String type, final ScriptLine line, final List<ScriptLine> body) {
		variables.clear();
		final Set<String> once = new HashSet<>();
		unclear = new HashSet<>();
		final int close = line.closing(2);
		for (int from = 3, to; from < close; from = to + 1) {
			to = next(line, from, close);
			final String name = line.word(from);
			assigned(name, once);
			if (type != null && from == 3) variables.put(name, type);
			else if (line.word(from + 1).equals(":")) note(name, line.joined(from + 2, to));
		}
		for (final ScriptLine statement : body)
			targets(statement).forEach(name -> assigned(name, once));
		variables.keySet().removeAll(unclear);
	}

	private void note(final String name, final String type) {
		if (classes.contains(type)) variables.put(name, type);
	}

	private void assigned(final String name, final Set<String> once) {
		if (!once.add(name)) unclear.add(name);
	}

	/** The next comma outside of brackets, or the end. */
	private static int next(final ScriptLine line, final int from, final int end) {
		int brackets = 0;
		for (int i = from; i < end; i++) {
			if ("([{".contains(line.word(i))) brackets++;
			if (")]}".contains(line.word(i))) brackets--;
			if (brackets == 0 && line.word(i).equals(",")) return i;
		}
		return end;
	}

	/** Whatever a statement may assign to, each as often as it is named there. */
	private static List<String> targets(final ScriptLine line) {
		final List<String> targets = new ArrayList<>();
		for (int i = 0; i < line.assignment(); i++)
			if (line.isBare(i)) targets.add(line.word(i));
		for (int i = 0; i < line.size(); i++) {
			if (!line.word(i).equals("for") || !line.isBare(i)) continue;
			for (int k = i + 1; k < line.size() && !line.word(k).equals("in"); k++)
				if (line.isBare(k)) targets.add(line.word(k));
		}
		return targets;
	}

	/** A variable that gets its only value here, and of which the class is plain. */
	private void assign(final ScriptLine line) {
		if (!line.isBare(0) || !line.word(1).equals("=") || line.assignment() != 1 || unclear.contains(line.word(0)))
			return;
		if (line.joined(2, line.size()).matches("__torch__(\\.\\w+)+")) variables.put(line.word(0), FUNCTION);
		final Chain chain = chain(line, line.size() - 1);
		if (chain != null && chain.start == 2 && chain.type != null) note(line.word(0), chain.type);
	}

	private void words(final ScriptLine line) {
		final boolean header = line.word(0).equals("def") || line.word(0).equals("class");
		for (int i = header ? 2 : 0; i < line.size(); i++) {
			if (!line.isName(i)) continue;
			if (line.word(i - 1).equals(".")) member(line, i);
			else bare(line, i);
		}
	}

	private void bare(final ScriptLine line, final int at) {
		final String name = line.word(at), next = line.word(at + 1);
		final boolean root = List.of("torch", "ops", "__torch__", "CONSTANTS").contains(name);
		if (root && !next.equals(".")) throw new IllegalArgumentException("uses '" + name + "' as a value");
		if (FOREIGN_WORDS.contains(name)) throw notNeeded(name);
		if (name.equals("getattr")) getattr(line, at);
		else if (next.equals("(") && !mayBeCalled(name)) throw notNeeded(name);
		if (name.equals("unchecked_cast") && !line.joined(at + 2, next(line, at + 2, line.closing(at + 1))).matches(
			"((Optional|List)\\[)*(Tensor|int|float|bool|str)\\]*")) throw notNeeded(line.joined(at, line.closing(at +
				1) + 1));
	}

	private boolean mayBeCalled(final String name) {
		return KEYWORDS.contains(name) || ScriptOperators.function(name) || FUNCTION.equals(variables.get(name));
	}

	/** {@code getattr(VALUE, "name")} is {@code VALUE.name}. */
	private void getattr(final ScriptLine line, final int at) {
		final int close = line.word(at + 1).equals("(") ? line.closing(at + 1) : at;
		final String name = line.text(close - 1);
		if (name == null || !line.word(close - 2).equals(",")) throw notNeeded("getattr");
		final Chain value = chain(line, close - 3);
		final boolean known = value != null && value.start == at + 2 && classes.has(value.type, name);
		if (!known) throw notNeeded("getattr(…, " + line.word(close - 1) + ")");
	}

	private void member(final ScriptLine line, final int at) {
		final String name = line.word(at), before = line.word(at - 2);
		if (line.isBare(at - 2) && before.equals("ops")) {
			if (!ScriptOperators.in(name, line.word(at + 2)) || !line.word(at + 1).equals(".")) throw notNeeded(line
				.joined(at - 2, Math.min(at + 3, line.size())));
			return;
		}
		final boolean operator = line.isBare(at - 4) && line.word(at - 4).equals("ops") && line.word(at - 3).equals(
			".");
		final boolean constant = line.isBare(at - 2) && before.equals("CONSTANTS") && name.matches("c\\d+");
		if (operator || constant || ScriptOperators.aten(name) || belongsToCode(line, at)) return;
		final Chain value = chain(line, at - 2);
		if (value == null || !classes.has(value.type, name)) throw notNeeded(before.equals("torch") ? "torch." + name
			: "." + name);
	}

	/** Whether it is part of a name that begins with {@code __torch__}: a class or function of the code itself. */
	private static boolean belongsToCode(final ScriptLine line, final int at) {
		int start = at;
		while (line.word(start - 1).equals(".") && line.isName(start - 2))
			start -= 2;
		return line.isBare(start) && line.word(start).equals("__torch__");
	}

	private static IllegalArgumentException notNeeded(final String name) {
		return new IllegalArgumentException("uses '" + (name.length() > 100 ? name.substring(0, 100) + "…" : name) +
			"', which is not among what networks need");
	}

	/**
	 * A value that is reached by members alone: {@code (getattr(self.body, "0")).conv}; the type is null where unclear.
	 */
	private record Chain(int start, String type) {}

	/** The chain whose last word stands at a place; null where there is none. */
	private Chain chain(final ScriptLine line, final int last) {
		if (line.isBare(last)) return new Chain(last, variables.get(line.word(last)));
		if (line.isName(last)) {
			final Chain owner = chain(line, last - 2);
			return owner == null ? null : new Chain(owner.start, classes.type(owner.type, line.word(last)));
		}
		if (!line.word(last).equals(")")) return null;
		final int open = line.opening(last);
		final String before = line.word(open - 1);
		if (line.isBare(open - 1) && before.equals("getattr")) return attribute(line, open, last);
		final boolean called = line.isName(open - 1) && !(line.isBare(open - 1) && KEYWORDS.contains(before)) || before
			.equals(")") || before.equals("]");
		final Chain inner = called ? null : chain(line, last - 1);
		return inner == null || inner.start != open + 1 ? null : new Chain(open, inner.type);
	}

	private Chain attribute(final ScriptLine line, final int open, final int close) {
		final Chain value = chain(line, close - 3);
		final String name = line.text(close - 1);
		if (value == null || value.start != open + 1 || name == null) return null;
		return new Chain(open - 1, classes.type(value.type, name));
	}
}
