import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Collectors;
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
 * Measures the density of Java sources: {@code java scripts/style/Style.java FOLDER...}, by default {@code src/main/java}.
 * Tokens are words, numbers, texts and signs, without comments; a column is a character, a tab counts as four. With
 * {@code -v} before the folders it also lists the methods of more than 90 tokens, the longest lines and the ternaries.
 */
public final class Style {

	private static final Pattern TOKEN = Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'" +
		"|[\\p{L}_$][\\p{L}\\d_$]*|\\d[\\w.]*|->|::|[-+*/%&|^!=<>]=|&&|\\|\\||\\+\\+|--|\\S", Pattern.DOTALL);
	private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)//[^\n]*");
	private static final int LIMIT = 120;
	private static final int TAB = 4;
	private static final int LISTED = 90;

	private final List<Integer> fileLines = new ArrayList<>();
	private final List<Integer> methodLines = new ArrayList<>();
	private final List<Integer> methodTokens = new ArrayList<>();
	private final List<String> longLines = new ArrayList<>();
	private final List<String> listed = new ArrayList<>();
	private long lines;
	private long codeLines;
	private long codeCharacters;
	private long ternaries;
	private long joined;
	private long publicMethods;
	private long documented;

	public static void main(final String[] arguments) throws IOException {
		final List<String> given = new ArrayList<>(List.of(arguments));
		final boolean listing = given.remove("-v");
		final List<String> folders = given.isEmpty() ? List.of("src/main/java") : given;
		for (final String folder : folders) {
			final Style style = new Style();
			style.measure(Path.of(folder));
			if (listing) style.listed.forEach(System.out::println);
			style.print(folder);
		}
	}

	private void measure(final Path folder) throws IOException {
		final List<Path> files;
		try (Stream<Path> all = Files.walk(folder)) {
			files = all.filter(f -> f.toString().endsWith(".java")).sorted().collect(Collectors.toList());
		}
		files.forEach(this::text);
		final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			final Iterable<? extends JavaFileObject> sources = manager.getJavaFileObjectsFromPaths(files);
			final JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
			final DocTrees trees = DocTrees.instance(task);
			for (final CompilationUnitTree unit : task.parse())
				new Methods(unit, trees).scan(unit, null);
		}
	}

	private void text(final Path file) {
		final List<String> all;
		try {
			all = Files.readAllLines(file);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
		fileLines.add(all.size());
		lines += all.size();
		for (int i = 0; i < all.size(); i++) {
			final String line = all.get(i);
			final String bare = line.strip();
			if (line.replace("\t", " ".repeat(TAB)).length() > LIMIT) {
				longLines.add(file + ":" + (i + 1));
				listed.add(file + ":" + (i + 1) + " line of more than " + LIMIT + " columns");
			}
			if (bare.isEmpty() || bare.startsWith("*") || bare.startsWith("/*") || bare.startsWith("//")) continue;
			codeLines++;
			codeCharacters += bare.length();
		}
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
			final boolean shown = method.getModifiers().getFlags().contains(Modifier.PUBLIC);
			final boolean overrides = method.getModifiers().getAnnotations().toString().contains("Override");
			if (shown && !overrides && method.getReturnType() != null) {
				publicMethods++;
				if (trees.getDocComment(getCurrentPath()) != null) documented++;
			}
			return super.visitMethod(method, nothing);
		}

		private String place(final Tree tree) {
			final long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
			return Path.of(unit.getSourceFile().getName()) + ":" + line;
		}

		private void body(final MethodTree method, final String text) {
			methodLines.add((int) text.lines().count());
			final Matcher tokens = TOKEN.matcher(COMMENT.matcher(text).replaceAll(""));
			int n = 0;
			while (tokens.find())
				n++;
			methodTokens.add(n);
			if (n > LISTED) listed.add(place(method) + " " + method.getName() + ": " + n + " tokens");
		}

		@Override
		public Void visitConditionalExpression(final ConditionalExpressionTree ternary, final Void nothing) {
			ternaries++;
			listed.add(place(ternary) + " ternary");
			return super.visitConditionalExpression(ternary, nothing);
		}

		@Override
		public Void visitVariable(final VariableTree variable, final Void nothing) {
			final long type = variable.getType() == null ? -1 : positions.getStartPosition(unit, variable.getType());
			if (type >= 0 && !types.add(type)) {
				joined++;
				listed.add(place(variable) + " second variable of a declaration: " + variable.getName());
			}
			return super.visitVariable(variable, nothing);
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
		say("lines above %d columns  %d (%.1f %%)%s", LIMIT, longLines.size(), 100.0 * longLines.size() / lines, longLines
			.isEmpty() ? "" : ", the first: " + longLines.get(0));
		say("public methods documented  %.0f %%", 100.0 * documented / publicMethods);
	}

	/** Median, 90th percentile, greatest. */
	private static String spread(final List<Integer> values) {
		Collections.sort(values);
		final int n = values.size();
		return String.format(Locale.ROOT, "median %d, 90 %% below %d, greatest %d", values.get(n / 2), values.get(n * 9 / 10),
			values.get(n - 1));
	}

	private static void say(final String format, final Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}
}
