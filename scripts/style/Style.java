import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;

/**
 * Measures the density of Java sources: {@code java scripts/style/Style.java FOLDER...}, by default
 * {@code src/main/java}. Tokens are words, numbers, texts and signs, without comments; a column is a character, a tab
 * counts as four. With {@code -v} it also lists methods of more than 90 tokens, lines of more than 120 columns,
 * ternaries, and declarations of several variables.
 */
public final class Style {

	private static final String TEXT_BLOCK = "\"\"\".*?\"\"\"";
	private static final String TEXT = "\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'";
	private static final String WORD = "[\\p{L}_$][\\p{L}\\d_$]*|\\d[\\w.]*";
	private static final String SIGN = "->|::|[-+*/%&|^!=<>]=|&&|\\|\\||\\+\\+|--|\\S";
	private static final Pattern TOKEN = Pattern.compile(String.join("|", TEXT_BLOCK, TEXT, WORD, SIGN),
		Pattern.DOTALL);
	private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)//[^\n]*");
	private static final int LIMIT = 120;
	private static final int TAB = 4;
	private static final int LISTED = 90;

	private final List<Integer> fileLines = new ArrayList<>();
	private final List<Integer> methodLines = new ArrayList<>();
	private final List<Integer> methodTokens = new ArrayList<>();
	private final List<String> listed = new ArrayList<>();
	private long lines;
	private long longLines;
	private long codeLines;
	private long codeCharacters;
	private long ternaries;
	private long joined;
	private long publicMethods;
	private long documented;

	public static void main(final String[] arguments) throws IOException {
		final List<String> folders = new ArrayList<>(List.of(arguments));
		final boolean listing = folders.remove("-v");
		if (folders.isEmpty()) folders.add("src/main/java");
		for (final String folder : folders) {
			final Style style = new Style();
			style.measure(Path.of(folder));
			if (listing) style.listed.forEach(System.out::println);
			style.print(folder);
		}
	}

	private void measure(final Path folder) throws IOException {
		final List<Path> files = javaFiles(folder);
		for (final Path file : files)
			measureLines(file);
		final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			final Iterable<? extends JavaFileObject> sources = manager.getJavaFileObjectsFromPaths(files);
			final JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
			final DocTrees trees = DocTrees.instance(task);
			for (final CompilationUnitTree unit : task.parse())
				new Methods(unit, trees).scan(unit, null);
		}
	}

	private static List<Path> javaFiles(final Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
		}
	}

	private void measureLines(final Path file) throws IOException {
		final List<String> all = Files.readAllLines(file);
		fileLines.add(all.size());
		lines += all.size();
		for (int i = 0; i < all.size(); i++)
			measureLine(all.get(i), file + ":" + (i + 1));
	}

	private void measureLine(final String line, final String place) {
		if (line.replace("\t", " ".repeat(TAB)).length() > LIMIT) {
			longLines++;
			listed.add(place + " line of more than " + LIMIT + " columns");
		}
		final String bare = line.strip();
		final boolean comment = bare.startsWith("*") || bare.startsWith("/*") || bare.startsWith("//");
		if (bare.isEmpty() || comment) return;
		codeLines++;
		codeCharacters += bare.length();
	}

	private final class Methods extends TreePathScanner<Void, Void> {

		private final CompilationUnitTree unit;
		private final DocTrees trees;
		private final SourcePositions positions;
		private final String source;
		private final Set<Long> types = new HashSet<>();

		Methods(final CompilationUnitTree unit, final DocTrees trees) throws IOException {
			this.unit = unit;
			this.trees = trees;
			positions = trees.getSourcePositions();
			source = unit.getSourceFile().getCharContent(true).toString();
		}

		@Override
		public Void visitMethod(final MethodTree method, final Void nothing) {
			final int from = (int) positions.getStartPosition(unit, method);
			final int to = (int) positions.getEndPosition(unit, method);
			if (from >= 0 && to > from && method.getBody() != null) body(method, source.substring(from, to));
			if (isPublic(method)) {
				publicMethods++;
				if (trees.getDocComment(getCurrentPath()) != null) documented++;
			}
			return super.visitMethod(method, nothing);
		}

		/** Whether a method is public, no constructor, and does not take its description from a supertype. */
		private static boolean isPublic(final MethodTree method) {
			final boolean overrides = method.getModifiers().getAnnotations().toString().contains("Override");
			final boolean shown = method.getModifiers().getFlags().contains(Modifier.PUBLIC);
			return shown && !overrides && method.getReturnType() != null;
		}

		private String place(final Tree tree) {
			final long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
			return Path.of(unit.getSourceFile().getName()) + ":" + line;
		}

		private void body(final MethodTree method, final String text) {
			methodLines.add((int) text.lines().count());
			final int tokens = tokens(text);
			methodTokens.add(tokens);
			if (tokens > LISTED) listed.add(place(method) + " " + method.getName() + ": " + tokens + " tokens");
		}

		private static int tokens(final String text) {
			final Matcher matcher = TOKEN.matcher(COMMENT.matcher(text).replaceAll(""));
			int tokens = 0;
			while (matcher.find())
				tokens++;
			return tokens;
		}

		@Override
		public Void visitConditionalExpression(final ConditionalExpressionTree ternary, final Void nothing) {
			ternaries++;
			listed.add(place(ternary) + " ternary");
			return super.visitConditionalExpression(ternary, nothing);
		}

		@Override
		public Void visitVariable(final VariableTree variable, final Void nothing) {
			if (variable.getType() != null) checkJoined(variable);
			return super.visitVariable(variable, nothing);
		}

		/**
		 * The variables of one declaration share the place of their type, as do a component of a record and the
		 * parameter of its compact constructor, which is no second variable.
		 */
		private void checkJoined(final VariableTree variable) {
			if (getCurrentPath().getParentPath().getLeaf() instanceof MethodTree) return;
			final long type = positions.getStartPosition(unit, variable.getType());
			if (type < 0 || types.add(type)) return;
			joined++;
			listed.add(place(variable) + " second variable of a declaration: " + variable.getName());
		}
	}

	private void print(final String folder) {
		say("%s: %d files, %d lines", folder, fileLines.size(), lines);
		say("lines a file          %s", spread(fileLines));
		say("lines a method        %s", spread(methodLines));
		say("tokens a method       %s", spread(methodTokens));
		say("characters a code line  %.1f", (double) codeCharacters / codeLines);
		say("ternaries a thousand lines  %.1f", 1000.0 * ternaries / lines);
		say("several variables in one declaration, a thousand lines  %.1f", 1000.0 * joined / lines);
		say("lines above %d columns  %d (%.1f %%)", LIMIT, longLines, 100.0 * longLines / lines);
		say("public methods documented  %.0f %%", 100.0 * documented / publicMethods);
	}

	/** Median, 90th percentile, greatest. */
	private static String spread(final List<Integer> values) {
		Collections.sort(values);
		final int n = values.size();
		return String.format(Locale.ROOT, "median %d, 90 %% below %d, greatest %d", values.get(n / 2),
			values.get(n * 9 / 10), values.get(n - 1));
	}

	private static void say(final String format, final Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}
}
