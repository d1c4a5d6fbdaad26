package sc.fiji.superres.foreign;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks other people's TorchScript before libtorch runs it. Every name behind a dot must be an operator that networks
 * need, or a member of the class of the value in front of the dot, where that class is certain. Every other name is
 * refused, because libtorch takes any other name behind any value for an operator, {@code aten::save} among them.
 * <p>
 * This class checks the structure of each file; {@link ScriptNames} checks the names in each statement.
 * </p>
 */
final class ScriptCheck {

	/** The greatest number of characters of all code: libtorch calls itself recursively for code that is nested. */
	private static final int MAX_CODE = 2 << 20;

	/** The greatest number of characters of a statement: libtorch calls itself recursively for its parts. */
	private static final int MAX_STATEMENT = 20_000;

	/** Statements that end in a colon and are followed by an indented block. */
	private static final Set<String> COMPOUND = Set.of("class", "def", "if", "elif", "else", "for", "while");

	private final String module;
	private final List<ScriptLine> lines;
	private final ScriptScope scope;
	private final ScriptNames names;
	/** Full name of the class at hand; null outside of classes. */
	private String type;
	/** Indentation of functions: 0 outside of classes. */
	private int body;

	private ScriptCheck(final String module, final List<ScriptLine> lines, final ScriptClasses classes) {
		this.module = module;
		this.lines = lines;
		scope = new ScriptScope(classes);
		names = new ScriptNames(classes, scope);
	}

	/**
	 * Checks all code of a network.
	 *
	 * @param code name of each file below the top folder → its text
	 * @return the classes that it declares
	 * @throws IllegalArgumentException when a file does what no network needs; the message names it
	 */
	static ScriptClasses check(final Map<String, String> code) {
		final ScriptClasses classes = new ScriptClasses();
		declared(code, classes).forEach((file, lines) -> check(file, lines, classes));
		return classes;
	}

	/** Cuts all files into statements and adds the classes that they declare. */
	private static Map<String, List<ScriptLine>> declared(final Map<String, String> code, final ScriptClasses classes) {
		final Map<String, List<ScriptLine>> files = new TreeMap<>();
		int length = 0;
		for (final Map.Entry<String, String> file : code.entrySet()) {
			final String name = file.getKey();
			length += file.getValue().length();
			requireTotal(name, length);
			naming(name, () -> files.put(name, declared(name, file.getValue(), classes)));
		}
		return files;
	}

	private static void check(final String file, final List<ScriptLine> lines, final ScriptClasses classes) {
		naming(file, new ScriptCheck(module(file), lines, classes)::statements);
	}

	private static void requireTotal(final String file, final int length) {
		if (length > MAX_CODE) throw refused(file, "and what comes before it is more than " + MAX_CODE + " bytes");
	}

	/** Cuts a file into statements and adds the classes that it declares. */
	private static List<ScriptLine> declared(final String file, final String text, final ScriptClasses classes) {
		requireShort(text);
		final List<ScriptLine> lines = ScriptLine.of(text);
		classes.add(module(file), lines);
		return lines;
	}

	/** Returns {@code __torch__.a.b} for {@code code/__torch__/a/b.py}. */
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
		int brackets = 0;
		int start = 0;
		for (int i = 0; i < code.length(); i++) {
			brackets += nesting(code.charAt(i));
			if (code.charAt(i) == '\n' && brackets <= 0) start = i;
			if (i - start > MAX_STATEMENT) throw tooLong();
		}
	}

	private static IllegalArgumentException tooLong() {
		return new IllegalArgumentException("has a statement of more than " + MAX_STATEMENT + " characters");
	}

	private static int nesting(final char character) {
		if ("([{".indexOf(character) >= 0) return 1;
		if (")]}".indexOf(character) >= 0) return -1;
		return 0;
	}

	private void statements() {
		for (int i = 0; i < lines.size(); i++)
			statement(i);
	}

	private void statement(final int at) {
		final ScriptLine line = lines.get(at);
		if (line.indent() == 0) outermost(at);
		requireStatement(line);
		if (isNestedClass(line)) throw new IllegalArgumentException("has a class in another");
		if (line.begins("def")) function(at);
		names.check(line);
		scope.assign(line);
	}

	private static boolean isNestedClass(final ScriptLine line) {
		return line.begins("class") && line.indent() > 0;
	}

	/** Notes whether a class begins in a line without indentation. */
	private void outermost(final int at) {
		scope.clear();
		type = null;
		body = 0;
		if (lines.get(at).begins("class")) beginClass(at);
	}

	private void beginClass(final int at) {
		type = module + "." + lines.get(at).word(1);
		if (at + 1 < lines.size()) body = lines.get(at + 1).indent();
	}

	private void function(final int at) {
		final ScriptLine line = lines.get(at);
		if (line.indent() != body) throw nestedFunction(line.word(1));
		scope.begin(type, line, lines.subList(at + 1, end(at)));
	}

	private static IllegalArgumentException nestedFunction(final String name) {
		return new IllegalArgumentException("has a function in another, '" + name + "'");
	}

	/** The end of the block that the statement at a place begins. */
	private int end(final int at) {
		int end = at + 1;
		while (end < lines.size() && lines.get(end).indent() > lines.get(at).indent())
			end++;
		return end;
	}

	private static void requireStatement(final ScriptLine line) {
		final String first = line.word(0);
		if (first.equals("@")) throw ScriptNames.notNeeded(first);
		if (!COMPOUND.contains(first)) return;
		if (!endsInColon(line) || line.assignment() >= 0) throw severalStatements(first);
	}

	private static boolean endsInColon(final ScriptLine line) {
		return line.word(line.size() - 1).equals(":");
	}

	private static IllegalArgumentException severalStatements(final String first) {
		return new IllegalArgumentException("has more than a statement in the line of '" + first + "'");
	}
}
